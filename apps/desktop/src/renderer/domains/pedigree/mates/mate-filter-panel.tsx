import { Button, NumberInput, Stack, Switch, Text, TextInput, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MateFilters, MateSwitch, MatesFound } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import type { SharedStuds } from './use-shared-studs.ts'

const SWITCHES = [
  'sixteenth',
  'lawful',
  'kinRuledOut',
  'noKnownRisk',
  'notPopular',
  'wellKnown',
  'sameBreed',
] as const satisfies readonly MateSwitch[]

/** What the list can be narrowed by, each switch with how many would be left. */
export function MateFilterPanel(props: {
  readonly filters: MateFilters
  readonly found: MatesFound
  readonly others: SharedStuds & { readonly isAsked: boolean; onAsk(isAsked: boolean): void }
  onFilters(filters: MateFilters): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { count } = useFigures()
  const { filters, found, others } = props
  const set = (next: Partial<MateFilters>): void => props.onFilters({ ...filters, ...next })
  const isNarrowed = filters.text !== '' || filters.switches.length > 0 || filters.bornFrom !== null
  return (
    <aside className="pm-card mates-filters" aria-label={t('mates.filters')}>
      <Title order={2} size="h4">
        {t('mates.filters')}
      </Title>
      <TextInput
        label={t('mates.search')}
        value={filters.text}
        onChange={event => set({ text: event.currentTarget.value })}
      />
      <Stack gap={8}>
        {SWITCHES.map(name => {
          const left = found.counts[name]
          return (
            <Switch
              key={name}
              color="meadow"
              checked={filters.switches.includes(name)}
              label={t(`mates.switch.${name}`)}
              description={left === undefined ? undefined : t('mates.wouldPass', { number: count(left) })}
              onChange={event =>
                set({ switches: switched(filters.switches, name, event.currentTarget.checked) })
              }
            />
          )
        })}
      </Stack>
      <NumberInput
        label={t('mates.bornFrom')}
        min={1900}
        max={2100}
        hideControls
        value={filters.bornFrom ?? ''}
        onChange={value => set({ bornFrom: typeof value === 'number' && value >= 1900 ? value : null })}
      />
      {others.canAsk ? (
        <Stack gap={4}>
          <Switch
            color="meadow"
            checked={others.isAsked}
            label={t('mates.others')}
            description={t('mates.othersHint')}
            onChange={event => others.onAsk(event.currentTarget.checked)}
          />
          {others.isAsked && !others.isFetching && others.error === null && others.studs.length === 0 ? (
            <Text c="dimmed">{t('mates.othersNone')}</Text>
          ) : null}
          <PedigreeError error={others.error} />
        </Stack>
      ) : null}
      {others.isAsked ? (
        <NumberInput
          label={t('mates.maxDistance')}
          min={1}
          max={20000}
          hideControls
          value={filters.maxDistanceKm ?? ''}
          onChange={value => set({ maxDistanceKm: typeof value === 'number' && value > 0 ? value : null })}
        />
      ) : null}
      {isNarrowed ? (
        <Button
          variant="subtle"
          onClick={() => props.onFilters({ text: '', switches: [], bornFrom: null, maxDistanceKm: null })}
        >
          {t('mates.clear')}
        </Button>
      ) : null}
    </aside>
  )
}

function switched(former: readonly MateSwitch[], name: MateSwitch, isOn: boolean): MateSwitch[] {
  const others = former.filter(other => other !== name)
  return isOn ? [...others, name] : others
}
