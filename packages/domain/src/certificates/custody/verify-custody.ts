import { checkServiceSignature, checkServiceTrust } from '../certificate-checks.ts'
import {
  type CertificateCheck,
  checkedAs,
  failed,
  notChecked,
  passed,
  reportWords,
} from '../certificate-report.ts'
import {
  freshnessOf,
  type PaperExpectation,
  type PaperReport,
  type PaperVerdict,
  refusedPaper,
} from '../paper-report.ts'
import { type Saying, say } from '../sayings/saying.ts'
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
    const saying = say('not-whole-history', { where })
    return refusedPaper({ verdict: 'malformed', code: 'format', saying })
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
    notChecked('since', 'signed-since', { asOf: file.asOf }),
    notChecked('identity', 'keys-unknown'),
  ]
  const verdict = verdictOf(checks)
  const freshness = freshnessOf(file.asOf, now)
  const warnings = file.stretches.flatMap(({ start }) =>
    suspicionsAbout(say('label-issuer'), start.credential.issuer.name),
  )
  return {
    kind: 'custody',
    verdict,
    ...reportWords(summaryOf(verdict, freshness.saying), warnings),
    checks: checks.map(check => withoutSupport(check, checks)),
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
      links: passed('links', 'links-hold'),
      periods,
    }
  } catch (error) {
    if (!(error instanceof CustodyBrokenError)) throw error
    const { stretch, transfer } = error.facts
    const facts = { stretch, transfer, problem: error.problem }
    return { links: failed('links', 'links-broken', facts), periods: [] }
  }
}

function checkGaps(periods: readonly CustodyPeriod[]): CertificateCheck {
  const gaps = periods.filter(period => period.kind === 'gap').length
  const [first] = periods
  if (first === undefined) return passed('gaps', 'gaps-none')
  const { since } = first
  if (gaps === 0) return passed('gaps', 'gaps-none-before', { since })
  return gaps === 1
    ? notChecked('gaps', 'gaps-one', { since })
    : notChecked('gaps', 'gaps-several', { since, gaps })
}

function checkOpenDispute(periods: readonly CustodyPeriod[]): CertificateCheck {
  const last = periods.at(-1)
  if (last?.kind !== 'pending') return passed('settled', 'settled')
  return last.saying.code === 'had-disputed'
    ? checkedAs({ code: 'settled', outcome: 'failed' }, last.saying)
    : notChecked('settled', 'settled-later', { period: last.saying })
}

function verdictOf(checks: readonly CertificateCheck[]): PaperVerdict {
  const fails = new Set(checks.filter(check => check.outcome === 'failed').map(check => check.code))
  if (fails.has('service-signature') || fails.has('links')) return 'altered'
  if (fails.has('service-trust')) return 'foreign'
  return fails.has('settled') ? 'disputed' : 'valid'
}

function summaryOf(verdict: PaperVerdict, fresh: Saying): Saying {
  if (verdict === 'valid') return say('custody-valid', { fresh })
  if (verdict === 'disputed') return say('custody-disputed')
  return say(verdict === 'foreign' ? 'custody-foreign' : 'custody-altered')
}
