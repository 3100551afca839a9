import { Alert, Button, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core'
import type { SouvenirEvent } from '@pawfect/domain/certificates'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import type { useSouvenirs } from './use-souvenirs.ts'

type Doing = ReturnType<typeof useSouvenirs>

/** Takes the souvenir of an event one has been to, by the code its host told everybody. */
export function VisitEvent({ doing: { visit } }: { readonly doing: Doing }): ReactElement {
  const { t } = useTranslation('souvenirs')
  const errorText = useErrorText()
  const [code, setCode] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    visit.mutate(code, { onSuccess: () => setCode('') })
  }
  return (
    <form className="pm-card souvenir-form" onSubmit={send}>
      <Title order={2} size="h4">
        {t('visitTitle')}
      </Title>
      <TextInput
        label={t('code')}
        description={t('codeHint')}
        placeholder="ABCD-EFGH-JKLM"
        value={code}
        maxLength={40}
        error={visit.isError ? errorText(visit.error) : null}
        onChange={change => setCode(change.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="light"
        radius="xl"
        disabled={code.trim().length < 8}
        loading={visit.isPending}
      >
        {t('visit')}
      </Button>
    </form>
  )
}

/** Hosts an event that gives a souvenir, and shows the codes of those hosted. */
export function HostEvent(props: {
  readonly hosted: readonly SouvenirEvent[]
  readonly doing: Doing
}): ReactElement {
  const { t } = useTranslation('souvenirs')
  const errorText = useErrorText()
  const { hostOne } = props.doing
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10))
  const [openDays, setOpenDays] = useState(3)
  const send = (event: FormEvent) => {
    event.preventDefault()
    hostOne.mutate({ title, day, openDays }, { onSuccess: () => setTitle('') })
  }
  return (
    <form className="pm-card souvenir-form" onSubmit={send}>
      <Title order={2} size="h4">
        {t('hostTitle')}
      </Title>
      <Text c="dimmed">{t('hostText')}</Text>
      <TextInput
        label={t('eventName')}
        value={title}
        maxLength={60}
        onChange={change => setTitle(change.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label={t('eventDay')}
          value={day}
          onChange={change => setDay(change.currentTarget.value)}
        />
        <NumberInput
          label={t('openDays')}
          min={1}
          max={31}
          allowDecimal={false}
          clampBehavior="strict"
          value={openDays}
          onChange={value => setOpenDays(Math.max(1, Number(value) || 1))}
        />
      </Group>
      {hostOne.isError ? (
        <Alert color="brick" role="alert">
          {errorText(hostOne.error)}
        </Alert>
      ) : null}
      <Button
        type="submit"
        variant="light"
        radius="xl"
        disabled={title.trim().length < 3 || day === ''}
        loading={hostOne.isPending}
      >
        {t('host')}
      </Button>
      <Stack gap={6}>
        {props.hosted.map(event => (
          <HostedEvent key={event.eventId} event={event} />
        ))}
      </Stack>
    </form>
  )
}

function HostedEvent({ event }: { readonly event: SouvenirEvent }): ReactElement {
  const { t, i18n } = useTranslation('souvenirs')
  const until = new Intl.DateTimeFormat(readerLocale(i18n.language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <div className="souvenir-hosted">
      <strong>{event.title}</strong> <code>{event.code}</code>
      <Text fz="sm" c="dimmed">
        {t('hosted', { count: event.taken, until: until.format(new Date(event.closesAt)) })}
      </Text>
    </div>
  )
}
