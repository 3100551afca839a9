import { Button, Group, Progress, Switch, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelStatus } from '../../../../bridge/index.ts'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { host } from '../../../shell/host.ts'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { errorCodeOf } from '../../../shell/server-client.ts'
import { MODELS_KEY } from './models-key.ts'

type Outcome = Awaited<ReturnType<ReturnType<typeof host>['models']['checkForUpdate']>>['outcome']

/** The model's card, the look for a newer one with its progress, the way back, and whether it looks by itself. */
export function ModelUpdateRows(props: { readonly status: ModelStatus; onCard(): void }): ReactElement {
  const { t } = useTranslation('models')
  const errorText = useErrorText()
  const told = useTold()
  const check = useCheck(told)
  const rollBack = useMutation({ mutationFn: () => host().models.rollBack({}), onSuccess: told })
  const { breed, hasPublisher } = props.status
  const error = check.error ?? rollBack.error
  return (
    <>
      <Group mt="sm">
        {breed.card === null ? null : (
          <Button variant="default" radius="xl" onClick={props.onCard}>
            {t('showCard')}
          </Button>
        )}
        {hasPublisher ? (
          <Button variant="default" radius="xl" disabled={check.isUnderWay} onClick={check.start}>
            {t('check')}
          </Button>
        ) : null}
        {breed.canRollBack ? (
          <Button
            variant="default"
            radius="xl"
            loading={rollBack.isPending}
            onClick={() => rollBack.mutate()}
          >
            {t('rollBack')}
          </Button>
        ) : null}
      </Group>
      {check.isUnderWay ? <UnderWay received={check.received} onCancel={check.cancel} /> : null}
      <Text c={error ? 'brick' : 'dimmed'} mt={6} role="status">
        {error ? errorText(error) : null}
        {check.outcome !== undefined && !error ? t(`outcome.${check.outcome}`) : null}
        {hasPublisher ? null : t('noPublisher')}
      </Text>
      {hasPublisher ? <ByItself status={props.status} onTold={told} /> : null}
    </>
  )
}

function useTold(): (status: ModelStatus) => void {
  const queries = useQueryClient()
  return status => {
    queries.setQueryData(MODELS_KEY, status)
  }
}

function useCheck(told: (status: ModelStatus) => void) {
  const stop = useRef<AbortController>(null)
  const [received, setReceived] = useState<number | null>(null)
  const check = useMutation({
    mutationFn: async (signal: AbortSignal): Promise<Outcome | undefined> => {
      setReceived(null)
      try {
        const { outcome, status } = await host().models.checkForUpdate(
          {},
          {
            signal,
            onProgress: ({ receivedBytes, wholeBytes }) => setReceived((100 * receivedBytes) / wholeBytes),
          },
        )
        told(status)
        return outcome
      } catch (error) {
        if (errorCodeOf(error) === 'bridge/cancelled') return undefined
        throw error
      }
    },
  })
  return {
    start: () => {
      stop.current = new AbortController()
      check.mutate(stop.current.signal)
    },
    cancel: () => stop.current?.abort(),
    isUnderWay: check.isPending,
    received,
    outcome: check.data,
    error: check.error,
  }
}

function UnderWay(props: { readonly received: number | null; onCancel(): void }): ReactElement {
  const { t } = useTranslation('models')
  const shell = useTranslation('shell').t
  return (
    <Group mt="sm" align="center">
      <Progress
        style={{ flex: 1 }}
        value={props.received ?? 100}
        animated={props.received === null}
        color="meadow"
        size="lg"
        radius="xl"
        aria-label={t('fetching')}
      />
      <Button variant="default" radius="xl" onClick={props.onCancel}>
        {shell('cancel')}
      </Button>
    </Group>
  )
}

function ByItself(props: { readonly status: ModelStatus; onTold(status: ModelStatus): void }): ReactElement {
  const { t } = useTranslation('models')
  const errorText = useErrorText()
  const change = useMutation({
    mutationFn: (isOn: boolean) => host().models.setAutomatic({ isOn }),
    onSuccess: props.onTold,
  })
  return (
    <>
      <Switch
        mt="sm"
        label={t('automatic')}
        description={t('automaticHint')}
        checked={change.isPending ? change.variables : props.status.isAutomatic}
        onChange={event => change.mutate(event.currentTarget.checked)}
      />
      <LastCheck last={props.status.lastCheck} />
      {change.error ? <Text c="brick">{errorText(change.error)}</Text> : null}
    </>
  )
}

const OUTCOMES: readonly string[] = ['installed', 'up-to-date', 'older', 'not-yet', 'no-publisher']

function LastCheck({ last }: { readonly last: ModelStatus['lastCheck'] }): ReactElement | null {
  const { t, i18n } = useTranslation('models')
  const errorText = useErrorText()
  if (last === null) return null
  const when = new Intl.DateTimeFormat(readerLocale(i18n.language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(last.at))
  const what = OUTCOMES.includes(last.outcome)
    ? t(`outcome.${last.outcome as Outcome}`)
    : errorText({ code: last.outcome })
  return (
    <Text c="dimmed" fz="sm" mt={6} className="pm-prose">
      {t('lastCheck', { when, what })}
    </Text>
  )
}
