import type { FactSource, PetFacts as Facts, PetCard } from '@pawfect/domain/pets'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePetWords } from './pet-words.ts'
import { SourceMark } from './source-mark.tsx'
import './pets.css'
import { readerLocale } from '../../shell/reader-locale.ts'

/** An animal's facts, each with the mark of where it comes from. */
export function PetFacts(props: {
  readonly pet: Facts & Partial<Pick<PetCard, 'placeLabel'>>
  readonly sources: Readonly<Record<string, FactSource>>
}): ReactElement {
  const { t, i18n } = useTranslation('pets')
  const words = usePetWords()
  const { pet, sources } = props
  const vaccinated =
    pet.vaccinatedUntil === null
      ? t('facts.vaccinationUnknown')
      : t('facts.vaccinatedUntil', {
          date: new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' }).format(
            new Date(pet.vaccinatedUntil),
          ),
        })
  const rows: readonly (readonly [fact: keyof Facts, label: string, value: ReactNode])[] = [
    ['breedIds', t('facts.breed'), words.breedOf(pet)],
    ['birthDate', t('facts.age'), words.ageOf(pet)],
    [
      'sex',
      t('facts.sex'),
      `${t(`sex.${pet.sex}`)}, ${(pet.neutered ? t('facts.neutered') : t('facts.notNeutered')).toLowerCase()}`,
    ],
    [
      'weightKg',
      t('facts.weight'),
      `${t('facts.weightKg', { kg: pet.weightKg })}, ${t(`size.${pet.size}`).toLowerCase()}`,
    ],
    ['vaccinatedUntil', t('facts.vaccinated'), vaccinated],
    ['playStyles', t('facts.playStyles'), pet.playStyles.map(style => t(`playStyle.${style}`)).join(', ')],
    ['purposes', t('facts.lookingFor'), pet.purposes.map(purpose => t(`purposeLong.${purpose}`)).join(', ')],
  ]
  return (
    <dl className="fact-list pm-tabular">
      {rows
        .filter(([, , value]) => value !== '')
        .map(([fact, label, value]) => (
          <div key={fact} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              <span>{value}</span>
              <SourceMark source={sources[fact] ?? 'owner'} />
            </dd>
          </div>
        ))}
      {pet.placeLabel ? (
        <>
          <dt>{t('facts.place')}</dt>
          <dd>{pet.placeLabel}</dd>
        </>
      ) : null}
    </dl>
  )
}
