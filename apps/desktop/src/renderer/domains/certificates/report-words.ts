import type { Saying } from '@pawfect/domain/certificates'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../shell/reader-locale.ts'
import { useFactWords } from './fact-words.ts'

/** Days and moments as papers write them; a reader sees them as they are written where they live. */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/

/** Words what a report on a paper says in the reader's language. */
export function useReportWords(): (saying: Saying) => string {
  const { t, i18n } = useTranslation('reports')
  const { labelOf } = useFactWords()
  const locale = readerLocale(i18n.language)
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const factIn = (name: string, fact: Saying['facts'][string]): string | number => {
    if (typeof fact === 'object') return wordsOf(fact)
    if (typeof fact === 'number') return fact
    if (name === 'fact' || name === 'other') return labelOf(fact)
    if (DAY.test(fact)) return days.format(new Date(fact))
    return MOMENT.test(fact) ? moments.format(new Date(fact)) : fact
  }
  const wordsOf = ({ code, facts }: Saying): string =>
    t(code, Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factIn(name, fact)])))
  return wordsOf
}
