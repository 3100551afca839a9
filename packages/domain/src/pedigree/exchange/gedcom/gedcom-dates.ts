import { readDate } from '../table/cell-values.ts'

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const

/** A date of a GEDCOM file. `exact` is false where the file says about, before, after or between. */
export type GedcomDate = { readonly date: string; readonly exact: boolean }

/**
 * Reads a date value of GEDCOM 5.5.1 or 7, in the Gregorian calendar. Of a period the first date counts.
 *
 * @returns nothing for other calendars, phrases and years before Christ.
 */
export function readGedcomDate(value: string): GedcomDate | undefined {
  const text = value
    .toUpperCase()
    .replace(/@#DGREGORIAN@|\bGREGORIAN\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (/\bB\.?C|@#D|\bJULIAN\b|\bFRENCH_R\b|\bHEBREW\b/.test(text)) return undefined
  const words = text.replace(/\(.*\)$/, '').trim()
  const qualified = /^(ABT|EST|CAL|BEF|AFT|BET|FROM|TO|INT)\.? (.*)$/.exec(words)
  const first = (qualified?.[2] ?? words).split(/ (?:AND|TO) /)[0] ?? ''
  // 1699/00: the year began in March then; the later one is meant today.
  const dual = /^(.*)(\d{2})(\d{2})\/(\d{2})$/.exec(first)
  const reading = readDate(dual === null ? first.trim() : `${dual[1]}${dualYear(dual)}`)
  if (reading.kind !== 'date') return undefined
  return { date: reading.date, exact: qualified === null }
}

function dualYear([, , century = '', old = '', later = '']: RegExpExecArray): string {
  return Number(later) < Number(old) ? `${Number(century) + 1}${later}` : `${century}${later}`
}

/** A partial ISO date as GEDCOM writes it: 3 MAY 2017. */
export function writeGedcomDate(date: string): string {
  const [year = '', month, day] = date.split('-')
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter(part => part !== undefined)
    .join(' ')
}
