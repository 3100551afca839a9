import { type CertificateCheck, notChecked, passed } from './certificate-report.ts'
import { readClaim } from './compact-claim.ts'
import { type PaperExpectation, type PaperReport, refusedPaper } from './paper-report.ts'
import { suspicionsAbout } from './suspicious-text.ts'

/** Checks the text of a QR code by itself: who signed these few words, and nothing more. */
export function verifyClaim(text: string, { trust }: PaperExpectation): PaperReport {
  const reading = readClaim(text)
  if (reading.kind === 'altered') {
    const message = 'Altered: this code does not say what was signed. Do not rely on any of it.'
    return { ...refusedPaper({ verdict: 'malformed', code: 'claim-signature', message }), verdict: 'altered' }
  }
  if (reading.kind !== 'signed') {
    const message = 'This code cannot be read as a paper: it is damaged, or something else.'
    return refusedPaper({ verdict: 'malformed', code: 'claim', message })
  }
  const { claim, did } = reading
  const known = trust?.attesters?.some(attester => attester.did === did) === true
  const checks: readonly CertificateCheck[] = [
    passed('claim-signature', 'The signature fits every word in the code.'),
    known
      ? passed('issuer-known', `You know the key that signed it: ${did}.`)
      : notChecked(
          'issuer-known',
          `Whose key signed it (${did}): anybody can make a key and call it anything.`,
        ),
    notChecked('claim-file', 'Whether it belongs to the paper it is printed on: check the file as well.'),
    notChecked(
      'revoked-since',
      'Whether it was revoked or corrected: a code carries no status, the file does.',
    ),
  ]
  return {
    kind: 'claim',
    verdict: 'valid',
    summary: `Signed on or after ${claim.from}. A code alone shows who signed these words; check the file for the rest.`,
    checks,
    warnings: [
      ...suspicionsAbout('name of the issuer', claim.issuer),
      ...claim.facts.flatMap(([name, value]) => suspicionsAbout(`fact ${name}`, value)),
    ],
    facts: claim.facts.map(([name, value]) => ({ name, value })),
    timeline: [],
    issuer: { name: claim.issuer, did, role: '' },
    digest: claim.digest,
    freshness: null,
    claims: null,
  }
}
