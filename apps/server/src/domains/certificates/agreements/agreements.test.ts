import type { SignedDeed } from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAnvil } from '../../../gateways/chain/start-anvil.ts'
import {
  AgreementSigner,
  adoptionDraft,
  agreedBy,
  agreementSigner,
  breedingDraft,
  codeFor,
} from '../../../runtime/testing/test-agreements.ts'
import { expectRefusal, TestWorld } from '../../../runtime/testing/test-world.ts'

let world: TestWorld
let carla: AgreementSigner
let ben: AgreementSigner
let dora: AgreementSigner
beforeAll(async () => {
  world = await TestWorld.create({ chain: { enabled: true } })
  carla = await agreementSigner(world, 'carla', 1)
  ben = await agreementSigner(world, 'ben', 2)
  dora = await agreementSigner(world, 'dora', 3)
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

describe.skipIf(findAnvil() === null)('a stud agreement', { timeout: 60_000 }, () => {
  test('runs from the first word to the picked puppy', async () => {
    const agreed = await agreedBy(carla, ben, breedingDraft())
    expect(agreed).toMatchObject({ state: 'running', step: { phase: 'waiting', next: 'mating' } })

    for (const milestone of ['mating', 'pregnancy', 'litter'] as const) {
      const count = milestone === 'litter' ? 4 : 0
      const reported = await ben.does(agreed.agreementId, {
        deed: 'report',
        milestone,
        count,
        words: `the ${milestone}`,
      })
      expect(reported.step).toMatchObject({ phase: 'claimed', claimedBy: 'sire-owner' })
      await carla.does(agreed.agreementId, { deed: 'accept' })
    }
    await carla.does(agreed.agreementId, {
      deed: 'report',
      milestone: 'pick',
      count: 1,
      words: 'Nala went to Ben',
    })
    const ended = await ben.does(agreed.agreementId, { deed: 'accept' })

    expect([ended.state, ended.mayDo]).toEqual(['ended', []])
    expect(ended.timeline.map(event => event.kind)).toEqual([
      ...['proposed', 'joined', 'signed', 'signed', 'begun'],
      ...['report', 'accept', 'report', 'accept', 'report', 'accept', 'report', 'accept'],
    ])
    expect(ended.timeline.every(event => event.written)).toBe(true)
  })

  test('is decided by the office when the sides do not agree, and says why', async () => {
    const { agreementId } = await agreedBy(carla, ben, breedingDraft())
    await ben.does(agreementId, { deed: 'report', milestone: 'mating', count: 0, words: 'done on Sunday' })
    const disputed = await carla.does(agreementId, { deed: 'dispute', words: 'the dog never came' })
    expect(disputed.step).toMatchObject({ phase: 'disputed' })

    const admin = await world.admin()
    expect(
      (await admin.api.agreements.listMyAgreements.query()).agreements.map(row => row.agreementId),
    ).toContain(agreementId)
    const decided = await admin.api.agreements.decideForOffice.mutate({
      agreementId,
      words: 'No mating took place.',
    })

    expect(decided.state).toBe('ended')
    expect((await ben.sees(agreementId)).timeline.at(-1)).toMatchObject({
      kind: 'decide',
      by: 'arbiter',
      words: 'No mating took place.',
      written: true,
    })
  })

  test('takes silence for what was agreed: a report nobody objects to stands', async () => {
    const { agreementId } = await agreedBy(carla, ben, breedingDraft())
    await ben.does(agreementId, { deed: 'report', milestone: 'mating', count: 0, words: '' })
    world.clock.advance({ minutes: 7 * 24 * 60 + 1 })
    expect((await carla.sees(agreementId)).mayDo).toEqual([])
    await world.server.context.ports.agreements.desk.round()

    const view = await carla.sees(agreementId)
    expect(view.step).toMatchObject({ phase: 'waiting', next: 'pregnancy' })
    expect(view.timeline.at(-1)?.kind).toBe('settled')
  })

  test('comes to its end when nobody does anything', async () => {
    const { agreementId } = await agreedBy(carla, ben, breedingDraft())
    world.clock.advance({ minutes: 61 * 24 * 60 })
    await world.server.context.ports.agreements.desk.round()

    expect((await ben.sees(agreementId)).state).toBe('ended')
  })

  test('lets the dam be mated again where that was agreed, and no oftener', async () => {
    const { agreementId } = await agreedBy(carla, ben, breedingDraft())
    const mated = async () => {
      await ben.does(agreementId, { deed: 'report', milestone: 'mating', count: 0, words: '' })
      return carla.does(agreementId, { deed: 'accept' })
    }
    await mated()
    const again = await carla.does(agreementId, { deed: 'take-return-mating' })
    expect(again.step).toMatchObject({ next: 'mating', returnMatingsLeft: 0 })
    expect((await mated()).mayDo).not.toContain('take-return-mating')
  })

  test('needs the co-owner too, and nobody who was never asked', async () => {
    const draft = breedingDraft({ damCoOwner: { name: 'Dora' } })
    const proposed = await carla.proposes(draft, 'dam-owner')
    await ben.joins(codeFor(proposed, 'sire-owner'))
    expect((await carla.sees(proposed.agreementId)).signing).toBeNull()
    await dora.joins(codeFor(proposed, 'dam-co-owner'))

    await carla.signs(proposed.agreementId)
    const waiting = await ben.signs(proposed.agreementId)
    expect(waiting.state).toBe('open')
    expect((await dora.signs(proposed.agreementId)).state).toBe('running')
  })

  test('is signed anew after any change: old signatures are for old words', async () => {
    const { agreementId, version } = await carla
      .proposes(breedingDraft(), 'dam-owner')
      .then(async proposed => {
        await ben.joins(codeFor(proposed, 'sire-owner'))
        return carla.signs(proposed.agreementId)
      })
    const draft = breedingDraft({ matingFeeCents: 50_000 })
    const changed = await ben.person.api.agreements.changeAgreement.mutate({ agreementId, version, draft })

    expect(changed.version).toBe(version + 1)
    expect(changed.parties.map(party => party.signedAt)).toEqual([null, null, null])
    expect(changed.text).toContain('500.00 EUR for the mating')
    const late = carla.person.api.agreements.changeAgreement.mutate({ agreementId, version, draft })
    expect(await expectRefusal(late)).toEqual({ code: 'agreements/changed', facts: { version: version + 1 } })
  })

  test('is signed anew, with nothing lost, when the last signature comes after the time to sign', async () => {
    const proposed = await carla.proposes(breedingDraft(), 'dam-owner')
    const { agreementId } = await ben.joins(codeFor(proposed, 'sire-owner'))
    await carla.signs(agreementId)
    world.clock.advance({ minutes: 61 * 24 * 60 })
    expect(await expectRefusal(ben.signs(agreementId))).toEqual({
      code: 'agreements/refused',
      facts: { reason: 'SignatureExpired' },
    })

    const back = await carla.sees(agreementId)
    expect([back.state, back.version, back.parties.filter(party => party.signedAt !== null)]).toEqual([
      'open',
      2,
      [],
    ])
    expect(back.mayDo).toEqual(['change', 'sign', 'withdraw'])
    await carla.signs(agreementId)
    expect((await ben.signs(agreementId)).state).toBe('running')
  })

  test('outlives the server between the last signature and the record', async () => {
    const { agreementId } = await agreedBy(carla, ben, breedingDraft())
    await ben.does(agreementId, { deed: 'report', milestone: 'mating', count: 0, words: '' })
    await world.restart()

    expect((await carla.does(agreementId, { deed: 'accept' })).step).toMatchObject({ next: 'pregnancy' })
  })

  test('error: takes no signature of somebody else, over something else, or twice', async () => {
    const proposed = await carla.proposes(breedingDraft(), 'dam-owner')
    const { agreementId } = await ben.joins(codeFor(proposed, 'sire-owner'))
    const { version } = proposed
    const bens = ben.signatureFor(await ben.sees(agreementId))
    const forged = carla.person.api.agreements.signAgreement.mutate({ agreementId, version, signature: bens })
    expect((await expectRefusal(forged)).code).toBe('agreements/signature-invalid')

    const agreed = await agreedBy(carla, ben, breedingDraft())
    const deed = ben.fresh({ deed: 'report', milestone: 'mating', count: 0, words: '' })
    const signature = ben.signatureUnder(await ben.sees(agreed.agreementId), deed)
    const act = (who: AgreementSigner, what: SignedDeed) =>
      who.person.api.agreements.actOnAgreement.mutate({
        agreementId: agreed.agreementId,
        deed: what,
        signature,
      })
    expect((await expectRefusal(act(ben, { ...deed, words: 'other words' } as SignedDeed))).code).toBe(
      'agreements/signature-invalid',
    )
    expect((await expectRefusal(act(carla, deed))).code).toBe('agreements/not-your-turn')
    await act(ben, deed)
    expect((await expectRefusal(act(ben, deed))).code).toBe('agreements/not-your-turn')
  })

  test('error: shows nothing to strangers, and a code is good once', async () => {
    const proposed = await carla.proposes(breedingDraft(), 'dam-owner')
    const { agreementId } = proposed
    expect((await expectRefusal(dora.sees(agreementId))).code).toBe('agreements/not-found')
    const code = codeFor(proposed, 'sire-owner')
    await ben.joins(code)
    expect((await expectRefusal(dora.joins(code))).code).toBe('agreements/invitation-unknown')
    expect((await expectRefusal(carla.joins('ABCD-EFGH-JKLM'))).code).toBe('agreements/invitation-unknown')
    expect((await ben.sees(agreementId)).invitations).toEqual([])
  })

  test('error: promises to hold no money where none can be held', async () => {
    const refused = await expectRefusal(carla.proposes(breedingDraft({ settlement: 'held' }), 'dam-owner'))
    expect(refused.code).toBe('agreements/holding-unavailable')
  })
})

describe.skipIf(findAnvil() === null)('an adoption', { timeout: 60_000 }, () => {
  test('lets the animal come back within the trial, and ends', async () => {
    const { agreementId } = await adopted()
    await dora.does(agreementId, { deed: 'announce-return', words: 'The cat does not get on with the baby.' })
    const ended = await carla.does(agreementId, { deed: 'accept' })

    expect(ended.state).toBe('ended')
    expect(ended.timeline.map(event => event.kind).slice(-2)).toEqual(['announce-return', 'accept'])
  })

  test('is done when the trial is over', async () => {
    const { agreementId } = await adopted()
    world.clock.advance({ minutes: 22 * 24 * 60 })
    await world.server.context.ports.agreements.desk.round()

    expect((await dora.sees(agreementId)).state).toBe('ended')
  })

  async function adopted() {
    const proposed = await carla.proposes(adoptionDraft(), 'shelter')
    await dora.joins(codeFor(proposed, 'adopter'))
    await dora.signs(proposed.agreementId)
    return carla.signs(proposed.agreementId)
  }
})

test('without a record nothing can be signed yet, and all answers are kept', async () => {
  await using offline = await TestWorld.create()
  const nora = new AgreementSigner(offline, await offline.person('nora'), 9)
  const proposed = await nora.proposes(breedingDraft(), 'dam-owner')

  expect([proposed.signing, proposed.mayDo]).toEqual([null, ['change', 'withdraw']])
})
