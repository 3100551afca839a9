import { createHash } from 'node:crypto'
import {
  type AdoptionDraft,
  type AgreementView,
  agreementDocument,
  type BreedingDraft,
  chainAddressOf,
  deedDocument,
  type HexText,
  keyPossessionDocument,
  type SignedDeed,
  signTypedData,
} from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAnvil } from '../../../gateways/chain/start-anvil.ts'
import { expectRefusal, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'

const DAY = 86_400
let world: TestWorld
let carla: Signer
let ben: Signer
let dora: Signer
beforeAll(async () => {
  world = await TestWorld.create({ chain: { enabled: true } })
  carla = await signer('carla', 1)
  ben = await signer('ben', 2)
  dora = await signer('dora', 3)
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
    const act = (who: Signer, what: SignedDeed) =>
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
  const nora = new Signer(await offline.person('nora'), 9)
  const proposed = await nora.proposes(breedingDraft(), 'dam-owner')

  expect([proposed.signing, proposed.mayDo]).toEqual([null, ['change', 'withdraw']])
})

/** Somebody with a key on their own machine. */
class Signer {
  readonly person: Person
  readonly #secret: Uint8Array
  #nonce = 1

  constructor(person: Person, seed: number) {
    this.person = person
    this.#secret = new Uint8Array(32).fill(seed)
  }

  async register(): Promise<void> {
    const account = createHash('sha256').update(this.person.userId).digest('hex')
    const signature = signTypedData(keyPossessionDocument(`0x${account}`), this.#secret)
    const address = chainAddressOf(this.#secret)
    await this.person.api.agreements.registerAgreementKey.mutate({ address, signature })
  }

  proposes(draft: BreedingDraft | AdoptionDraft, myRole: 'dam-owner' | 'shelter'): Promise<AgreementView> {
    return this.person.api.agreements.proposeAgreement.mutate({ draft, myRole })
  }

  joins(code: string): Promise<AgreementView> {
    return this.person.api.agreements.joinAgreement.mutate({ code })
  }

  sees(agreementId: AgreementView['agreementId']): Promise<AgreementView> {
    return this.person.api.agreements.getAgreement.query({ agreementId })
  }

  async signs(agreementId: AgreementView['agreementId']): Promise<AgreementView> {
    const view = await this.sees(agreementId)
    const signature = this.signatureFor(view)
    return this.person.api.agreements.signAgreement.mutate({ agreementId, version: view.version, signature })
  }

  signatureFor({ draft, agreementId, writtenOn, parties, signing }: AgreementView): HexText {
    if (signing === null) throw new Error('not ready to be signed')
    const signers = Object.fromEntries(parties.map(({ role, address }) => [role, address ?? undefined]))
    return signTypedData(
      agreementDocument({ draft, facts: { agreementId, writtenOn }, signers, signing }),
      this.#secret,
    )
  }

  fresh(what: Unsigned): SignedDeed {
    this.#nonce += 1
    const deadline = Math.floor(world.clock.now().getTime() / 1000) + DAY
    return { ...what, nonce: `${this.#nonce}`, deadline: `${deadline}` } as SignedDeed
  }

  signatureUnder({ termsHash, signing, draft }: AgreementView, deed: SignedDeed): HexText {
    if (signing === null || termsHash === null) throw new Error('it does not run')
    const by = chainAddressOf(this.#secret)
    const context = { kind: draft.kind, termsHash: termsHash as HexText, by, place: signing.place }
    return signTypedData(deedDocument(deed, context), this.#secret)
  }

  async does(agreementId: AgreementView['agreementId'], what: Unsigned): Promise<AgreementView> {
    const deed = this.fresh(what)
    const signature = this.signatureUnder(await this.sees(agreementId), deed)
    return this.person.api.agreements.actOnAgreement.mutate({ agreementId, deed, signature })
  }
}

type Unsigned = SignedDeed extends infer Deed
  ? Deed extends SignedDeed
    ? Omit<Deed, 'nonce' | 'deadline'>
    : never
  : never

async function signer(name: string, seed: number): Promise<Signer> {
  const made = new Signer(await world.person(name), seed)
  await made.register()
  return made
}

async function agreedBy(one: Signer, other: Signer, draft: BreedingDraft): Promise<AgreementView> {
  const proposed = await one.proposes(draft, 'dam-owner')
  await other.joins(codeFor(proposed, 'sire-owner'))
  await one.signs(proposed.agreementId)
  return other.signs(proposed.agreementId)
}

function codeFor({ invitations }: AgreementView, role: string): string {
  return invitations.find(invitation => invitation.role === role)?.code ?? ''
}

function breedingDraft(change: Partial<BreedingDraft> = {}): BreedingDraft {
  return {
    ...{ kind: 'breeding', language: 'en' },
    ...{ dam: { name: 'Luna', registration: null }, sire: { name: 'Rex', registration: null } },
    ...{ damOwner: { name: 'Carla' }, sireOwner: { name: 'Ben' }, damCoOwner: null, sireCoOwner: null },
    ...{
      arbiter: { name: 'PawfectMatch office' },
      matingPlace: 'Hamburg',
      travelCosts: 'shared',
      healthTests: [],
    },
    ...{ settlement: 'between-us', currency: 'EUR', matingFeeCents: 10_000, pregnancyFeeCents: 0 },
    ...{
      litterFeeCents: 50_000,
      pickBondCents: 0,
      matingDays: 60,
      pregnancyDays: 45,
      litterDays: 60,
      pickDays: 70,
    },
    ...{
      objectionDays: 7,
      arbitrationDays: 30,
      silentSharePercent: 50,
      livingAfterDays: 10,
      minimumLiving: 3,
    },
    ...{ picker: 'sire-owner', picks: 1, returnMating: 'without-litter', returnMatings: 1 },
    ...{ registrar: 'dam-owner', notes: '' },
    ...change,
  }
}

function adoptionDraft(): AdoptionDraft {
  return {
    ...{ kind: 'adoption', language: 'en', animal: { name: 'Mika', registration: null } },
    ...{
      adopter: { name: 'Dora' },
      shelter: { name: 'Shelter Nord' },
      arbiter: { name: 'PawfectMatch office' },
    },
    ...{ disclosures: [], homeCheck: 'done', neutering: 'done', settlement: 'between-us', currency: 'EUR' },
    ...{ feeCents: 25_000, depositCents: 10_000, keptOnReturnCents: 5_000, trialDays: 21, objectionDays: 7 },
    ...{ arbitrationDays: 30, silentSharePercent: 50, passingOn: 'back-to-shelter', notes: '' },
  }
}
