import { Group, SegmentedControl, Select, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BreedingPlace, Studbook } from '../../../../bridge/index.ts'
import { usePedigreeChange } from '../use-pedigree.ts'

const SPECIES = ['dog', 'cat'] as const

const PLACES = [
  'eu',
  'de',
  'de-ni',
  'at',
  'nl',
  'fr',
  'ch',
  'gb-eng',
] as const satisfies readonly BreedingPlace[]

/** Whether a studbook is of dogs or cats, and whose rules count; saved as soon as it is said. */
export function BookQuestions(props: {
  readonly book: Studbook
  /** Asks one of them only. */
  readonly only?: 'species'
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { studbookId, species, place } = props.book
  const describe = usePedigreeChange(
    ({ host, accountId }, said: Partial<Pick<Studbook, 'species' | 'place'>>) =>
      host.describeStudbook({ accountId, studbookId, ...said }),
  )
  const isNew = species === null || (props.only === undefined && place === null)
  return (
    <div className={isNew ? 'pm-card genetics-ask' : 'genetics-asked'}>
      {isNew ? <Text fw={640}>{t(props.only === 'species' ? 'sheet.testsSpecies' : 'book.ask')}</Text> : null}
      <Group gap="md" align="center">
        <Group gap="xs">
          <Text component="span" id={`species-of-${studbookId}`}>
            {t('book.species')}
          </Text>
          <SegmentedControl
            size="sm"
            aria-labelledby={`species-of-${studbookId}`}
            value={species ?? ''}
            data={SPECIES.map(value => ({ value, label: t(`book.${value}`) }))}
            onChange={value => describe.mutate({ species: SPECIES.find(one => one === value) ?? null })}
          />
        </Group>
        {props.only === 'species' ? null : (
          <Group gap="xs">
            <Text component="span" aria-hidden>
              {t('book.place')}
            </Text>
            <Select
              aria-label={t('book.place')}
              w={230}
              allowDeselect={false}
              value={place}
              placeholder="…"
              data={PLACES.map(value => ({ value, label: t(`book.places.${value}`) }))}
              onChange={value => describe.mutate({ place: PLACES.find(one => one === value) ?? null })}
            />
          </Group>
        )}
      </Group>
    </div>
  )
}
