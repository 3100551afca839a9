import type { BreedingLawQuestion, MateFacts } from './breeding-law-question.ts'
import { addDays, addMonths, type DaySpan, daySpanOf } from './calendar-days.ts'
import type { RuleTest } from './law-rule.ts'

/** What one rule says of one mating. `cannot-confirm` is the answer whenever a needed fact is missing. */
export type Verdict = 'allowed' | 'forbidden' | 'cannot-confirm'

/** A verdict and the fact it rests on; `because` is a code for translations, `values` fill it. */
export type Judgement = {
  readonly verdict: Verdict
  readonly because: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Dogs carry 58 to 68 days, cats about as long: the day of birth is known no better before the mating. */
const GESTATION_DAYS = { shortest: 58, longest: 68 } as const

/** Judges one rule; exhaustive over every kind of test. */
export function judgeRule(test: RuleTest, question: BreedingLawQuestion): Judgement {
  switch (test.kind) {
    case 'relationship':
      return judgeRelationship(test.forbidden, question)
    case 'dam-mated-from-months':
      return judgeMinimumAge(test.months, question)
    case 'dam-gives-birth-before-months':
      return judgeMaximumAge(test.months, question)
    case 'most-litters':
      return judgeCount({ had: question.dam.littersBornOn?.length, most: test.count, what: 'litters' })
    case 'most-caesareans':
      return judgeCount({ had: question.dam.caesareans, most: test.count, what: 'caesareans' })
    case 'months-between-births':
      return judgeInterval(test.months, question)
    case 'identified':
      return judgeIdentification(test, question)
    case 'facts':
      return judgeFacts(test.facts, question)
    case 'measure':
      return judgeMeasure(test, question)
    case 'figures-unknown':
      return { verdict: 'cannot-confirm', because: 'figures-unknown', values: {} }
    case 'duty':
      return { verdict: 'allowed', because: 'duty-afterwards', values: {} }
  }
}

function judgeRelationship(
  forbidden: readonly string[],
  { relationship: { found, notRuledOut } }: BreedingLawQuestion,
): Judgement {
  const relation = found.find(one => forbidden.includes(one))
  if (relation !== undefined) return { verdict: 'forbidden', because: 'related', values: { relation } }
  const open = notRuledOut.filter(one => forbidden.includes(one))
  if (open.length > 0)
    return { verdict: 'cannot-confirm', because: 'parents-unknown', values: { relations: open.join(',') } }
  return { verdict: 'allowed', because: 'not-related', values: {} }
}

function judgeMinimumAge(months: number, { dam, on }: BreedingLawQuestion): Judgement {
  if (dam.bornOn === undefined) return unknown('age-unknown')
  const { first, last } = daySpanOf(dam.bornOn)
  if (addMonths(last, months) <= on) return allowed('old-enough', { months })
  return addMonths(first, months) > on ? forbidden('too-young', { months }) : unknown('age-unknown')
}

function judgeMaximumAge(months: number, { dam, on }: BreedingLawQuestion): Judgement {
  if (dam.bornOn === undefined) return unknown('age-unknown')
  const born = daySpanOf(dam.bornOn)
  const birth = expectedBirth(on)
  if (birth.last < addMonths(born.first, months)) return allowed('young-enough', { months })
  return birth.first >= addMonths(born.last, months)
    ? forbidden('too-old', { months })
    : unknown('age-unknown')
}

/** One more is about to come, so an animal that already had the most may not have another. */
function judgeCount({ had, most, what }: { had: number | undefined; most: number; what: string }): Judgement {
  if (had === undefined) return unknown(`${what}-unknown`)
  return had >= most ? forbidden(`too-many-${what}`, { had, most }) : allowed(`few-${what}`, { had, most })
}

function judgeInterval(months: number, { dam, on }: BreedingLawQuestion): Judgement {
  if (dam.littersBornOn === undefined) return unknown('litters-unknown')
  const before = dam.littersBornOn.map(daySpanOf).filter(({ first }) => first <= on)
  if (before.length === 0) return allowed('first-litter', { months })
  const birth = expectedBirth(on)
  const latest = (which: (span: DaySpan) => string) => before.map(which).toSorted().at(-1) ?? ''
  if (
    birth.first >=
    addMonths(
      latest(span => span.last),
      months,
    )
  )
    return allowed('long-enough-ago', { months })
  const isTooSoon =
    birth.last <
    addMonths(
      latest(span => span.first),
      months,
    )
  return isTooSoon ? forbidden('too-soon', { months }) : unknown('interval-too-close-to-tell')
}

function judgeIdentification(
  { fromAgeDays, registered }: { readonly fromAgeDays: number; readonly registered: boolean },
  { sire, dam, on }: BreedingLawQuestion,
): Judgement {
  const judged = [judgeOne('sire', sire), judgeOne('dam', dam)]
  return (
    judged.find(({ verdict }) => verdict === 'forbidden') ??
    judged.find(({ verdict }) => verdict === 'cannot-confirm') ??
    allowed('identified')
  )

  function judgeOne(parent: string, { bornOn, chipped, registered: isRegistered }: MateFacts): Judgement {
    const isMissing = chipped === false || (registered && isRegistered === false)
    if (!isMissing) {
      const isKnown = chipped === true && (!registered || isRegistered === true)
      return isKnown ? allowed('identified') : { ...unknown('identification-unknown'), values: { parent } }
    }
    if (bornOn === undefined) return { ...unknown('age-unknown'), values: { parent } }
    const { first, last } = daySpanOf(bornOn)
    if (addDays(last, fromAgeDays) < on) return forbidden('not-identified', { parent })
    return addDays(first, fromAgeDays) >= on ? allowed('not-yet-due', { parent }) : unknown('age-unknown')
  }
}

function judgeFacts(facts: readonly string[], { facts: stated = {} }: BreedingLawQuestion): Judgement {
  const known: Readonly<Record<string, boolean | undefined>> = stated
  const present = facts.find(fact => known[fact] === true)
  if (present !== undefined) return forbidden('fact', { fact: present })
  const open = facts.filter(fact => known[fact] === undefined)
  return open.length === 0
    ? allowed('facts-excluded')
    : { ...unknown('fact-not-stated'), values: { facts: open.join(',') } }
}

function judgeMeasure(
  test: Extract<RuleTest, { kind: 'measure' }>,
  { sire, dam }: BreedingLawQuestion,
): Judgement {
  const measured = [sire[test.measure], dam[test.measure]]
  const values = { measure: test.measure, atLeast: test.atLeast }
  if (measured.some(value => value !== undefined && value < test.atLeast)) return forbidden('measure', values)
  return measured.includes(undefined)
    ? { ...unknown('not-measured'), values }
    : allowed('measure-kept', values)
}

function expectedBirth(on: string): DaySpan {
  return { first: addDays(on, GESTATION_DAYS.shortest), last: addDays(on, GESTATION_DAYS.longest) }
}

const allowed = (because: string, values: Judgement['values'] = {}): Judgement => ({
  verdict: 'allowed',
  because,
  values,
})
const forbidden = (because: string, values: Judgement['values'] = {}): Judgement => ({
  verdict: 'forbidden',
  because,
  values,
})
const unknown = (because: string): Judgement => ({ verdict: 'cannot-confirm', because, values: {} })
