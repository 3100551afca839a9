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
import type { CertificateCheck } from '../certificate-report.ts'
import {
  freshnessOf,
  type PaperExpectation,
  type PaperReport,
  type PaperVerdict,
  refusedPaper,
} from '../paper-report.ts'
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
    const message = `The file is not a whole ${isShowing ? 'showing' : 'attestation'}: something is wrong at ${where}.`
    return refusedPaper({ verdict: 'malformed', code: 'format', message })
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
    summary: summaryOf(verdict, freshness.words),
    checks: open.map(check => withoutSupport(check, open)),
    warnings: warningsAbout(paper),
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

function summaryOf(verdict: PaperVerdict, fresh: string): string {
  const words: Partial<Record<PaperVerdict, string>> = {
    valid: `${fresh} Signed by its issuer; every fact shown is as signed.`,
    altered: 'Altered: something here is not as it was signed. Do not rely on any of it.',
    'wrong-issuer': 'Wrong issuer: this was not signed with a key of the issuer it names.',
    revoked: 'Revoked: genuine, but its issuer withdrew it.',
    corrected: 'Corrected: genuine, but its issuer wrote a newer one that puts it right.',
    expired: 'Not in force today: genuine, but it speaks about another time.',
    replayed: 'Shown again: genuine, but not made by its holder for you and today.',
    foreign:
      'Foreign: the signatures hold, but it belongs to another service or anchor than the one you trust.',
  }
  return words[verdict] ?? 'This file cannot be read as a paper.'
}

function warningsAbout({ credential, facts }: AttestationFile | Presentation): readonly string[] {
  return [
    ...suspicionsAbout('name of the issuer', credential.issuer.name),
    ...facts.flatMap(fact => suspicionsAbout(`fact ${fact.name}`, fact.value)),
    ...(credential.credentialSubject.corrects === undefined
      ? []
      : [`It puts an earlier paper right: ${credential.credentialSubject.corrects.reason}`]),
  ]
}
