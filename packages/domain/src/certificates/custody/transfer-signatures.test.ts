import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ana, answer, ben, carla, dora, mallory, offer } from './test-custody.ts'
import { gatherSignatures, missingSigners, signaturesNeeded } from './transfer-signatures.ts'
import { type SignedStep, signStep } from './transfer-step.ts'

const owners = offer({
  from: [carla.did, dora.did],
  to: [
    { key: ana.did, role: 'owner' },
    { key: ben.did, role: 'keeper' },
  ],
})
const PEOPLE = [ana, ben, carla, dora, mallory]
const signedAt = new Date('2026-06-01T10:00:00Z')
const alone = (document: SignedStep['document'], who: (typeof PEOPLE)[number]) =>
  signStep(document, { secretKey: who.secretKey, signedAt })

describe('the signatures of a step', () => {
  test('an offer needs every giver, an acceptance every taker, a settlement both sides, an objection one', () => {
    const needed = (
      ['PetTransferOffer', 'PetTransferAcceptance', 'PetTransferSettlement', 'PetTransferDispute'] as const
    ).map(type => signaturesNeeded(type, owners))
    const all = [carla.did, dora.did, ana.did, ben.did]
    expect(needed).toEqual([
      { keys: [carla.did, dora.did], howMany: 'all' },
      { keys: [ana.did, ben.did], howMany: 'all' },
      { keys: all, howMany: 'all' },
      { keys: all, howMany: 'one' },
    ])
  })

  test('gathered one by one they are complete exactly when nobody is missing, in whatever order', () => {
    const acceptance = answer('PetTransferAcceptance', owners, '2026-06-02T10:00:00Z')
    const documents = [owners, acceptance]
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 6 }),
        (document, signers) => {
          const [first, ...rest] = signers.map(who => alone(document, who))
          if (first === undefined) return
          const gathered = rest.reduce(
            (kept, step) => gatherSignatures([kept, step], owners),
            gatherSignatures([first], owners),
          )
          const { keys } = signaturesNeeded(document.type, owners)
          const signed = new Set<string>(signers.map(who => who.did))
          expect(missingSigners(gathered, owners)).toEqual(keys.filter(key => !signed.has(key)))
          // One each, and none of anybody it does not need.
          expect(gathered.proofs).toHaveLength(keys.filter(key => signed.has(key)).length)
        },
      ),
      { numRuns: 20 },
    )
  })

  test('error: a signature on another text counts for nobody', () => {
    const other = alone({ ...owners, disputeDays: 1 }, carla)
    const step = { document: owners, proofs: other.proofs }
    expect(missingSigners(step, owners)).toEqual([carla.did, dora.did])
    expect(gatherSignatures([step], owners).proofs).toEqual([])
  })
})
