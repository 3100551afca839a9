import type { PedigreeSex } from '@pawfect/domain/pedigree'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../use-figures.ts'
import { sexIn } from './ancestry.ts'
import type { ChartModel } from './chart-model.ts'

/** What a place of the chart says. */
export type BoxWords = {
  readonly name: string
  /** When born, and the breed. Empty when neither is known. */
  readonly second: string
  /** The coefficient. Empty when nobody computed it. */
  readonly third: string
  /** Where in the chart it stands, and its sex: what eyes see without words. */
  readonly place: string
  /** Number among the common ancestors; empty for others. */
  readonly common: string
  readonly sex: PedigreeSex
}

/** Puts places of a chart, by their ancestor number, into words; each only once, as panning asks in every frame. */
export function useBoxWords(model: ChartModel): (kekule: number) => BoxWords {
  const { t } = useTranslation('pedigree')
  const { percent, born } = useFigures()
  const placeName = usePlaceName()
  return useMemo(() => {
    const said = new Map<number, BoxWords>()
    const say = (kekule: number): BoxWords => {
      const animalId = model.layout.boxOf.get(kekule)?.animalId ?? 0
      const animal = model.ancestry.animals.get(animalId)
      const mark = model.markOf.get(animalId)
      const name = animal?.name ?? t('chart.nameless')
      const sex = sexIn(model.ancestry, kekule, animalId)
      const birth = animal?.bornOn ? t('chart.born', { date: born(animal.bornOn) }) : ''
      const known = animal?.inbreeding ?? null
      const third = known === null ? '' : t('chart.inbreeding', { percent: percent(known) })
      const common = mark === undefined ? '' : t('chart.commonNumber', { number: mark })
      const sexWord = sex === 'unknown' ? '' : t(`sex.${sex}`)
      return {
        ...{ name, third, sex },
        second: joined([birth, animal?.breed ?? ''], ' · '),
        place: joined([placeName(kekule), sexWord], ', '),
        common,
      }
    }
    return kekule => {
      const words = said.get(kekule) ?? say(kekule)
      said.set(kekule, words)
      return words
    }
  }, [model, t, percent, born, placeName])
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter(part => part !== '').join(by)
}

/** "Sire", "dam’s sire", "sire’s dam’s dam": where in the chart a place is. */
function usePlaceName(): (kekule: number) => string {
  const { t } = useTranslation('pedigree')
  return useMemo(
    () => kekule => {
      const steps = [...kekule.toString(2).slice(1)]
      if (steps.length > 3) return t('chart.generation', { number: steps.length })
      const last = steps.length - 1
      const words = steps.map((step, index) =>
        step === '0'
          ? t(index === last ? 'chart.sire' : 'chart.siresPart')
          : t(index === last ? 'chart.dam' : 'chart.damsPart'),
      )
      return words.join(' ')
    },
    [t],
  )
}
