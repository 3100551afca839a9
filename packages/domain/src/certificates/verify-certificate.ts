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
  claimsOf,
  failed,
} from './certificate-report.ts'
import { NOT_OURS, type RefusedPaper, readPaper } from './read-paper.ts'
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
    const message = `The file is not a whole certificate of format ${BUNDLE_FORMAT}: something is wrong at ${where}.`
    return refuse({ verdict: 'malformed', code: 'format', message })
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
    summary: summaryOf(verdict, bundle),
    checks: checks.map(check => withoutSupport(check, checks)),
    warnings: warningsAbout(bundle),
    claims: claimsOf(bundle),
  }
}

function summaryOf(verdict: CertificateVerdict, bundle: CertificateBundle): string {
  const { asOf } = bundle.revocationSnapshot
  switch (verdict) {
    case 'valid':
      return bundle.anchor === null
        ? `Valid as of ${asOf}: signed by its issuer, not anchored on a chain yet.`
        : `Valid as of ${asOf}: signed by its issuer and part of an anchored batch.`
    case 'altered':
      return 'Altered: something in this file was changed after it was signed. Do not rely on any of it.'
    case 'wrong-issuer':
      return 'Wrong issuer: this was not signed with a key of the issuer it names.'
    case 'revoked':
      return 'Revoked: the certificate is genuine but its issuer withdrew it.'
    case 'foreign':
      return 'Foreign: the signatures hold, but it belongs to another service or anchor than the one you trust.'
    default:
      return 'This file cannot be read as a certificate.'
  }
}

function warningsAbout({ credential, revocationSnapshot }: CertificateBundle): readonly string[] {
  const warnings = [
    ...suspicionsAbout('name of the animal', credential.credentialSubject.animal.name),
    ...suspicionsAbout('name of the owner', credential.credentialSubject.owner.name),
    ...suspicionsAbout('name of the issuer', credential.issuer.name),
  ]
  if (Date.parse(credential.validFrom) > Date.parse(revocationSnapshot.asOf))
    warnings.push(`It only becomes valid on ${credential.validFrom}.`)
  return warnings
}

function looksLikeOurs(value: StrictJson): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const { format, credential } = value as { readonly [key: string]: StrictJson }
  if (typeof format === 'string' && format.startsWith('pawfect-certificate/')) return true
  return JSON.stringify(credential ?? null).includes('"PetOwnershipCredential"')
}

function refuse({ verdict, code, message }: RefusedPaper): CertificateReport {
  return { verdict, summary: message, checks: [failed(code, message)], warnings: [], claims: null }
}
