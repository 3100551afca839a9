import type { SearchQuery, Understood } from '@pawfect/domain/matching/search'
import { findBreed } from '@pawfect/domain/pets'
import { useTranslation } from 'react-i18next'

type Part = Understood['part']
type Slider = 'energy' | 'sociability' | 'confidence' | 'gentleness'
type Ends = { readonly from?: number | undefined; readonly below?: number | undefined }

/** Says what a filter asks for, in the reader's language: "calm", "up to 10 km", "at the weekend". */
export function useFilterWords(): (part: Part, query: SearchQuery) => string {
  const { t, i18n } = useTranslation('search')
  const list = (words: readonly string[]): string =>
    new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(words)
  const ends = ({ from, below }: Ends, measure: (value: number) => string): string => {
    if (from === undefined || from === 0) return t('chip.below', { below: measure(below ?? 0) })
    if (below === undefined) return t('chip.from', { from: measure(from) })
    return t('chip.between', { from: measure(from), below: measure(below) })
  }
  const age = (months: number): string =>
    months >= 12 && months % 12 === 0
      ? t('chip.years', { count: months / 12 })
      : t('chip.months', { count: Math.round(months * 10) / 10 })
  const kg = (value: number): string => t('chip.kg', { kg: value.toLocaleString(i18n.language) })
  const texts: Readonly<Record<Part, (query: SearchQuery) => string>> = {
    species: ({ species = [] }) => list(species.map(one => t(`chip.species.${one}`))),
    breed: ({ breedIds = [], notBreedIds = [] }) =>
      [
        ...(breedIds.length > 0 ? [list(breedNames(breedIds))] : []),
        ...(notBreedIds.length > 0 ? [t('chip.not', { what: list(breedNames(notBreedIds)) })] : []),
      ].join(', '),
    mixed: ({ mixed }) => t(mixed === true ? 'chip.mixed' : 'chip.pure'),
    size: ({ sizes = [] }) => list(sizes.map(one => t(`chip.size.${one}`))),
    sex: ({ sex = 'female' }) => t(`chip.sex.${sex}`),
    neutered: ({ neutered }) => t(neutered === true ? 'chip.neutered' : 'chip.intact'),
    energy: ({ energy }) => t(`chip.energy.${strengthOf(energy)}`),
    sociability: ({ sociability }) => t(`chip.sociability.${strengthOf(sociability)}`),
    confidence: ({ confidence }) => t(`chip.confidence.${strengthOf(confidence)}`),
    gentleness: ({ gentleness }) => t(`chip.gentleness.${strengthOf(gentleness)}`),
    age: ({ ageMonths = {} }) => ends(ageMonths, age),
    weight: ({ weightKg = {} }) => ends(weightKg, kg),
    play: ({ playStyles = [] }) => list(playStyles.map(style => t(`chip.play.${style}`))),
    vaccinated: () => t('chip.vaccinated'),
    when: ({ freeTimes }) =>
      [
        ...(freeTimes?.activeDays ?? []).map(day => t(`chip.days.${day}`)),
        ...(freeTimes?.activeHours ?? []).map(hour => t(`chip.hours.${hour}`)),
      ].join(', '),
    name: ({ name = '' }) => t('chip.name', { name }),
    distance: ({ withinKm = 0 }) => t('chip.km', { km: withinKm.toLocaleString(i18n.language, TENTHS) }),
    'on-screen': () => t('chip.on-screen'),
    purpose: ({ purpose = 'play' }) => t(`chip.purpose.${purpose}`),
  }
  return (part, query) => texts[part](query)
}

/** Nobody lives by the metre. */
const TENTHS = { maximumFractionDigits: 1 } as const

/** More breeds than this are counted on the chip's own words instead. */
const MOST_BREEDS_NAMED = 3

function breedNames(breedIds: readonly string[]): string[] {
  const named = breedIds.slice(0, MOST_BREEDS_NAMED).map(id => findBreed(id)?.name ?? id)
  return breedIds.length > MOST_BREEDS_NAMED ? [...named, `+${breedIds.length - MOST_BREEDS_NAMED}`] : named
}

/** The word for a range of a slider, by where it ends; see LOW and HIGH where searches are read. */
function strengthOf(range: SearchQuery[Slider]) {
  const { from, below } = range ?? {}
  if (below !== undefined) return below <= 25 ? 'very-low' : below <= 40 ? 'low' : 'not-high'
  return (from ?? 0) >= 75 ? 'very-high' : (from ?? 0) >= 60 ? 'high' : 'not-low'
}
