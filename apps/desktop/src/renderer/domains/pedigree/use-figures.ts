import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../shell/reader-locale.ts'

/** Numbers and dates as the reader writes them. */
export type Figures = {
  /** A share in [0, 1] as percent, with two digits where they say something. */
  percent(share: number): string
  /** A number with at most one digit behind the point. */
  number(value: number): string
  /** Whole numbers with separators. */
  count(value: number): string
  /** A date as precise as it is known: a year, a month or a day. */
  born(partialDate: string): string
  /** An instant as day and time. */
  moment(iso: string): string
}

/** Writes the figures of a screen in the reader's way. */
export function useFigures(): Figures {
  const { i18n } = useTranslation()
  return useMemo(() => figuresIn(readerLocale(i18n.language)), [i18n.language])
}

function figuresIn(locale: string): Figures {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const count = new Intl.NumberFormat(locale)
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    percent: share => percent.format(share),
    number: value => number.format(value),
    count: value => count.format(value),
    born: partialDate => bornText(locale, partialDate),
    moment: iso => moment.format(new Date(iso)),
  }
}

function bornText(locale: string, partialDate: string): string {
  const [year = '', month, day] = partialDate.split('-')
  if (month === undefined) return year
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  const options =
    day === undefined ? ({ month: 'short' } as const) : ({ month: 'short', day: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, { ...options, year: 'numeric', timeZone: 'UTC' }).format(date)
}
