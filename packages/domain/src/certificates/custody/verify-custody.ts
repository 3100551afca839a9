import { checkServiceSignature, checkServiceTrust } from '../certificate-checks.ts'
import { type CertificateCheck, failed, notChecked, passed } from '../certificate-report.ts'
import {
  freshnessOf,
  type PaperExpectation,
  type PaperReport,
  type PaperVerdict,
  refusedPaper,
} from '../paper-report.ts'
import type { StrictJson } from '../strict-json.ts'
import { suspicionsAbout } from '../suspicious-text.ts'
import { withoutSupport } from '../verdict-from-checks.ts'
import { type CustodyFile, custodyFileSchema } from './custody-file.ts'
import { CustodyBrokenError, type CustodyPeriod, custodyTimeline } from './custody-timeline.ts'

/** Checks an ownership history, already read: every link, in order, up to the day the file was made. */
export function verifyCustody(value: StrictJson, expected: PaperExpectation): PaperReport {
  const parsed = custodyFileSchema.safeParse(value)
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'the top'
    const message = `The file is not a whole ownership history: something is wrong at ${where}.`
    return refusedPaper({ verdict: 'malformed', code: 'format', message })
  }
  return judge(parsed.data, expected)
}

function judge(file: CustodyFile, { trust = {}, now }: PaperExpectation): PaperReport {
  const { links, periods } = checkLinks(file)
  const checks = [
    checkServiceSignature(file),
    links,
    checkServiceTrust(file, trust),
    checkGaps(periods),
    checkOpenDispute(periods),
    notChecked('since', `What was signed after ${file.asOf}: nobody was asked.`),
    notChecked('identity', 'Who the people behind the keys are: a signature proves a key, not a person.'),
  ]
  const verdict = verdictOf(checks)
  const freshness = freshnessOf(file.asOf, now)
  return {
    kind: 'custody',
    verdict,
    summary: summaryOf(verdict, freshness.words),
    checks: checks.map(check => withoutSupport(check, checks)),
    warnings: file.stretches.flatMap(({ start }) =>
      suspicionsAbout('name of the issuer', start.credential.issuer.name),
    ),
    facts: [],
    timeline: periods,
    issuer: null,
    digest: null,
    freshness,
    claims: null,
  }
}

function checkLinks(file: CustodyFile): {
  readonly links: CertificateCheck
  readonly periods: readonly CustodyPeriod[]
} {
  try {
    const periods = custodyTimeline(file.stretches, { petId: file.petId, asOf: new Date(file.asOf) })
    return {
      links: passed('links', 'Every link is signed by both sides and follows the one before.'),
      periods,
    }
  } catch (error) {
    if (!(error instanceof CustodyBrokenError)) throw error
    return { links: failed('links', `The chain is broken at ${error.message}.`), periods: [] }
  }
}

function checkGaps(periods: readonly CustodyPeriod[]): CertificateCheck {
  const gaps = periods.filter(period => period.kind === 'gap').length
  const [first] = periods
  const before = first === undefined ? '' : ` Before ${first.since} nothing is shown.`
  return gaps === 0
    ? passed('gaps', `No gap between the first and the last link.${before}`)
    : notChecked(
        'gaps',
        `${gaps === 1 ? 'A gap' : `${gaps} gaps`} in between: nobody signed for that time.${before}`,
      )
}

function checkOpenDispute(periods: readonly CustodyPeriod[]): CertificateCheck {
  const last = periods.at(-1)
  if (last?.kind !== 'pending')
    return passed('settled', 'The last owner is settled, as far as the file knows.')
  return last.words.includes('disputed')
    ? failed('settled', last.words)
    : notChecked(
        'settled',
        `${last.words} It is final only when the time to object has passed in a newer file.`,
      )
}

function verdictOf(checks: readonly CertificateCheck[]): PaperVerdict {
  const fails = new Set(checks.filter(check => check.outcome === 'failed').map(check => check.code))
  if (fails.has('service-signature') || fails.has('links')) return 'altered'
  if (fails.has('service-trust')) return 'foreign'
  return fails.has('settled') ? 'disputed' : 'valid'
}

function summaryOf(verdict: PaperVerdict, fresh: string): string {
  if (verdict === 'valid') return `${fresh} Every link of the ownership history holds.`
  if (verdict === 'disputed')
    return 'Disputed: the history is genuine, but one side objects to the last transfer.'
  if (verdict === 'foreign')
    return 'Foreign: the history holds, but another service than the ones you trust made it.'
  return 'Altered: a link of this history was changed, exchanged or taken out. Do not rely on any of it.'
}
