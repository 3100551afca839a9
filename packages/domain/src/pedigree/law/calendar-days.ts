import { DomainError } from '../../domain-error.ts'

/** A text is no date: neither `2017`, `2017-05` nor `2017-05-03`, or a day no calendar has. */
export class NoSuchDayError extends DomainError {
  override readonly name = 'NoSuchDayError'
  readonly code = 'pedigree/no-such-day'
  override readonly facts: { readonly written: string }
  constructor(written: string) {
    super(`"${written}" is no day, month or year`)
    this.facts = { written: written.slice(0, 40) }
  }
}

/** The first and the last day a date may mean, as ISO days; the same for a full date. */
export type DaySpan = { readonly first: string; readonly last: string }

/**
 * Reads a date that is as precise as its source.
 *
 * @throws {NoSuchDayError} when it is none.
 */
export function daySpanOf(written: string): DaySpan {
  const [year = '', month, day] = written.split('-')
  if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(written)) throw new NoSuchDayError(written)
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  if (day === undefined) {
    const first = checkedDay(`${year}-${month}-01`, written)
    return { first, last: addDays(addMonths(first, 1), -1) }
  }
  return { first: checkedDay(written, written), last: written }
}

/** A day some months on; the last day of a shorter month stands for days it does not have. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)))
}

/** A day some days on. */
export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function checkedDay(day: string, written: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(ms) || isoDay(ms) !== day) throw new NoSuchDayError(written)
  return day
}
