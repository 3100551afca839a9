import type { Sentence } from '@pawfect/domain/matching'
import { useTranslation } from 'react-i18next'

/** Says a server's sentence in the reader's language, in English where it has no translation yet. */
export function useSentence(): (sentence: Sentence) => string {
  const { t, i18n } = useTranslation('matching')
  return sentence => {
    const key = `sentences.${sentence.code.replace('matching/', '')}`
    if (!i18n.exists(key, { ns: 'matching' })) return sentence.text
    return String(t(key as 'title', sentence.values))
  }
}
