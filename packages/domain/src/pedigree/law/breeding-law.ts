import type { BreedingLawQuestion } from './breeding-law-question.ts'
import { BREEDING_RULES, LAW_DATA_AS_OF, placesAround } from './breeding-rules.ts'
import { daySpanOf, NoSuchDayError } from './calendar-days.ts'
import { type Judgement, judgeRule, type Verdict } from './judge-rule.ts'
import type { LawRule, Topic } from './law-rule.ts'

/** What one rule says of this mating, with where it is written and since when. */
export type LawFinding = Judgement &
  Pick<
    LawRule,
    'kind' | 'place' | 'topic' | 'article' | 'source' | 'status' | 'from' | 'to' | 'appliesTo' | 'says'
  > & {
    readonly ruleId: string
  }

/** What the rules say of a mating. */
export type LawAnswer = {
  /** The strictest verdict of `findings`; `allowed` only says that no rule known here forbids it. */
  readonly verdict: Verdict
  /** Rules that hold on that day. */
  readonly findings: readonly LawFinding[]
  /** Rules that are agreed or begin later, judged as if they held: what is coming. */
  readonly upcoming: readonly LawFinding[]
  /** What the breeder must see to once the young are there. */
  readonly duties: readonly LawFinding[]
  /** Topics on which no rule that holds there is known here: silence, not permission. */
  readonly silentOn: readonly Topic[]
  readonly dataAsOf: string
  readonly notice: typeof NOT_LEGAL_ADVICE
}

/** Goes with every answer. */
export const NOT_LEGAL_ADVICE =
  'This is not legal advice. It compares what you entered with the rules named here, as of the day named here; rules may be missing, and authorities decide.' as const

const TOPICS: readonly Topic[] = ['relationship', 'age', 'litters', 'identification', 'traits']

const STRICTNESS: Readonly<Record<Verdict, number>> = { allowed: 0, 'cannot-confirm': 1, forbidden: 2 }

/**
 * Compares a mating with every rule known for a place on a day. It never guesses: a missing fact makes the verdict
 * `cannot-confirm`, and each finding names its article, source and dates.
 *
 * @throws {NoSuchDayError} when `on` is no full ISO day, or another date is none.
 */
export function checkBreedingLaw(question: BreedingLawQuestion): LawAnswer {
  const { jurisdiction, clubs = [], on, species } = question
  if (daySpanOf(on).first !== on) throw new NoSuchDayError(on)
  const places: readonly string[] = [...placesAround(jurisdiction), ...clubs]
  const rules = BREEDING_RULES.filter(
    rule =>
      places.includes(rule.place) &&
      rule.species.includes(species) &&
      (rule.appliesTo === 'everyone' || question.isBreeder !== false) &&
      (rule.to === null || rule.to >= on),
  )
  const holds = ({ status, from }: LawRule) => status === 'in-force' && from !== null && from <= on
  const judge = (rule: LawRule) => findingOf(rule, question)
  const isDuty = ({ test }: LawRule) => test.kind === 'duty'
  const findings = rules.filter(rule => holds(rule) && !isDuty(rule)).map(judge)
  return {
    verdict: strictest(findings),
    findings,
    upcoming: rules.filter(rule => !holds(rule)).map(judge),
    duties: rules.filter(rule => holds(rule) && isDuty(rule)).map(judge),
    silentOn: TOPICS.filter(topic => !findings.some(finding => finding.topic === topic)),
    dataAsOf: LAW_DATA_AS_OF,
    notice: NOT_LEGAL_ADVICE,
  }
}

/** No rule at all is no permission. */
function strictest(findings: readonly LawFinding[]): Verdict {
  return findings.reduce<Verdict>(
    (worst, { verdict }) => (STRICTNESS[verdict] > STRICTNESS[worst] ? verdict : worst),
    findings.length === 0 ? 'cannot-confirm' : 'allowed',
  )
}

function findingOf(rule: LawRule, question: BreedingLawQuestion): LawFinding {
  const judged = judgeRule(rule.test, question)
  // A rule for breeders forbids nothing to somebody of whom that is not known.
  const isOpen =
    rule.appliesTo === 'breeders' && question.isBreeder === undefined && judged.verdict === 'forbidden'
  const { kind, place, topic, article, source, status, from, to, appliesTo, says } = rule
  return {
    ruleId: rule.id,
    ...(isOpen
      ? { ...judged, verdict: 'cannot-confirm', because: `${judged.because}-if-a-breeder` }
      : judged),
    ...{ kind, place, topic, article, source, status, from, to, appliesTo, says },
  }
}
