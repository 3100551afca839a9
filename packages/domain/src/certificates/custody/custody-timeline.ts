import { DomainError } from '../../domain-error.ts'
import { type OwnerRole, ownerRoleSchema, problemWithFacts } from '../attestations/fact-vocabulary.ts'
import { factDigest } from '../attestations/salted-fact.ts'
import { isProofIntact } from '../data-integrity-proof.ts'
import { controllerOf } from '../did-key.ts'
import { credentialDigest } from '../ownership-credential.ts'
import { type Saying, type SayingCode, say, wordSaying } from '../sayings/saying.ts'
import type { CustodyStart, CustodyStretch } from './custody-file.ts'
import {
  mustSignTransfer,
  type TransferState,
  TransferStepError,
  transferStandingAt,
} from './transfer-state.ts'
import type { WitnessedStep } from './transfer-step.ts'

/** Who may hold an animal, by key. */
export type CustodyOwner = { readonly key: string; readonly role: OwnerRole }

/**
 * One period of a history. `gap`: nothing signed covers it. `certified`: somebody else's certificate says so.
 * `transferred`: both sides signed. `pending`: both signed, but it is disputed or may still be.
 */
export type CustodyPeriod = {
  readonly kind: 'gap' | 'certified' | 'transferred' | 'pending'
  readonly since: string
  /** Null: until now, as far as the file knows. */
  readonly until: string | null
  /** Empty in a gap, and where a certificate gives a name but no key. */
  readonly owners: readonly CustodyOwner[]
  /** `saying` in English. */
  readonly words: string
  readonly saying: Saying
}

type BrokenLink = { readonly stretch: number; readonly transfer: number; readonly problem: Saying }

/** A link of the chain does not hold; `at` counts stretches and transfers from 1. */
export class CustodyBrokenError extends DomainError {
  override readonly name = 'CustodyBrokenError'
  readonly code = 'certificates/custody-broken'
  override readonly facts: { readonly stretch: number; readonly transfer: number; readonly reason: string }
  readonly problem: Saying
  constructor({ stretch, transfer, problem }: BrokenLink) {
    const reason = wordSaying(problem, 'en')
    super(`stretch ${stretch}, transfer ${transfer}: ${reason}`)
    this.facts = { stretch, transfer, reason }
    this.problem = problem
  }
}

/**
 * Who has an animal at the end of a stretch, what the next transfer has to follow, and who has to sign it.
 * `isSettled`: no transfer is open, so another one may begin.
 */
export type CustodyHolding = {
  readonly follows: string
  /** Empty where the certificate it begins with gives a name but no key; its issuer signs then. */
  readonly owners: readonly CustodyOwner[]
  readonly signers: readonly string[]
  readonly isSettled: boolean
}

/**
 * Who has an animal now, by one stretch of its history; every link is checked on the way.
 *
 * @throws {CustodyBrokenError} as of {@link custodyTimeline}.
 */
export function custodyHolding(
  stretch: CustodyStretch,
  about: { readonly petId: string; readonly asOf: Date },
): CustodyHolding {
  return walkStretch(stretch, { ...about, number: 1 }).holding
}

/**
 * Puts a history into periods, checking every link on the way. Time nobody signed for becomes a gap of its own.
 *
 * @param asOf - up to here the file knows anything.
 * @throws {CustodyBrokenError} when a link is missing, forged, exchanged or out of order.
 */
export function custodyTimeline(
  stretches: readonly CustodyStretch[],
  about: { readonly petId: string; readonly asOf: Date },
): readonly CustodyPeriod[] {
  const periods: CustodyPeriod[] = []
  stretches.forEach((stretch, index) => {
    const own = walkStretch(stretch, { ...about, number: index + 1 }).periods
    const before = periods.at(-1)
    const [first] = own
    if (before !== undefined && first !== undefined) {
      if (Date.parse(first.since) < Date.parse(before.since))
        throw broken(index + 1, 0, say('link-begins-early'))
      periods[periods.length - 1] = { ...before, until: before.since }
      periods.push(gapBetween(before, first.since))
    }
    periods.push(...own)
  })
  return periods
}

function gapBetween(before: CustodyPeriod, until: string): CustodyPeriod {
  return {
    kind: 'gap',
    since: before.since,
    until,
    owners: [],
    ...worded(say('had-gap')),
  }
}

