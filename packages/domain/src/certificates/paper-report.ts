import {
  type CertificateCheck,
  type CertificateReport,
  type CertificateTrust,
  type CertificateVerdict,
  checkedAs,
  type ReportSayings,
  reportWords,
} from './certificate-report.ts'
import type { CustodyPeriod } from './custody/custody-timeline.ts'
import type { RefusedPaper } from './read-paper.ts'
import { type Saying, say, wordSaying } from './sayings/saying.ts'

/**
 * As for certificates, and: `corrected`: genuine, but a newer paper puts it right. `expired`: genuine, but over.
 * `replayed`: genuine, but shown by somebody else, to somebody else, or at another time. `disputed`: genuine, but
 * one of the two sides objects.
 */
export type PaperVerdict = CertificateVerdict | 'corrected' | 'expired' | 'replayed' | 'disputed'

/** What sort of paper it is; `unknown` when it cannot be told. */
export type PaperKind = 'deed' | 'attestation' | 'presentation' | 'custody' | 'claim' | 'unknown'

/** How fresh the status in a file is. `ageDays` is null when the verifier did not say what day it is. */
export type Freshness = {
  readonly asOf: string
  readonly ageDays: number | null
  /** `saying` in English. */
  readonly words: string
  readonly saying: Saying
}

/** One fact the paper says, by its name in the vocabulary. True only as far as the verdict goes. */
export type ShownFact = { readonly name: string; readonly value: string }

/** The answer of `verifyPaper` for every kind of paper. */
export type PaperReport = {
  readonly kind: PaperKind
  readonly verdict: PaperVerdict
  readonly summary: string
  readonly checks: readonly CertificateCheck[]
  readonly warnings: readonly string[]
  /** Summary and warnings for readers of any language; the two above are the same in English. */
  readonly said: ReportSayings
  readonly facts: readonly ShownFact[]
  /** Who owned the animal when, gaps as gaps; empty for everything but an ownership history. */
  readonly timeline: readonly CustodyPeriod[]
  /** Who signed it and in what capacity, as far as the file says. */
  readonly issuer: { readonly name: string; readonly did: string; readonly role: string } | null
  /** Fingerprint of the signed certificate, hex: a code and a file belong together when it is the same. */
  readonly digest: string | null
  readonly freshness: Freshness | null
  /** Deeds of the first format only; there as before. */
  readonly claims: CertificateReport['claims']
}

/** What a verifier brings along. Everything left out is reported as not checked. */
export type PaperExpectation = {
  readonly trust?: CertificateTrust & {
    /** Keys whose stated role the verifier knows to be true. */
    readonly attesters?: readonly { readonly did: string; readonly role: string }[]
  }
  readonly now?: Date
  /** What the verifier asked for: only a showing made for exactly this counts. */
  readonly asked?: { readonly audience: string; readonly nonce: string }
  /** Bytes of the photo that came with the paper. */
  readonly photo?: Uint8Array
}

/** The report on something that is not looked into any further. */
export function refusedPaper({ verdict, code, saying }: RefusedPaper): PaperReport {
  return {
    kind: 'unknown',
    verdict,
    ...reportWords(saying, []),
    checks: [checkedAs({ code, outcome: 'failed' }, saying)],
    facts: [],
    timeline: [],
    issuer: null,
    digest: null,
    freshness: null,
    claims: null,
  }
}

const DAY_MS = 86_400_000

/**
 * Says how old an answer is. A paper is never "valid", only valid as of the day somebody last looked.
 *
 * @param asOf - ISO date-time of the snapshot.
 */
export function freshnessOf(asOf: string, now: Date | undefined): Freshness {
  const ageDays = now === undefined ? null : Math.floor((now.getTime() - Date.parse(asOf)) / DAY_MS)
  const saying = ageSaid(asOf, ageDays)
  return { asOf, ageDays, words: wordSaying(saying, 'en'), saying }
}

function ageSaid(asOf: string, ageDays: number | null): Saying {
  if (ageDays === null) return say('fresh-as-of', { asOf })
  if (ageDays < 0) return say('fresh-ahead', { asOf })
  if (ageDays === 0) return say('fresh-today', { asOf })
  return ageDays === 1 ? say('fresh-one-day', { asOf }) : say('fresh-days', { asOf, days: ageDays })
}
