import { Checkbox, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mate, StudbookAnimal } from '../../../../bridge/index.ts'
import { ButtonLink, TextLink } from '../../../shell/links.tsx'
import { SexMark } from '../chart/sex-mark.tsx'
import { inbreedingWord } from '../genetics/inbreeding-word.ts'
import { useFigures } from '../use-figures.ts'
import { CoefficientBar } from './coefficient-bar.tsx'
import { MateChips } from './mate-chips.tsx'
import { nameOfMate } from './mate-key.ts'

/** One possible mate: who it is, what the litter's coefficient would be, and what speaks for or against it. */
export function MateCard(props: {
  readonly animal: StudbookAnimal
  readonly mate: Mate
  readonly rank: number
  /** The coefficient that fills the bar. */
  readonly scale: number
  readonly isCompared: boolean
  readonly canCompare: boolean
  onCompare(): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  const { animal, mate, rank } = props
  const name = nameOfMate(mate)
  const word = inbreedingWord(mate.inbreeding)
  return (
    <article className="pm-card mate-card" data-compared={props.isCompared}>
      <span className="mate-rank pm-tabular" role="img" aria-label={t('mates.rank', { number: rank })}>
        {rank}
      </span>
      <div className="mate-who">
        <MateName mate={mate} />
        <Text c="dimmed">{useMateFacts(mate)}</Text>
        <MateChips mate={mate} />
      </div>
      <div className="mate-figure">
        <p className="pm-tabular">
          <strong>{percent(mate.inbreeding)}</strong>
          {mate.upper - mate.inbreeding > 0.0005 ? (
            <span className="genetics-soft"> {t('figure.upper', { percent: percent(mate.upper) })}</span>
          ) : null}
        </p>
        <CoefficientBar inbreeding={mate.inbreeding} upper={mate.upper} scale={props.scale} />
        <p className="mate-word">{t(`figure.word.${word}`)}</p>
        <div className="mate-actions">
          <Checkbox
            label={t('mates.compare')}
            aria-label={t('mates.compareName', { name })}
            checked={props.isCompared}
            disabled={!props.canCompare}
            onChange={props.onCompare}
          />
          {mate.mate.source === 'own' ? (
            <ButtonLink
              to="/pedigree/litter"
              search={pairOf(animal, mate.mate.animal.animalId)}
              variant="light"
              radius="xl"
              size="sm"
            >
              {t('mates.try')}
            </ButtonLink>
          ) : (
            <ButtonLink
              to="/animals/$petId"
              params={{ petId: mate.mate.studId }}
              variant="light"
              radius="xl"
              size="sm"
            >
              {t('mates.page')}
            </ButtonLink>
          )}
        </div>
      </div>
    </article>
  )
}

/** Who is the sire and who the dam of a pair. */
export function pairOf(animal: StudbookAnimal, mateId: number): { sire: number; dam: number } {
  const isSire = animal.sex === 'male'
  return { sire: isSire ? animal.animalId : mateId, dam: isSire ? mateId : animal.animalId }
}

function MateName({ mate }: { readonly mate: Mate }): ReactElement {
  if (mate.mate.source === 'shared') {
    return (
      <Text fw={700} fz="lg">
        {mate.mate.name} <SexMark sex="male" />
      </Text>
    )
  }
  const { animalId, name, sex } = mate.mate.animal
  return (
    <TextLink to="/pedigree/animals/$animalId" params={{ animalId: `${animalId}` }} fw={700} fz="lg">
      {name} <SexMark sex={sex} />
    </TextLink>
  )
}

function useMateFacts(mate: Mate): string {
  const { t } = useTranslation('breeding')
  const { born } = useFigures()
  const of = mate.mate.source === 'own' ? mate.mate.animal : mate.mate
  return [
    of.bornOn === null ? null : born(of.bornOn),
    of.breed,
    of.colour,
    mate.mate.source === 'shared' ? t('mates.of', { owner: mate.mate.owner }) : mate.mate.animal.recordId,
    mate.distanceKm === null ? null : t('mates.away', { km: Math.round(mate.distanceKm) }),
  ]
    .filter(fact => fact !== null && fact !== nameOfMate(mate))
    .join(' · ')
}
