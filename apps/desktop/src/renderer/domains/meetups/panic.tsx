import { Button, FocusTrap, Group, Stack, Text, Title, Tooltip } from '@mantine/core'
import type { UserId } from '@pawfect/domain/identity'
import type { Meetup } from '@pawfect/domain/meetups'
import { IconHandStop } from '@tabler/icons-react'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReportModal } from '../moderation/report-modal.tsx'
import { useBlock } from '../moderation/use-block.ts'

/** Always in the same corner, and the Escape key: hides everyone and mutes at once. */
export function PanicButton({ onPanic }: { onPanic(): void }): ReactElement {
  const { t } = useTranslation('meetups')
  useEscape(onPanic)
  return (
    <Tooltip label={t('park.panicHint')}>
      <Button
        className="park-panic"
        size="md"
        radius="xl"
        color="brick"
        aria-keyshortcuts="Escape"
        leftSection={<IconHandStop size={22} aria-hidden />}
        data-testid="panic"
        onClick={onPanic}
      >
        {t('park.panic')}
      </Button>
    </Tooltip>
  )
}

/** Listens to Escape anywhere, but leaves it to whoever used it for something of their own. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onEscape])
}

/** What is there after the panic button: quiet, and every way on. */
export function PanicCurtain(props: {
  readonly meetup: Meetup
  onBack(): void
  onLeave(): void
  /** Cuts the link to somebody at once and for good. */
  onCut(userId: UserId): void
}): ReactElement {
  const { t } = useTranslation('meetups')
  const [reporting, setReporting] = useState(false)
  const block = useBlock({ cutNow: props.onCut, onBlocked: props.onLeave })
  const { otherUserId, other, meetupId } = props.meetup
  return (
    <div
      className="park-away"
      role="alertdialog"
      aria-modal
      aria-label={t('park.panicTitle')}
      data-testid="panic-curtain"
    >
      <FocusTrap>
        <Stack className="pm-card" p="xl" maw={480}>
          <Title order={2}>{t('park.panicTitle')}</Title>
          <Text>{t('park.panicText')}</Text>
          <Group>
            <Button radius="xl" onClick={props.onLeave} data-autofocus>
              {t('park.panicLeave')}
            </Button>
            <Button radius="xl" variant="default" onClick={props.onBack}>
              {t('park.panicBack')}
            </Button>
          </Group>
          <Group>
            <Button
              radius="xl"
              variant="light"
              color="brick"
              onClick={() => block(otherUserId, other.ownerName)}
            >
              {t('park.panicBlock', { name: other.ownerName })}
            </Button>
            <Button radius="xl" variant="light" color="brick" onClick={() => setReporting(true)}>
              {t('park.panicReport')}
            </Button>
          </Group>
          <ReportModal
            opened={reporting}
            name={other.ownerName}
            subject={{ kind: 'meetup', id: meetupId }}
            userId={otherUserId}
            onClose={() => setReporting(false)}
            cutNow={() => props.onCut(otherUserId)}
            onBlocked={props.onLeave}
          />
        </Stack>
      </FocusTrap>
    </div>
  )
}
