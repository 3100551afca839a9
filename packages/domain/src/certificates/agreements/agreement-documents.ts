import { type HexText, type TypedDocument, typedDocument } from '../typed-data.ts'
import { adoptionTerms } from './adoption-terms.ts'
import { adoptionText } from './adoption-text.ts'
import type { SignedDeed } from './agreement-requests.ts'
import { agreementTextHash } from './agreement-signing.ts'
import type { AgreementDraft, AgreementRole, Milestone, SigningTerms } from './agreement-view.ts'
import { breedingTerms } from './breeding-terms.ts'
import { breedingText } from './breeding-text.ts'
import type { AgreementFacts } from './readable-text.ts'

const MILESTONE = { mating: 1, pregnancy: 2, litter: 3, pick: 4 } as const satisfies Record<Milestone, number>

/** The people of an agreement by their signing addresses. */
export type AgreementSigners = Readonly<Partial<Record<AgreementRole, HexText>>>

/** An agreement ready to be signed. */
export type SignableAgreement = {
  readonly draft: AgreementDraft
  readonly facts: AgreementFacts
  readonly signers: AgreementSigners
  readonly signing: SigningTerms
}

/** Names the milestone a contract numbers; null for 0. */
export function milestoneNumbered(index: number): Milestone | null {
  const [name] = Object.entries(MILESTONE).find(([, number]) => number === index) ?? []
  return (name as Milestone | undefined) ?? null
}

/** Which parts have to sign a draft, in the order the contract wants the signatures. */
export function signingRoles(draft: AgreementDraft): AgreementRole[] {
  if (draft.kind === 'adoption') return ['adopter', 'shelter']
  return [
    'dam-owner',
    'sire-owner',
    ...(draft.damCoOwner === null ? [] : (['dam-co-owner'] as const)),
    ...(draft.sireCoOwner === null ? [] : (['sire-co-owner'] as const)),
  ]
}

/** The name a draft gives to a part; null when it has no such part. */
export function nameInDraft(draft: AgreementDraft, role: AgreementRole): string | null {
  if (role === 'arbiter') return draft.arbiter.name
  if (draft.kind === 'adoption') {
    if (role === 'adopter') return draft.adopter.name
    return role === 'shelter' ? draft.shelter.name : null
  }
  if (role === 'dam-owner') return draft.damOwner.name
  if (role === 'sire-owner') return draft.sireOwner.name
  if (role === 'dam-co-owner') return draft.damCoOwner?.name ?? null
  return role === 'sire-co-owner' ? (draft.sireCoOwner?.name ?? null) : null
}

/** The readable agreement of a draft, in its language. */
export function agreementText(draft: AgreementDraft, facts: AgreementFacts): string {
  return draft.kind === 'breeding' ? breedingText(draft, facts) : adoptionText(draft, facts)
}

/**
 * What everybody signs. Whoever signs recomputes it from the answers they were shown: nothing is signed that does
 * not follow from them.
 *
 * @throws {RangeError} when somebody who has to sign, or the arbiter, has no address yet.
 */
export function agreementDocument({ draft, facts, signers, signing }: SignableAgreement): TypedDocument {
  const text = agreementText(draft, facts)
  const of = (role: AgreementRole): HexText => {
    const address = signers[role]
    if (address === undefined) throw new RangeError(`the ${role} has no signing address yet`)
    return address
  }
  const once = { token: signing.token, nonce: BigInt(signing.nonce), deadline: BigInt(signing.deadline) }
  if (draft.kind === 'adoption') {
    const people = { adopter: of('adopter'), shelter: of('shelter'), arbiter: of('arbiter') }
    const message = adoptionTerms(draft, text, { signers: people, once })
    return typedDocument({ contract: 'AdoptionAgreement', action: 'AdoptionTerms', message }, signing.place)
  }
  const people = {
    damOwner: of('dam-owner'),
    sireOwner: of('sire-owner'),
    damCoOwner: draft.damCoOwner === null ? null : of('dam-co-owner'),
    sireCoOwner: draft.sireCoOwner === null ? null : of('sire-co-owner'),
    arbiter: of('arbiter'),
  }
  const message = breedingTerms(draft, text, { signers: people, once })
  return typedDocument({ contract: 'BreedingAgreement', action: 'BreedingTerms', message }, signing.place)
}

/** Whom and what a signed deed is about. */
export type DeedContext = {
  readonly kind: AgreementDraft['kind']
  /** Identifier of the terms. */
  readonly termsHash: HexText
  /** Who does it. */
  readonly by: HexText
  readonly place: SigningTerms['place']
}

/** What somebody signs to do something in a running agreement. Words are signed by their fingerprint. */
export function deedDocument(deed: SignedDeed, { kind, termsHash, by, place }: DeedContext): TypedDocument {
  const once = { nonce: BigInt(deed.nonce), deadline: BigInt(deed.deadline) }
  const contract = kind === 'breeding' ? 'BreedingAgreement' : 'AdoptionAgreement'
  const agreement = termsHash
  switch (deed.deed) {
    case 'accept':
      return typedDocument({ contract, action: 'Acceptance', message: { agreement, by, ...once } }, place)
    case 'dispute': {
      const message = { agreement, by, evidence: agreementTextHash(deed.words), ...once }
      return typedDocument({ contract, action: 'Dispute', message }, place)
    }
    case 'decide': {
      const message = { agreement, toPayee: 0n, reason: agreementTextHash(deed.words), ...once }
      return typedDocument({ contract, action: 'Decision', message }, place)
    }
    case 'report': {
      const milestone = MILESTONE[deed.milestone]
      const evidence = agreementTextHash(deed.words)
      const message = { agreement, by, milestone, count: deed.count, evidence, ...once }
      return typedDocument({ contract: 'BreedingAgreement', action: 'MilestoneReport', message }, place)
    }
    case 'take-return-mating':
      return typedDocument(
        { contract: 'BreedingAgreement', action: 'ReturnMatingRequest', message: { agreement, ...once } },
        place,
      )
    case 'announce-return': {
      const message = { agreement, evidence: agreementTextHash(deed.words), ...once }
      return typedDocument({ contract: 'AdoptionAgreement', action: 'AnimalReturn', message }, place)
    }
  }
}

/** What somebody signs to show that they hold the key they register. @param accountHash - SHA-256 of the account's id. */
export function keyPossessionDocument(accountHash: HexText): TypedDocument {
  return {
    domain: {
      name: 'PawfectMatch account',
      version: '1',
      chainId: 1,
      verifyingContract: `0x${'00'.repeat(20)}`,
    },
    types: { KeyPossession: [{ name: 'account', type: 'bytes32' }] },
    primaryType: 'KeyPossession',
    message: { account: accountHash },
  }
}
