import {
  checkAnchorTrust,
  checkDigest,
  checkIssuerSignature,
  checkKeyHistory,
  checkMerkleProof,
  checkRevocationSnapshot,
  checkServiceSignature,
  checkServiceTrust,
  checkSignedByIssuer,
  checksThatNeedANetwork,
} from '../certificate-checks.ts'
import { type CertificateCheck, reportWords } from '../certificate-report.ts'
import {
  freshnessOf,
  type PaperExpectation,
  type PaperReport,
  type PaperVerdict,
  refusedPaper,
} from '../paper-report.ts'
import { type Saying, type SayingCode, say } from '../sayings/saying.ts'
import type { StrictJson } from '../strict-json.ts'
import { suspicionsAbout } from '../suspicious-text.ts'
import { verdictFromChecks, withoutSupport } from '../verdict-from-checks.ts'
import {
  checkAttester,
  checkComplete,
  checkCorrection,
  checkFacts,
  checkHiddenFacts,
  checkPeriod,
  checkPhoto,
  checkShowing,
} from './attestation-checks.ts'
import {
  type AttestationFile,
  attestationFileSchema,
  PRESENTATION_FORMAT,
  type Presentation,
  presentationSchema,
} from './attestation-file.ts'

/** Checks an attestation's file or a showing of one, already read, with nothing but what it holds. */
export function verifyAttestation(value: StrictJson, expected: PaperExpectation): PaperReport {
  const isShowing = formatOf(value) === PRESENTATION_FORMAT
  const parsed = (isShowing ? presentationSchema : attestationFileSchema).safeParse(value)
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'the top'
    const saying = say(isShowing ? 'not-whole-showing' : 'not-whole-attestation', { where })
    return refusedPaper({ verdict: 'malformed', code: 'format', saying })
  }
  return judge(parsed.data, expected)
}

/** The format a file claims; empty when it claims none. */
export function formatOf(value: StrictJson): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return ''
  const { format } = value as { readonly [key: string]: StrictJson }
  return typeof format === 'string' ? format : ''
}

function judge(paper: AttestationFile | Presentation, expected: PaperExpectation): PaperReport {
  const { credential, status } = paper
  const checks = [...sealChecks(paper, expected), ...ownChecks(paper, expected)]
  const open = [...checks, ...checksThatNeedANetwork(status)]
  const verdict = verdictOf(checks)
  const freshness = freshnessOf(status.revocationSnapshot.asOf, expected.now)
  const { attesterRole } = credential.credentialSubject
  return {
    kind: 'showing' in paper ? 'presentation' : 'attestation',
    verdict,
    ...reportWords(summaryOf(verdict, freshness.saying), warningsAbout(paper)),
    checks: open.map(check => withoutSupport(check, open)),
    facts: paper.facts.map(({ name, value }) => ({ name, value })),
    timeline: [],
    issuer: { name: credential.issuer.name, did: credential.issuer.id, role: attesterRole },
    digest: status.digest,
    freshness,
    claims: null,
  }
}

/** What holds for every certificate: who signed, what the service witnessed. */
function sealChecks(
  { credential, status }: AttestationFile | Presentation,
  { trust = {} }: PaperExpectation,
): readonly CertificateCheck[] {
  const witnessed = { ...status, credential }
  return [
    checkIssuerSignature({ credential }),
    checkSignedByIssuer({ credential }),
    checkServiceSignature(status),
    checkDigest(witnessed),
    checkKeyHistory(witnessed),
    checkMerkleProof(witnessed),
    checkServiceTrust(status, trust),
    checkAnchorTrust(status, trust),
    checkRevocationSnapshot(status),
  ]
}

function ownChecks(
  paper: AttestationFile | Presentation,
  expected: PaperExpectation,
): readonly CertificateCheck[] {
  return [
    checkFacts(paper),
    checkCorrection(paper),
    checkPeriod(paper, expected.now),
    ...checkPhoto(paper, expected.photo),
    ...('showing' in paper
      ? [...checkShowing(paper, expected), checkHiddenFacts(paper)]
      : [checkComplete(paper)]),
    checkAttester(paper.credential, expected.trust),
  ]
}

/** Failed checks beyond those of every certificate, the gravest first. */
const OWN_VERDICTS: readonly (readonly [string, PaperVerdict])[] = [
  ['facts', 'altered'],
  ['complete', 'altered'],
  ['showing-signature', 'altered'],
  ['photo', 'altered'],
  ['holder', 'replayed'],
  ['audience', 'replayed'],
  ['shown-at', 'replayed'],
]

function verdictOf(checks: readonly CertificateCheck[]): PaperVerdict {
  const seal = verdictFromChecks(checks)
  const fails = new Set(checks.filter(check => check.outcome === 'failed').map(check => check.code))
  if (seal !== 'valid' && seal !== 'revoked') return seal
  const own = OWN_VERDICTS.find(([code]) => fails.has(code))?.[1]
  if (own !== undefined) return own
  if (seal === 'revoked') return seal
  if (fails.has('correction-snapshot')) return 'corrected'
  return fails.has('period') ? 'expired' : 'valid'
}

const SUMMARIES: Partial<Record<PaperVerdict, SayingCode>> = {
  altered: 'paper-altered',
  'wrong-issuer': 'wrong-issuer',
  revoked: 'paper-revoked',
  corrected: 'paper-corrected',
  expired: 'paper-expired',
  replayed: 'paper-replayed',
  foreign: 'foreign',
}

function summaryOf(verdict: PaperVerdict, fresh: Saying): Saying {
  return verdict === 'valid' ? say('paper-valid', { fresh }) : say(SUMMARIES[verdict] ?? 'paper-unreadable')
}

function warningsAbout({ credential, facts }: AttestationFile | Presentation): readonly Saying[] {
  const { corrects } = credential.credentialSubject
  return [
    ...suspicionsAbout(say('label-issuer'), credential.issuer.name),
    ...facts.flatMap(fact => suspicionsAbout(say('label-fact', { fact: fact.name }), fact.value)),
    ...(corrects === undefined ? [] : [say('puts-right', { reason: corrects.reason })]),
  ]
}
