import type { Sentence } from '@pawfect/domain/matching'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../shell/reader-locale.ts'

/** Says a server's sentence in the reader's language, in English where it has no translation yet. */
export function useSentence(): (sentence: Sentence) => string {
  const { t, i18n } = useTranslation('matching')
  const locale = readerLocale(i18n.language)
  const number = new Intl.NumberFormat(locale)
  const listed = new Intl.ListFormat(locale)
  const word = (name: string, value: string | number): string | number => {
    // Counts choose between one and many, so they stay numbers.
    if (typeof value === 'number') return name === 'count' ? value : number.format(value)
    if (name === 'styles' || name === 'hours') {
      return listed.format(value.split(',').map(one => t(`saying.${name}.${one}` as 'title')))
    }
    if (name === 'level') return t(`saying.level.${value}` as 'title')
    return name === 'ageA' || name === 'ageB' ? ageWords(value) : value
  }
  const ageWords = (age: string): string => {
    const [, count = '', unit = ''] = /^(\d+) (month|year)s$/.exec(age) ?? []
    return unit === '' ? age : t(`saying.${unit}s` as 'saying.years', { count: Number(count) })
  }
  return sentence => {
    const key = `sentences.${sentence.code.replace('matching/', '')}`
    const values = Object.fromEntries(
      Object.entries(sentence.values).map(([name, value]) => [name, word(name, value)]),
    )
    if (!i18n.exists(key, { ns: 'matching', ...values })) return sentence.text
    return String(t(key as 'title', values))
  }
}
