import type { Sentence } from '@pawfect/domain/matching'
import { useTranslation } from 'react-i18next'

/** Says a pattern's sentence in the reader's language, in English where it has no translation. */
export function usePatternWords(): { readonly sentence: (sentence: Sentence) => string } {
  const { t, i18n } = useTranslation('patterns')
  return {
    sentence: ({ code, values, text }) => {
      const key = `sentences.${code.replace('matching/pattern-', '')}`
      if (!i18n.exists(key, { ns: 'patterns' })) return text
      return String(t(key as 'title', values))
    },
  }
}
