import {
  type AgreementDeed,
  type AgreementRole,
  type AgreementStep,
  type AgreementView,
  agreementText,
  agreementViewSchema,
  milestoneNumbered,
  nameInDraft,
  type SigningTerms,
  signingRoles,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { isComplete, isOffice, isSealed, partOf, SIDES } from './agreement-parties.ts'
import type { AgreementRow, EventRow, Place } from './agreements-store.ts'

/** Any address: no money is held. */
const NO_TOKEN = `0x${'00'.repeat(20)}` as const

/** Who looks, and what they need to be told. */
export type Viewer = {
  readonly userId: UserId
  readonly speaksForOffice: boolean
  readonly names: ReadonlyMap<string, string>
  /** Where signatures count at present; null while the record cannot be reached. */
  readonly place: Place | null
  readonly now: Date
}

/** An agreement as one of its people sees it. */
export function viewAgreement(row: AgreementRow, viewer: Viewer): AgreementView {
  const signing = signingOf(row, viewer.place)
  return agreementViewSchema.parse({
    agreementId: row.agreementId,
    state: row.state,
    version: row.version,
    writtenOn: row.writtenOn,
    draft: row.draft,
    text: agreementText(row.draft, row),
    parties: row.parts.map(part => ({
      role: part.role,
      name: nameInDraft(row.draft, part.role) ?? '',
      account: part.userId === null ? null : (viewer.names.get(part.userId) ?? null),
      mine: part.userId === viewer.userId || (viewer.speaksForOffice && isOffice(part)),
      signs: signingRoles(row.draft).includes(part.role),
      address: part.address,
      signedAt: part.signedAt?.toISOString() ?? null,
    })),
    invitations:
      row.proposerId === viewer.userId && row.state === 'open'
        ? row.parts.flatMap(({ role, code }) => (code === null ? [] : [{ role, code }]))
        : [],
    signing,
    termsHash: row.termsHash,
    step: stepOf(row),
    mayDo: mayDo(row, viewer, signing),
    timeline: row.events.filter(event => event.state !== 'refused').map(eventView),
  })
}

/** What this version's signatures are good for; null until everybody can be named. */
export function signingOf(row: AgreementRow, present: Place | null): SigningTerms | null {
  const place = row.place ?? present
  if (place === null || !isComplete(row)) return null
  return { place, token: NO_TOKEN, nonce: row.nonce, deadline: row.deadline }
}

function stepOf({ standing, kind }: AgreementRow): AgreementStep | null {
  if (standing === null) return null
  return {
    phase: standing.phase,
    next: standing.phase === 'ended' ? null : milestoneNumbered(standing.next),
    claimedBy: standing.claimedBy === null ? null : SIDES[kind][standing.claimedBy],
    until: standing.until.toISOString(),
    returnMatingsLeft: standing.returnMatingsLeft,
  }
}

function eventView(event: EventRow) {
  const { deed } = event
  return {
    at: event.at.toISOString(),
    kind: event.kind,
    by: event.role,
    milestone: deed?.deed === 'report' ? deed.milestone : null,
    count: deed?.deed === 'report' ? deed.count : null,
    words: deed !== null && 'words' in deed && deed.words !== '' ? deed.words : null,
    written: event.state === 'done',
  }
}

/** What the viewer may do at this moment. */
export function mayDo(
  row: AgreementRow,
  viewer: Viewer,
  signing: SigningTerms | null,
): AgreementView['mayDo'] {
  const part = partOf(row, viewer.userId, viewer.speaksForOffice)
  if (part === null) return []
  if (row.state === 'open') {
    if (isSealed(row) || part.role === 'arbiter') return []
    const signs = signing !== null && signingRoles(row.draft).includes(part.role) && part.signature === null
    return ['change', ...(signs ? (['sign'] as const) : []), 'withdraw']
  }
  if (row.state !== 'running' || row.standing === null || viewer.now >= row.standing.until) return []
  return deedsOf(row, part.role)
}

function deedsOf(row: AgreementRow, role: AgreementRole): AgreementDeed[] {
  const { standing, kind } = row
  const { payer, payee } = SIDES[kind]
  if (standing === null) return []
  if (standing.phase === 'disputed') return role === 'arbiter' ? ['decide'] : []
  if (role !== payer && role !== payee) return []
  if (standing.phase === 'claimed')
    return SIDES[kind][standing.claimedBy ?? 'payer'] === role ? [] : ['accept', 'dispute']
  if (standing.phase !== 'waiting') return []
  return [...ownMove(row, role), 'dispute']
}

function ownMove({ standing, kind, draft }: AgreementRow, role: AgreementRole): AgreementDeed[] {
  if (standing === null) return []
  if (kind === 'adoption' || draft.kind === 'adoption') return role === 'adopter' ? ['announce-return'] : []
  const next = milestoneNumbered(standing.next)
  const reporter = next === 'pick' ? 'dam-owner' : 'sire-owner'
  const again = next === 'pregnancy' || (next === 'litter' && draft.returnMating === 'without-litter')
  return [
    ...(role === reporter ? (['report'] as const) : []),
    ...(role === 'dam-owner' && again && standing.returnMatingsLeft > 0
      ? (['take-return-mating'] as const)
      : []),
  ]
}
