import { Button, Group, Progress, Skeleton, Switch, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LearningStatus } from '../../../../bridge/index.ts'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { host, useAccountScope } from '../../../shell/host.ts'
import { serverClient } from '../../../shell/server-client.ts'
import { LEARNING_KEY } from './learning-key.ts'
import { SentNumbers } from './sent-numbers.tsx'
import { takePart } from './take-part.ts'

/** Whether this computer helps the breed guesses get better, what that would send, and what it has cost. */
export function LearningPanel(): ReactElement | null {
  const { t } = useTranslation('models')
  const accountId = useAccountScope()
  const title = useId()
  const status = useQuery({
    queryKey: [...LEARNING_KEY, accountId],
    queryFn: () => host().learning.status({ accountId }),
  })
  if (accountId === 'nobody') return null
  return (
    <section className="pm-card" style={{ padding: 24 }} aria-labelledby={title}>
      <Text component="h2" id={title} fz="xl" fw={700}>
        {t('learn.title')}
      </Text>
      <Text className="pm-prose" mb="sm">
        {t('learn.text')}
      </Text>
      <ul className="pm-prose" style={{ marginTop: 0 }}>
        <li>{t('learn.stays')}</li>
        <li>{t('learn.leaves')}</li>
        <li>{t('learn.group')}</li>
        <li>{t('learn.limit')}</li>
      </ul>
      {status.isError ? <ErrorNotice error={status.error} onRetry={() => void status.refetch()} /> : null}
      {status.isPending ? <Skeleton height={40} /> : null}
      {status.data === undefined ? null : <Choice status={status.data} />}
    </section>
  )
}

function Choice({ status }: { readonly status: LearningStatus }): ReactElement {
  const { t } = useTranslation('models')
  const accountId = useAccountScope()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const [isShown, setShown] = useState(false)
  const change = useMutation({
    mutationFn: (isOn: boolean) => host().learning.setOptedIn({ accountId, isOn }),
    onSuccess: next => {
      queries.setQueryData([...LEARNING_KEY, accountId], next)
      // A round may be waiting; if not, nothing happens.
      if (!next.isOptedIn) return
      takePart(accountId, { computer: host(), server: serverClient }).catch((error: unknown) =>
        console.warn('no part yet', error),
      )
    },
  })
  const { lastSent, roundsTaken, roundsInBudget } = status
  return (
    <>
      <Switch
        label={t('learn.switch')}
        checked={change.isPending ? change.variables : status.isOptedIn}
        onChange={event => change.mutate(event.currentTarget.checked)}
      />
      <Text c="dimmed" mt="sm">
        {status.isOptedIn ? t('learn.lessons', { count: status.lessons }) : t('learn.off')}
      </Text>
      <Text mt="sm" className="pm-tabular">
        {t('learn.spent', {
          taken: roundsTaken,
          of: roundsInBudget,
          epsilon: status.epsilon.toFixed(1),
          budget: status.epsilonBudget,
        })}
      </Text>
      <Progress
        value={(100 * roundsTaken) / roundsInBudget}
        color="meadow"
        size="lg"
        radius="xl"
        aria-label={t('learn.budget')}
      />
      <Group mt="sm">
        {lastSent === null ? (
          <Text c="dimmed">{t('learn.nothingSent')}</Text>
        ) : (
          <Button variant="default" radius="xl" onClick={() => setShown(true)}>
            {t('learn.show')}
          </Button>
        )}
      </Group>
      {lastSent === null ? null : (
        <SentNumbers sent={lastSent} opened={isShown} onClose={() => setShown(false)} />
      )}
      {change.error ? <Text c="brick">{errorText(change.error)}</Text> : null}
    </>
  )
}
