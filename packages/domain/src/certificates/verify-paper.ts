import { attachedPaper, isPdf, MAX_PDF_BYTES } from './attached-paper.ts'
import { ATTESTATION_FORMAT, PRESENTATION_FORMAT } from './attestations/attestation-file.ts'
import { formatOf, verifyAttestation } from './attestations/verify-attestation.ts'
import { MAX_BUNDLE_BYTES } from './certificate-bundle.ts'
import { reportWords } from './certificate-report.ts'
import { CLAIM_PREFIX } from './compact-claim.ts'
import { CUSTODY_FORMAT } from './custody/custody-file.ts'
import { verifyCustody } from './custody/verify-custody.ts'
import { freshnessOf, type PaperExpectation, type PaperReport, refusedPaper } from './paper-report.ts'
import { readPaper } from './read-paper.ts'
import { say } from './sayings/saying.ts'
import type { StrictJson } from './strict-json.ts'
import { verifyBundle } from './verify-certificate.ts'
import { verifyClaim } from './verify-claim.ts'

/** How many bytes of a file are worth reading before it is judged. */
export const MAX_PAPER_BYTES = MAX_PDF_BYTES

/**
 * Checks any paper there is with nothing but the paper: a deed, an attestation, a showing, an ownership history, a
 * PDF with one of these attached, or the text of a QR code. No network, no store, no clock but the one given. Never
 * throws on bad input.
 *
 * @param bytes - the whole file, or its first `MAX_PAPER_BYTES` + 1 bytes.
 */
export function verifyPaper(bytes: Uint8Array, expected: PaperExpectation = {}): PaperReport {
  if (isPdf(bytes)) return verifyPdf(bytes, expected)
  const scanned = scannedText(bytes)
  if (scanned !== null) return verifyClaim(scanned, expected)
  const paper = readPaper(bytes)
  return paper.kind === 'read' ? verifyJson(paper.value, expected) : refusedPaper(paper)
}

function verifyJson(value: StrictJson, expected: PaperExpectation): PaperReport {
  switch (formatOf(value)) {
    case ATTESTATION_FORMAT:
    case PRESENTATION_FORMAT:
      return verifyAttestation(value, expected)
    case CUSTODY_FORMAT:
      return verifyCustody(value, expected)
    default:
      return verifyDeed(value, expected)
  }
}

function verifyDeed(value: StrictJson, { trust = {}, now }: PaperExpectation): PaperReport {
  const report = verifyBundle(value, trust)
  const { claims } = report
  if (claims === null)
    return {
      ...report,
      kind: 'unknown',
      facts: [],
      timeline: [],
      issuer: null,
      digest: null,
      freshness: null,
    }
  const { animal } = claims
  return {
    ...report,
    kind: 'deed',
    facts: [
      { name: 'animal.name', value: animal.name },
      { name: 'animal.species', value: animal.species },
      { name: 'animal.sex', value: animal.sex },
      ...(animal.breedIds.length > 0 ? [{ name: 'animal.breeds', value: animal.breedIds.join(',') }] : []),
      { name: 'animal.birthDate', value: animal.birthDate },
      { name: 'owner.1.name', value: claims.ownerName },
    ],
    timeline: [],
    issuer: { name: claims.issuerName, did: claims.issuerDid, role: 'breeder' },
    digest: claims.digest,
    freshness: freshnessOf(claims.revocationSnapshot.asOf, now),
  }
}

function verifyPdf(bytes: Uint8Array, expected: PaperExpectation): PaperReport {
  if (bytes.byteLength > MAX_PDF_BYTES)
    return refusedPaper({ verdict: 'too-large', code: 'size', saying: say('pdf-too-large') })
  const attached = attachedPaper(bytes)
  if (attached.kind === 'found') {
    const report = verifyPaper(attached.bytes.subarray(0, MAX_BUNDLE_BYTES + 1), expected)
    const { summary, warnings } = report.said
    return { ...report, ...reportWords(summary, [say('pdf-pages'), ...warnings]) }
  }
  const verdict = attached.kind === 'broken' ? 'malformed' : 'foreign'
  return refusedPaper({ verdict, code: 'attachment', saying: say(`pdf-${attached.kind}`) })
}

/** The text of a scanned code; null when the bytes are a file. */
function scannedText(bytes: Uint8Array): string | null {
  if (bytes.byteLength > 4096) return null
  const text = new TextDecoder().decode(bytes).trim()
  return /^[[{"]/.test(text) || !text.includes(CLAIM_PREFIX) ? null : text
}
