import {
  BUNDLE_FORMAT,
  type CertificateBundle,
  certificateBundleSchema,
  MAX_BUNDLE_BYTES,
} from './certificate-bundle.ts'
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
  type CertificateCheck,
  type CertificateReport,
  type CertificateTrust,
  type CertificateVerdict,
  claimsOf,
  failed,
  notChecked,
} from './certificate-report.ts'
import { parseStrictJson, type StrictJson } from './strict-json.ts'
import { suspicionsAbout } from './suspicious-text.ts'

/** Which check a check rests on. */
const SUPPORT: Readonly<Record<string, string>> = {
  'issuer-key': 'issuer-signature',
  'issuer-history': 'service-signature',
  'service-trust': 'service-signature',
  'revocation-snapshot': 'service-signature',
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  'issuer-key': 'Which key signed it: the signature does not hold, so it proves none.',
  'issuer-history': 'Whether the key is the issuer’s: the part of the file that says so cannot be relied on.',
  'service-trust': 'Whether a service you trust stands behind it: its signature does not hold.',
  'revocation-snapshot': 'Whether it was revoked: the part of the file that says so cannot be relied on.',
}

/**
 * Checks a certificate file with nothing but the file: no network, no clock, no store. Never throws on bad
 * input; the report says what was checked, what was not, and why.
 *
 * @param trust - services and anchors the verifier trusts; what is left out is reported as not checked.
 */
export function verifyCertificate(bytes: Uint8Array, trust: CertificateTrust = {}): CertificateReport {
  if (bytes.byteLength > MAX_BUNDLE_BYTES)
    return refuse(
      'too-large',
      'size',
      `The file has more than ${MAX_BUNDLE_BYTES / 1024} KB; no certificate is that large.`,
    )
  const text = decodeUtf8(bytes)
  if (text === null)
    return refuse('malformed', 'text', 'The file is not text: it is damaged, or something else.')
  const json = parseStrictJson(text)
  if (json.kind === 'refused')
    return refuse(
      'malformed',
      'json',
      `The file cannot be read: ${json.reason} (at character ${json.at + 1}).`,
    )
  if (!looksLikeOurs(json.value))
    return refuse('foreign', 'format', 'This is not a PawfectMatch certificate.')
  const bundle = certificateBundleSchema.safeParse(json.value)
  if (!bundle.success) {
    const issue = bundle.error.issues[0]
    const where = issue?.path.join('.') || 'the top'
    return refuse(
      'malformed',
      'format',
      `The file is not a whole certificate of format ${BUNDLE_FORMAT}: something is wrong at ${where}.`,
    )
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
  const verdict = verdictOf(checks)
  return {
    verdict,
    summary: summaryOf(verdict, bundle),
    checks: checks.map(check => withoutSupport(check, checks)),
    warnings: warningsAbout(bundle),
    claims: claimsOf(bundle),
  }
}

/**
 * The first reason decides. A broken service signature makes the key history worthless, so a missing key
 * then counts as a wrong issuer only when the certificate itself was exchanged as well.
 */
function verdictOf(checks: readonly CertificateCheck[]): CertificateVerdict {
  const fails = new Set(checks.filter(check => check.outcome === 'failed').map(check => check.code))
  if (fails.has('issuer-signature')) return 'altered'
  if (fails.has('issuer-key')) return 'wrong-issuer'
  if (fails.has('service-signature'))
    return fails.has('issuer-history') && (fails.has('digest') || fails.has('merkle-proof'))
      ? 'wrong-issuer'
      : 'altered'
  if (fails.has('issuer-history')) return 'wrong-issuer'
  if (fails.has('digest')) return 'altered'
  if (fails.has('merkle-proof') || fails.has('service-trust') || fails.has('anchor-trust')) return 'foreign'
  return fails.has('revocation-snapshot') ? 'revoked' : 'valid'
}

/** What rests on a part of the file that did not hold is not "passed": it was not checked at all. */
function withoutSupport(check: CertificateCheck, checks: readonly CertificateCheck[]): CertificateCheck {
  const support = SUPPORT[check.code]
  const holds = checks.every(other => other.code !== support || other.outcome !== 'failed')
  if (check.outcome !== 'passed' || support === undefined || holds) return check
  return notChecked(check.code, UNSUPPORTED[check.code] ?? check.message)
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

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function refuse(
  verdict: 'foreign' | 'malformed' | 'too-large',
  code: string,
  message: string,
): CertificateReport {
  return { verdict, summary: message, checks: [failed(code, message)], warnings: [], claims: null }
}
