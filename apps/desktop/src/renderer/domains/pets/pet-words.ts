import { findBreed, type PetCard } from '@pawfect/domain/pets'
import { useTranslation } from 'react-i18next'

/** What words about an animal are made of; a card and an own pet both fit. */
export type Describable = Pick<
  PetCard,
  'name' | 'breedIds' | 'mixed' | 'birthDate' | 'sex' | 'neutered' | 'weightKg' | 'size'
>

/** Average length of a month, for ages in whole months. */
const MS_PER_MONTH = (365.25 / 12) * 24 * 60 * 60 * 1000

/** Whole months since a date, never negative. */
export function monthsSince(birthDate: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(birthDate)) / MS_PER_MONTH))
}

/** Names an animal's breed and age in the reader's language. */
export function usePetWords(): {
  breedOf(pet: Pick<Describable, 'breedIds' | 'mixed'>): string
  ageOf(pet: Pick<Describable, 'birthDate'>): string
} {
  const { t } = useTranslation('pets')
  return {
    breedOf(pet) {
      const names = pet.breedIds.map(id => findBreed(id)?.name ?? id)
      if (names.length === 0) return t('mixed')
      return names.join(' × ')
    },
    ageOf(pet) {
      const months = monthsSince(pet.birthDate)
      return months < 24
        ? t('age.months', { count: months })
        : t('age.years', { count: Math.floor(months / 12) })
    },
  }
}
