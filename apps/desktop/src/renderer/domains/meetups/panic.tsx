import { Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core'
import type { Meetup } from '@pawfect/domain/meetups'
import { IconHandStop } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReportModal } from '../moderation/report-modal.tsx'
import { useBlock } from '../moderation/use-block.ts'

/** Always in the same corner: hides everyone and mutes at once. */
export function PanicButton({ onPanic }: { onPanic(): void }): ReactElement {
  const { t } = useTranslation('meetups')
  return (
    <Tooltip label={t('park.panicHint')}>
      <Button
        className="park-panic"
        size="md"
        radius="xl"
        color="brick"
        leftSection={<IconHandStop size={22} aria-hidden />}
        data-testid="panic"
        onClick={onPanic}
      >
        {t('park.panic')}
      </Button>
    </Tooltip>
  )
}

/** What is there after the panic button: quiet, and every way on. */
export function PanicCurtain(props: {
  readonly meetup: Meetup
  onBack(): void
  onLeave(): void
}): ReactElement {
  const { t } = useTranslation('meetups')
  const [reporting, setReporting] = useState(false)
  const block = useBlock(props.onLeave)
  const { otherUserId, other, meetupId } = props.meetup
  return (
    <div
      className="park-away"
      role="alertdialog"
      aria-label={t('park.panicTitle')}
      data-testid="panic-curtain"
    >
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
          onBlocked={props.onLeave}
        />
      </Stack>
    </div>
  )
}
