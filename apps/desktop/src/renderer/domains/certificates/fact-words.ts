import { findBreed } from '@pawfect/domain/pets'
import { useTranslation } from 'react-i18next'

/** Names facts of papers, and writes their values, in the reader's language. */
export function useFactWords(): {
  labelOf(fact: string): string
  wordsOf(fact: string, value: string): string
} {
  const { t, i18n } = useTranslation('certificates')
  const pets = useTranslation('pets').t
  return {
    labelOf(fact) {
      const key = fact.replace(/^owner\.[1-8]\./, 'owner.').replace('.', '-')
      return i18n.exists(`certificates:papers.fact.${key}`)
        ? t(`papers.fact.${key}` as 'papers.fact.animal-name')
        : fact
    },
    wordsOf(fact, value) {
      if (fact === 'animal.species' && (value === 'dog' || value === 'cat')) return pets(`species.${value}`)
      if (fact === 'animal.sex' && (value === 'female' || value === 'male')) return t(`papers.sex.${value}`)
      if (fact === 'animal.breeds')
        return value
          .split(',')
          .map(id => findBreed(id)?.name ?? id)
          .join(' × ')
      return value
    },
  }
}
