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
import type { Person, TestWorld } from './test-world.ts'

/** How long a signed deed may be on its way, in seconds. */
const DAY = 86_400

/** Somebody with a key on their own machine. */
export class AgreementSigner {
  readonly person: Person
  readonly #secret: Uint8Array
  readonly #now: () => Date
  #nonce = 1

  constructor(world: TestWorld, person: Person, seed: number) {
    this.#now = () => world.clock.now()
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

  fresh(what: UnsignedDeed): SignedDeed {
    this.#nonce += 1
    const deadline = Math.floor(this.#now().getTime() / 1000) + DAY
    return { ...what, nonce: `${this.#nonce}`, deadline: `${deadline}` } as SignedDeed
  }

  signatureUnder({ termsHash, signing, draft }: AgreementView, deed: SignedDeed): HexText {
    if (signing === null || termsHash === null) throw new Error('it does not run')
    const by = chainAddressOf(this.#secret)
    const context = { kind: draft.kind, termsHash: termsHash as HexText, by, place: signing.place }
    return signTypedData(deedDocument(deed, context), this.#secret)
  }

  async does(agreementId: AgreementView['agreementId'], what: UnsignedDeed): Promise<AgreementView> {
    const deed = this.fresh(what)
    const signature = this.signatureUnder(await this.sees(agreementId), deed)
    return this.person.api.agreements.actOnAgreement.mutate({ agreementId, deed, signature })
  }
}

/** A deed before it has a number and a time. */
export type UnsignedDeed = SignedDeed extends infer Deed
  ? Deed extends SignedDeed
    ? Omit<Deed, 'nonce' | 'deadline'>
    : never
  : never

/** A person of the world who may sign: with a key of their own, known to the server. */
export async function agreementSigner(
  world: TestWorld,
  name: string,
  seed: number,
): Promise<AgreementSigner> {
  const made = new AgreementSigner(world, await world.person(name), seed)
  await made.register()
  return made
}

/** A stud agreement that both have signed; the one is the dam's owner. */
export async function agreedBy(
  one: AgreementSigner,
  other: AgreementSigner,
  draft: BreedingDraft,
): Promise<AgreementView> {
  const proposed = await one.proposes(draft, 'dam-owner')
  await other.joins(codeFor(proposed, 'sire-owner'))
  await one.signs(proposed.agreementId)
  return other.signs(proposed.agreementId)
}

/** The code that invites somebody to a role; empty when nobody is invited to it. */
export function codeFor({ invitations }: AgreementView, role: string): string {
  return invitations.find(invitation => invitation.role === role)?.code ?? ''
}

/** A stud agreement about Luna and Rex, settled between the two. */
export function breedingDraft(change: Partial<BreedingDraft> = {}): BreedingDraft {
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

/** The adoption of Mika, a cat, on three weeks' trial. */
export function adoptionDraft(): AdoptionDraft {
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
