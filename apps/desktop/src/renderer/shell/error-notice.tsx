import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCloudOff, IconMoodSad } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { errorCodeOf } from './server-client.ts'

/** Turns whatever was thrown into a sentence for people, by its domain code. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('shell')
  return error => {
    const key = `errors.${errorCodeOf(error)}`
    if (i18n.exists(key, { ns: 'shell' })) return t(key as 'errors.shell/unknown')
    return t('errors.shell/unknown')
  }
}

/** What happened, what is safe, what to do: the error state of a whole screen or a part of one. */
export function ErrorNotice(props: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  const { t } = useTranslation('shell')
  const text = useErrorText()(props.error)
  const unreachable = errorCodeOf(props.error) === 'shell/server-unreachable'
  const Icon = unreachable ? IconCloudOff : IconMoodSad
  return (
    <Stack className="pm-card" role="alert" align="center" gap="xs" p="xl" ta="center">
      <Icon size={40} stroke={1.5} color="var(--pm-warm-text)" aria-hidden />
      <Title order={2} size="h3">
        {t('error.title')}
      </Title>
      <Text className="pm-prose">{text}</Text>
      {unreachable ? null : <Text c="dimmed">{t('error.safe')}</Text>}
      {props.onRetry ? (
        <Group mt="sm">
          <Button variant="light" onClick={props.onRetry}>
            {t('error.retry')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
