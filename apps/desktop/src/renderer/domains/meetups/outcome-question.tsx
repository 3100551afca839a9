import { Button, Group, Text } from '@mantine/core'
import type { Meetup } from '@pawfect/domain/meetups'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useMeetupActions } from './use-meetup-actions.ts'

/** "Would you meet again?": one press, and it can be changed. */
export function OutcomeQuestion({ meetup }: { readonly meetup: Meetup }): ReactElement {
  const { t } = useTranslation('meetups')
  const { recordOutcome } = useMeetupActions()
  const errorText = useErrorText()
  const { meetupId, other, myOutcome } = meetup
  const answer = recordOutcome.isPending ? recordOutcome.variables.wouldMeetAgain : myOutcome
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot sit beside its buttons
    <div role="group" aria-label={t('card.again', { name: other.name })}>
      <Group gap="sm">
        <Text fw={620} aria-hidden>
          {t('card.again', { name: other.name })}
        </Text>
        {(['yes', 'unsure', 'no'] as const).map(wouldMeetAgain => (
          <Button
            key={wouldMeetAgain}
            size="compact-md"
            radius="xl"
            variant={answer === wouldMeetAgain ? 'filled' : 'default'}
            aria-pressed={answer === wouldMeetAgain}
            onClick={() => recordOutcome.mutate({ meetupId, wouldMeetAgain })}
          >
            {t(`card.again_${wouldMeetAgain}`)}
          </Button>
        ))}
      </Group>
      <Text fz="sm" c="dimmed" role="status" mt={4}>
        {recordOutcome.isError ? errorText(recordOutcome.error) : ''}
        {recordOutcome.isSuccess ? t('card.thanks') : ''}
      </Text>
    </div>
  )
}
