import { Switch, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../../shell/server-client.ts'

/** Whether this computer may tell that a talk in the park went both ways: off until the owner says so. */
export function TalksSwitch(): ReactElement {
  const { t } = useTranslation('patterns')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const talks = useQuery(trpc.matching.talks.queryOptions())
  const change = useMutation(
    trpc.matching.tellOfTalks.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.matching.pathKey() }),
    }),
  )
  const isOn = change.isPending ? change.variables.on : (talks.data?.on ?? false)
  const noted = talks.data?.noted ?? 0
  const state = isOn
    ? `${t('talks.noted', { count: noted })} ${noted > 0 ? t('talks.forget') : ''}`
    : t('talks.off')
  return (
    <section className="pm-card talks" aria-labelledby="talks-title">
      <Title order={2} size="h4" id="talks-title">
        {t('talks.title')}
      </Title>
      <Switch
        label={t('talks.on')}
        checked={isOn}
        disabled={talks.data === undefined || change.isPending}
        onChange={event => change.mutate({ on: event.currentTarget.checked })}
      />
      <Text c="dimmed" className="pm-prose">
        {t('talks.text')}
      </Text>
      <Text fz="sm" role="status">
        {change.isError ? t('talks.failed') : state}
      </Text>
    </section>
  )
}
