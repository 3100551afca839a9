import { ActionIcon, Group, Text, TextInput, Title } from '@mantine/core'
import type { SayOutcome } from '@pawfect/p2p'
import { IconCheck, IconSend } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatLine, ParkMeeting } from './park-meeting.ts'

/** Talking to whoever is in the park, from computer to computer. */
export function ChatPanel(props: {
  readonly meeting: ParkMeeting
  readonly lines: readonly ChatLine[]
}): ReactElement {
  const { t } = useTranslation('meetups')
  const end = useRef<HTMLLIElement>(null)
  const count = props.lines.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new line scrolls to the end
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  return (
    <section className="park-panel park-chat" aria-label={t('park.chat')}>
      <Title order={2} size="h4">
        {t('park.chat')}
      </Title>
      <ol className="park-chat-lines" data-testid="chat-lines" aria-live="polite">
        {count === 0 ? (
          <li>
            <Text c="dimmed">{t('park.chatEmpty')}</Text>
          </li>
        ) : null}
        {props.lines.map(line => (
          <Line key={line.id} line={line} />
        ))}
        <li ref={end} aria-hidden />
      </ol>
      <ChatInput meeting={props.meeting} />
    </section>
  )
}

function Line({ line }: { readonly line: ChatLine }): ReactElement {
  const { t } = useTranslation('meetups')
  const mine = line.from === null
  return (
    <li className="park-line" data-testid="chat-line" data-mine={mine} data-arrived={line.arrived}>
      <Text fz="sm" fw={680}>
        {line.from?.displayName ?? t('park.chatYou')}
        {mine && line.arrived ? (
          <IconCheck
            size={15}
            style={{ verticalAlign: -2, marginLeft: 6 }}
            aria-label={t('park.chatArrived')}
          />
        ) : null}
      </Text>
      {line.text}
    </li>
  )
}

function ChatInput({ meeting }: { readonly meeting: ParkMeeting }): ReactElement {
  const { t } = useTranslation('meetups')
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<Exclude<SayOutcome['kind'], 'sent'> | null>(null)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    const outcome = meeting.sendChat(text)
    if (outcome.kind !== 'sent') {
      setRefused(outcome.kind)
      return
    }
    setRefused(null)
    setText('')
  }
  return (
    <form onSubmit={send}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <TextInput
          style={{ flex: 1 }}
          aria-label={t('park.chatWrite')}
          placeholder={t('park.chatWrite')}
          value={text}
          error={refused === null ? null : t(`park.chatRefused.${refused}`)}
          onChange={event => setText(event.currentTarget.value)}
          onKeyDown={stopWritingOnEscape}
        />
        <ActionIcon type="submit" size={36} radius="xl" aria-label={t('park.chatSend')}>
          <IconSend size={20} />
        </ActionIcon>
      </Group>
    </form>
  )
}

/** Escape leaves the line for the park, where the next one stops everything. */
function stopWritingOnEscape(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Escape') return
  event.preventDefault()
  event.currentTarget.closest('main')?.querySelector('canvas')?.focus()
}
