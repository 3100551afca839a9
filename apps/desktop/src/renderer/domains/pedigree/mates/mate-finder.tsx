import { Button, Text } from '@mantine/core'
import type { Species } from '@pawfect/domain/pets'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  BreedingPlace,
  Mate,
  MateFilters,
  MatesFound,
  StudbookAnimal,
} from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import { CompareBar } from './compare-bar.tsx'
import { MateCard } from './mate-card.tsx'
import { MateFilterPanel } from './mate-filter-panel.tsx'
import { keyOfMate } from './mate-key.ts'
import { useSharedStuds } from './use-shared-studs.ts'
import { WhyNot } from './why-not.tsx'

/** Mates shown at first, and more each time somebody asks. */
const PAGE = 25

/** Side by side, more cannot be read. */
const MOST_COMPARED = 4

const EVERYBODY: MateFilters = { text: '', switches: [], bornFrom: null, maxDistanceKm: null }

/** Filters beside the ranked list, the comparison below it, and why others are not in it. */
export function MateFinder(props: {
  readonly animal: StudbookAnimal
  readonly species: Species | null
  readonly place: BreedingPlace | null
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { animalId, name } = props.animal
  const [filters, setFilters] = useState(EVERYBODY)
  const [limit, setLimit] = useState(PAGE)
  const [askOthers, setAskOthers] = useState(false)
  const [compared, setCompared] = useState<readonly Mate[]>([])
  const others = useSharedStuds({ animal: props.animal, species: props.species, isAsked: askOthers })
  const asked = useDeferredValue(filters)
  const found = usePedigree({
    key: [
      'mates',
      animalId,
      asked,
      limit,
      others.studs.map(({ studId }) => studId),
      props.species,
      props.place,
    ],
    keepFormer: true,
    ask: ({ host, accountId, watch }) =>
      host.findMates(
        { accountId, animalId, filters: asked, sharedStuds: [...others.studs], page: { offset: 0, limit } },
        watch,
      ),
  })
  if (found.isError) return <PedigreeError error={found.error} />
  if (found.data === undefined) {
    return (
      <WorkUnderWay label={t('mates.loading', { name })} progress={found.progress} onCancel={found.cancel} />
    )
  }
  const toggle = (mate: Mate): void => setCompared(former => toggled(former, mate))
  return (
    <div className="mates">
      <MateFilterPanel
        filters={filters}
        found={found.data}
        others={{ ...others, isAsked: askOthers, onAsk: setAskOthers }}
        onFilters={next => {
          setFilters(next)
          setLimit(PAGE)
        }}
      />
      <section aria-label={t('mates.list')} aria-busy={found.isFetching} className="mates-list-part">
        <MateList animal={props.animal} found={found.data} compared={compared} onCompare={toggle} />
        {found.data.passing > found.data.mates.length ? (
          <Button variant="default" onClick={() => setLimit(limit + PAGE)} loading={found.isFetching}>
            {t('mates.more')}
          </Button>
        ) : null}
        <LookedAtClosely found={found.data} />
        <WhyNot found={found.data} />
      </section>
      <CompareBar animal={props.animal} mates={compared} onForget={() => setCompared([])} onRemove={toggle} />
    </div>
  )
}

/** Says where rules, tests and colours were looked up, when there are more mates than that. */
function LookedAtClosely({ found }: { readonly found: MatesFound }): ReactElement | null {
  const { t } = useTranslation('breeding')
  const { count } = useFigures()
  if (found.lookedAtClosely >= found.passing) return null
  return <Text c="dimmed">{t('mates.lookedAtClosely', { number: count(found.lookedAtClosely) })}</Text>
}

function toggled(former: readonly Mate[], mate: Mate): readonly Mate[] {
  const without = former.filter(other => keyOfMate(other) !== keyOfMate(mate))
  if (without.length < former.length || former.length === MOST_COMPARED) return without
  return [...former, mate]
}

function MateList(props: {
  readonly animal: StudbookAnimal
  readonly found: MatesFound
  readonly compared: readonly Mate[]
  onCompare(mate: Mate): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { count } = useFigures()
  const { found, compared } = props
  const { mates, passing, considered } = found
  const isFull = compared.length === MOST_COMPARED
  if (considered === 0) return <Text>{t('mates.nobody')}</Text>
  if (mates.length === 0) {
    return (
      <div className="pm-card mates-none">
        <Text fw={640}>{t('mates.none')}</Text>
        <Text c="dimmed">{t('mates.noneHint')}</Text>
      </div>
    )
  }
  const scale = Math.max(0.0625, ...mates.map(({ upper, inbreeding }) => Math.max(upper, inbreeding)))
  return (
    <>
      <Text c="dimmed" role="status" className="pm-tabular">
        {t('mates.passing', { passing: count(passing), considered: count(considered) })}
      </Text>
      <ol className="mates-list">
        {mates.map((mate, at) => {
          const isCompared = compared.some(other => keyOfMate(other) === keyOfMate(mate))
          return (
            <li key={keyOfMate(mate)}>
              <MateCard
                animal={props.animal}
                mate={mate}
                rank={at + 1}
                scale={scale}
                isCompared={isCompared}
                canCompare={isCompared || !isFull}
                onCompare={() => props.onCompare(mate)}
              />
            </li>
          )
        })}
      </ol>
    </>
  )
}
