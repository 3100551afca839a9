import {
  Alert,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Select,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { type CoarsePlace, type OwnerHabits, ownerHabitsSchema, type Profile } from '@pawfect/domain/identity'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { CITIES } from './cities.ts'
import { SettingsPanel } from './settings-panel.tsx'

/** Name, rough place and habits of the owner. */
export function ProfilePanel(): ReactElement {
  const { t } = useTranslation('identity')
  const trpc = useTRPC()
  const me = useQuery(trpc.identity.me.queryOptions())
  return (
    <SettingsPanel title={t('settings.profile')}>
      {me.data === undefined && !me.isError ? <Skeleton height={160} /> : null}
      {me.data === undefined && me.isError ? (
        <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />
      ) : null}
      {me.data === undefined ? null : <ProfileForm profile={me.data} />}
    </SettingsPanel>
  )
}

function ProfileForm({ profile }: { readonly profile: Profile }): ReactElement {
  const { t } = useTranslation('identity')
  const shell = useTranslation('shell').t
  const trpc = useTRPC()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const [displayName, setDisplayName] = useState(profile.displayName)
  const [place, setPlace] = useState<CoarsePlace | null>(profile.place)
  const [habits, setHabits] = useState<OwnerHabits>(profile.habits)
  const save = useMutation(
    trpc.identity.updateProfile.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  )
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Stack>
      <TextInput
        label={t('settings.displayName')}
        value={displayName}
        maxLength={60}
        onChange={event => setDisplayName(event.currentTarget.value)}
      />
      <PlaceFields place={place} onChange={setPlace} />
      <HabitFields habits={habits} onChange={setHabits} />
      <Text c="dimmed">
        {t('settings.timeZone')}: {timeZone}
      </Text>
      {save.isError ? (
        <Alert color="brick" role="alert">
          {errorText(save.error)}
        </Alert>
      ) : null}
      <Group>
        <Button
          radius="xl"
          loading={save.isPending}
          disabled={displayName.trim() === ''}
          onClick={() => save.mutate({ displayName, place, habits, timeZone })}
        >
          {shell('save')}
        </Button>
        <Text role="status">{save.isSuccess ? t('settings.saved') : ''}</Text>
      </Group>
    </Stack>
  )
}

function PlaceFields(props: {
  readonly place: CoarsePlace | null
  onChange(place: CoarsePlace | null): void
}): ReactElement {
  const { t } = useTranslation('identity')
  const { place, onChange } = props
  const known = CITIES.some(({ label }) => label === place?.label)
  const names = CITIES.map(({ label }) => label)
  const choices = place !== null && !known ? [place.label, ...names] : names
  const coordinate =
    (name: 'latitudeDeg' | 'longitudeDeg') =>
    (value: string | number): void => {
      if (typeof value !== 'number') return
      const rounded = Math.round(value * 100) / 100
      const before = place ?? { latitudeDeg: 0, longitudeDeg: 0, label: '' }
      const next = { ...before, [name]: rounded }
      onChange({ ...next, label: `${next.latitudeDeg}°, ${next.longitudeDeg}°` })
    }
  return (
    <Stack gap="xs">
      <Select
        label={t('settings.place')}
        description={t('settings.placeHint')}
        placeholder={t('settings.placeNone')}
        data={[...new Set(choices)]}
        value={place?.label ?? null}
        onChange={label => onChange(CITIES.find(city => city.label === label) ?? null)}
        searchable
        clearable
      />
      <Text c="dimmed" fz="sm">
        {t('settings.placeOwn')}
      </Text>
      <Group grow>
        <NumberInput
          label={t('settings.latitude')}
          min={-90}
          max={90}
          decimalScale={2}
          value={place?.latitudeDeg ?? ''}
          onChange={coordinate('latitudeDeg')}
        />
        <NumberInput
          label={t('settings.longitude')}
          min={-180}
          max={180}
          decimalScale={2}
          value={place?.longitudeDeg ?? ''}
          onChange={coordinate('longitudeDeg')}
        />
      </Group>
    </Stack>
  )
}

function HabitFields(props: {
  readonly habits: OwnerHabits
  onChange(habits: OwnerHabits): void
}): ReactElement {
  const { t } = useTranslation('identity')
  const { habits } = props
  const change = (part: Record<string, string[]>): void =>
    props.onChange(ownerHabitsSchema.parse({ ...habits, ...part }))
  return (
    <Group grow align="flex-start">
      <Checkbox.Group
        label={t('settings.hours')}
        value={habits.activeHours}
        onChange={activeHours => change({ activeHours })}
      >
        <Stack gap={8} mt={8}>
          {ownerHabitsSchema.shape.activeHours.element.options.map(hour => (
            <Checkbox key={hour} value={hour} label={t(`settings.${hour}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('settings.days')}
        value={habits.activeDays}
        onChange={activeDays => change({ activeDays })}
      >
        <Stack gap={8} mt={8}>
          {ownerHabitsSchema.shape.activeDays.element.options.map(day => (
            <Checkbox key={day} value={day} label={t(`settings.${day}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Group>
  )
}
