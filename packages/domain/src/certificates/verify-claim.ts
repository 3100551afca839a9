import { type CertificateCheck, notChecked, passed, reportWords } from './certificate-report.ts'
import { readClaim } from './compact-claim.ts'
import { type PaperExpectation, type PaperReport, refusedPaper } from './paper-report.ts'
import { say } from './sayings/saying.ts'
import { suspicionsAbout } from './suspicious-text.ts'

/** Checks the text of a QR code by itself: who signed these few words, and nothing more. */
export function verifyClaim(text: string, { trust }: PaperExpectation): PaperReport {
  const reading = readClaim(text)
  if (reading.kind === 'altered') {
    const saying = say('claim-altered')
    return { ...refusedPaper({ verdict: 'malformed', code: 'claim-signature', saying }), verdict: 'altered' }
  }
  if (reading.kind !== 'signed')
    return refusedPaper({ verdict: 'malformed', code: 'claim', saying: say('claim-unreadable') })
  const { claim, did } = reading
  const known = trust?.attesters?.some(attester => attester.did === did) === true
  const checks: readonly CertificateCheck[] = [
    passed('claim-signature', 'claim-signature-fits'),
    known
      ? passed('issuer-known', 'claim-key-known', { did })
      : notChecked('issuer-known', 'claim-key-unknown', { did }),
    notChecked('claim-file', 'claim-file'),
    notChecked('revoked-since', 'claim-status'),
  ]
  return {
    kind: 'claim',
    verdict: 'valid',
    ...reportWords(say('claim-valid', { from: claim.from }), [
      ...suspicionsAbout(say('label-issuer'), claim.issuer),
      ...claim.facts.flatMap(([fact, value]) => suspicionsAbout(say('label-fact', { fact }), value)),
    ]),
    checks,
    facts: claim.facts.map(([name, value]) => ({ name, value })),
    timeline: [],
    issuer: { name: claim.issuer, did, role: '' },
    digest: claim.digest,
    freshness: null,
    claims: null,
  }
}
