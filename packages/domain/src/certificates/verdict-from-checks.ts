import { type CertificateCheck, type CertificateVerdict, notChecked } from './certificate-report.ts'

/** Which check a check rests on. */
const SUPPORT: Readonly<Record<string, string>> = {
  'issuer-key': 'issuer-signature',
  'issuer-history': 'service-signature',
  'service-trust': 'service-signature',
  'revocation-snapshot': 'service-signature',
  'correction-snapshot': 'service-signature',
  facts: 'issuer-signature',
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  'issuer-key': 'Which key signed it: the signature does not hold, so it proves none.',
  'issuer-history': 'Whether the key is the issuer’s: the part of the file that says so cannot be relied on.',
  'service-trust': 'Whether a service you trust stands behind it: its signature does not hold.',
  'revocation-snapshot': 'Whether it was revoked: the part of the file that says so cannot be relied on.',
  'correction-snapshot': 'Whether it was corrected: the part of the file that says so cannot be relied on.',
  facts: 'Whether the facts are those signed: the signature does not hold.',
}

/**
 * The first reason decides. A broken service signature makes the key history worthless, so a missing key
 * then counts as a wrong issuer only when the certificate itself was exchanged as well.
 */
export function verdictFromChecks(checks: readonly CertificateCheck[]): CertificateVerdict {
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
export function withoutSupport(
  check: CertificateCheck,
  checks: readonly CertificateCheck[],
): CertificateCheck {
  const support = SUPPORT[check.code]
  const holds = checks.every(other => other.code !== support || other.outcome !== 'failed')
  if (check.outcome !== 'passed' || support === undefined || holds) return check
  return notChecked(check.code, UNSUPPORTED[check.code] ?? check.message)
}