function walkStretch(
  { start, transfers }: CustodyStretch,
  about: { readonly petId: string; readonly asOf: Date; readonly number: number },
): { readonly periods: CustodyPeriod[]; readonly holding: CustodyHolding } {
  let holding = holdingAtStart(start, about)
  const periods: CustodyPeriod[] = [certified(start, holding)]
  let last = start.credential.validFrom
  transfers.forEach((steps, index) => {
    const fail = (problem: Saying) => broken(about.number, index + 1, problem)
    const standing = standingOf(steps, about.asOf, fail)
    const { offer, state } = standing
    const received = steps[0]?.receivedAt ?? last
    if (Date.parse(received) < Date.parse(last)) throw fail(say('link-received-early'))
    last = steps.at(-1)?.receivedAt ?? received
    if (offer.petId !== about.petId) throw fail(say('link-other-animal'))
    if (offer.follows !== holding.follows) throw fail(say('link-does-not-follow'))
    if (!sameKeys(offer.from, holding.signers)) throw fail(say('link-other-givers'))
    if (state === 'offered') holding = { ...holding, isSettled: false }
    if (standing.acceptance === null || standing.acceptedAt === null || state === 'undone') return
    if (state !== 'final' && index < transfers.length - 1) throw fail(say('link-before-final'))
    const before = periods.at(-1)
    if (before !== undefined) periods[periods.length - 1] = { ...before, until: standing.acceptedAt }
    periods.push(transferred(standing.acceptedAt, offer.to, state))
    holding = {
      ...{ follows: standing.acceptance, owners: offer.to, signers: mustSignTransfer(offer.to) },
      isSettled: state === 'final',
    }
  })
  return { periods, holding }
}

function holdingAtStart(
  start: CustodyStart,
  { petId, number }: { readonly petId: string; readonly number: number },
): CustodyHolding {
  const { credential } = start
  const fail = (problem: Saying) => broken(number, 0, problem)
  if (!isProofIntact(credential)) throw fail(say('link-start-changed'))
  if (controllerOf(credential.proof.verificationMethod) !== credential.issuer.id)
    throw fail(say('link-start-unsigned'))
  const follows = credentialDigest(credential)
  if (start.kind === 'deed') {
    if (start.credential.credentialSubject.animal.petId !== petId) throw fail(say('link-other-animal'))
    // A deed names its owner without a key, so its issuer has to sign the first transfer.
    return { follows, owners: [], signers: [credential.issuer.id], isSettled: true }
  }
  const { credentialSubject } = start.credential
  if (credentialSubject.petId !== petId) throw fail(say('link-other-animal'))
  if (credentialSubject.kind !== 'co-ownership') throw fail(say('link-names-no-owner'))
  const signed = new Set(credentialSubject.facts)
  if (!start.owners.every(fact => signed.has(factDigest(fact)))) throw fail(say('link-owners-unsigned'))
  const problem = problemWithFacts('co-ownership', start.owners)
  if (problem !== null) throw fail(problem)
  const owners = ownersIn(new Map(start.owners.map(fact => [fact.name, fact.value])))
  const signers = owners.length > 0 ? mustSignTransfer(owners) : [credential.issuer.id]
  return { follows, owners, signers, isSettled: true }
}

function ownersIn(facts: ReadonlyMap<string, string>): readonly CustodyOwner[] {
  return Array.from({ length: 8 }, (_, index) => {
    const key = facts.get(`owner.${index + 1}.key`)
    const role = ownerRoleSchema.safeParse(facts.get(`owner.${index + 1}.role`))
    return key === undefined || !role.success ? [] : [{ key, role: role.data }]
  }).flat()
}

function standingOf(steps: readonly WitnessedStep[], asOf: Date, fail: (problem: Saying) => Error) {
  try {
    return transferStandingAt(steps, asOf)
  } catch (error) {
    if (error instanceof TransferStepError) throw fail(say(`step-${error.facts.reason}`))
    throw error
  }
}

function certified(start: CustodyStart, { owners }: CustodyHolding): CustodyPeriod {
  const { name } = start.credential.issuer
  const saying =
    start.kind === 'deed'
      ? say('had-certified-to', { owner: start.credential.credentialSubject.owner.name, issuer: name })
      : say('had-certified', { issuer: name })
  const since = start.credential.validFrom
  return { kind: 'certified', since, until: null, owners, ...worded(saying) }
}

function transferred(since: string, owners: readonly CustodyOwner[], state: TransferState): CustodyPeriod {
  const said: Partial<Record<TransferState, SayingCode>> = {
    final: 'had-final',
    accepted: 'had-accepted',
    disputed: 'had-disputed',
  }
  return {
    kind: state === 'final' ? 'transferred' : 'pending',
    since,
    until: null,
    owners,
    ...worded(say(said[state] ?? 'had-handed-over')),
  }
}

function worded(saying: Saying): Pick<CustodyPeriod, 'words' | 'saying'> {
  return { words: wordSaying(saying, 'en'), saying }
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  const keys = new Set(one)
  return keys.size === new Set(other).size && other.every(key => keys.has(key))
}

function broken(stretch: number, transfer: number, problem: Saying): CustodyBrokenError {
  return new CustodyBrokenError({ stretch, transfer, problem })
}
