import { type CertificateCheck, type CertificateVerdict, notChecked } from './certificate-report.ts'
import type { SayingCode } from './sayings/saying.ts'

/** Which check a check rests on. */
const SUPPORT: Readonly<Record<string, string>> = {
  'issuer-key': 'issuer-signature',
  'issuer-history': 'service-signature',
  'service-trust': 'service-signature',
  'revocation-snapshot': 'service-signature',
  'correction-snapshot': 'service-signature',
  facts: 'issuer-signature',
}

const UNSUPPORTED: Readonly<Record<string, SayingCode>> = {
  'issuer-key': 'issuer-key-unsupported',
  'issuer-history': 'issuer-history-unsupported',
  'service-trust': 'service-trust-unsupported',
  'revocation-snapshot': 'revocation-unsupported',
  'correction-snapshot': 'correction-unsupported',
  facts: 'facts-unsupported',
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
  const says = UNSUPPORTED[check.code]
  if (check.outcome !== 'passed' || says === undefined || holds) return check
  return notChecked(check.code, says)
}
