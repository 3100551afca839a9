import { BUNDLE_FORMAT, type CertificateBundle, certificateBundleSchema } from './certificate-bundle.ts'
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
} from './certificate-checks.ts'
import {
  type CertificateReport,
  type CertificateTrust,
  type CertificateVerdict,
  checkedAs,
  claimsOf,
  reportWords,
} from './certificate-report.ts'
import { NOT_OURS, type RefusedPaper, readPaper } from './read-paper.ts'
import { type Saying, say } from './sayings/saying.ts'
import type { StrictJson } from './strict-json.ts'
import { suspicionsAbout } from './suspicious-text.ts'
import { verdictFromChecks, withoutSupport } from './verdict-from-checks.ts'

/**
 * Checks a certificate file with nothing but the file: no network, no clock, no store. Never throws on bad
 * input; the report says what was checked, what was not, and why.
 *
 * @param trust - services and anchors the verifier trusts; what is left out is reported as not checked.
 */
export function verifyCertificate(bytes: Uint8Array, trust: CertificateTrust = {}): CertificateReport {
  const paper = readPaper(bytes)
  return paper.kind === 'read' ? verifyBundle(paper.value, trust) : refuse(paper)
}

/**
 * Checks what a certificate file says, already read.
 *
 * @param trust - as of `verifyCertificate`.
 */
export function verifyBundle(value: StrictJson, trust: CertificateTrust): CertificateReport {
  if (!looksLikeOurs(value)) return refuse(NOT_OURS)
  const bundle = certificateBundleSchema.safeParse(value)
  if (!bundle.success) {
    const issue = bundle.error.issues[0]
    const where = issue?.path.join('.') || 'the top'
    const saying = say('not-whole-deed', { format: BUNDLE_FORMAT, where })
    return refuse({ verdict: 'malformed', code: 'format', saying })
  }
  return judge(bundle.data, trust)
}

function judge(bundle: CertificateBundle, trust: CertificateTrust): CertificateReport {
  const checks = [
    checkIssuerSignature(bundle),
    checkSignedByIssuer(bundle),
    checkServiceSignature(bundle),
    checkDigest(bundle),
    checkKeyHistory(bundle),
    checkMerkleProof(bundle),
    checkServiceTrust(bundle, trust),
    checkAnchorTrust(bundle, trust),
    checkRevocationSnapshot(bundle),
    ...checksThatNeedANetwork(bundle),
  ]
  const verdict = verdictFromChecks(checks)
  return {
    verdict,
    ...reportWords(summaryOf(verdict, bundle), warningsAbout(bundle)),
    checks: checks.map(check => withoutSupport(check, checks)),
    claims: claimsOf(bundle),
  }
}

function summaryOf(verdict: CertificateVerdict, bundle: CertificateBundle): Saying {
  const { asOf } = bundle.revocationSnapshot
  switch (verdict) {
    case 'valid':
      return say(bundle.anchor === null ? 'deed-valid-unanchored' : 'deed-valid', { asOf })
    case 'altered':
      return say('deed-altered')
    case 'wrong-issuer':
      return say('wrong-issuer')
    case 'revoked':
      return say('deed-revoked')
    case 'foreign':
      return say('foreign')
    default:
      return say('deed-unreadable')
  }
}

function warningsAbout({ credential, revocationSnapshot }: CertificateBundle): readonly Saying[] {
  const warnings = [
    ...suspicionsAbout(say('label-animal'), credential.credentialSubject.animal.name),
    ...suspicionsAbout(say('label-owner'), credential.credentialSubject.owner.name),
    ...suspicionsAbout(say('label-issuer'), credential.issuer.name),
  ]
  if (Date.parse(credential.validFrom) > Date.parse(revocationSnapshot.asOf))
    warnings.push(say('valid-later', { from: credential.validFrom }))
  return warnings
}

function looksLikeOurs(value: StrictJson): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const { format, credential } = value as { readonly [key: string]: StrictJson }
  if (typeof format === 'string' && format.startsWith('pawfect-certificate/')) return true
  return JSON.stringify(credential ?? null).includes('"PetOwnershipCredential"')
}

function refuse({ verdict, code, saying }: RefusedPaper): CertificateReport {
  const checks = [checkedAs({ code, outcome: 'failed' }, saying)]
  return { verdict, ...reportWords(saying, []), checks, claims: null }
}
