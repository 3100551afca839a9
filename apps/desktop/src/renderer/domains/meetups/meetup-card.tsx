import { ActionIcon, Alert, Button, Group, Menu, Text, Title } from '@mantine/core'
import type { Meetup } from '@pawfect/domain/meetups'
import { mayRecordOutcome } from '@pawfect/domain/meetups'
import { IconCalendarPlus, IconDots, IconFlag, IconTrees } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../shell/ask-first.tsx'
import { useErrorText } from '../../shell/error-notice.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { MeetupVaccination } from '../certificates/vault/meetup-vaccination.tsx'
import { ReportModal } from '../moderation/report-modal.tsx'
import { PetPicture } from '../pets/pet-picture.tsx'
import { isParkOpen, momentIn, ownTimeZone, parkOpensAt, timesOf } from './meetup-times.ts'
import { OutcomeQuestion } from './outcome-question.tsx'
import { downloadCalendar, useMeetupActions } from './use-meetup-actions.ts'
import './meetups.css'

/** One meet-up: with whom, when, what it stands at, and what may be done now. */
export function MeetupCard({ meetup, now }: { readonly meetup: Meetup; readonly now: Date }): ReactElement {
  const { t, i18n } = useTranslation('meetups')
  const zone = ownTimeZone()
  const { other } = meetup
  const when = momentIn(meetup.startsAt, { zone, language: i18n.language })
  const maySay = mayRecordOutcome({ ...timesOf(meetup), state: meetup.state }, now)
  return (
    <article
      className="pm-card meetup-card"
      aria-label={t('card.with', { name: other.name })}
      data-meetup-id={meetup.meetupId}
      data-state={meetup.state}
    >
      <PetPicture pet={other} height="100%" />
      <div className="meetup-card-body">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={3}>{t('card.with', { name: other.name })}</Title>
            <Text className="pm-tabular">{t('card.when', { when, zone })}</Text>
            <Text c="dimmed">{t(`kind.${meetup.kind}`)}</Text>
          </div>
          <Group gap={6} wrap="nowrap">
            <StateTag meetup={meetup} />
            <MeetupMenu meetup={meetup} />
          </Group>
        </Group>
        {meetup.note === '' ? null : <Text fs="italic">“{meetup.note}”</Text>}
        <MeetupActions meetup={meetup} now={now} />
        {meetup.state === 'accepted' ? (
          <MeetupVaccination meetupId={meetup.meetupId} myPetId={meetup.myPetId} other={other} />
        ) : null}
        {maySay ? <OutcomeQuestion meetup={meetup} /> : null}
      </div>
    </article>
  )
}

function StateTag({ meetup }: { readonly meetup: Meetup }): ReactElement {
  const { t } = useTranslation('meetups')
  const { state, proposedByMe, other } = meetup
  const key = state === 'proposed' ? (proposedByMe ? 'proposedByMe' : 'proposedToMe') : state
  const kind = state === 'accepted' ? 'go' : state === 'proposed' ? 'warm' : undefined
  return (
    <span className="pm-tag" data-kind={kind}>
      {t(`state.${key}`, { owner: other.ownerName })}
    </span>
  )
}

function MeetupActions({ meetup, now }: { readonly meetup: Meetup; readonly now: Date }): ReactElement {
  const { t, i18n } = useTranslation('meetups')
  const actions = useMeetupActions()
  const errorText = useErrorText()
  const { meetupId, other, state } = meetup
  const invited = state === 'proposed' && !meetup.proposedByMe
  const error = actions.accept.error ?? actions.decline.error ?? actions.cancel.error
  return (
    <>
      <Group gap="sm">
        {invited ? (
          <>
            <Button
              radius="xl"
              loading={actions.accept.isPending}
              onClick={() => actions.accept.mutate({ meetupId })}
            >
              {t('card.accept')}
            </Button>
            <Button
              radius="xl"
              variant="default"
              loading={actions.decline.isPending}
              onClick={() => actions.decline.mutate({ meetupId })}
            >
              {t('card.decline')}
            </Button>
          </>
        ) : null}
        {isParkOpen(meetup, now) ? (
          <ButtonLink
            to="/park/$meetupId"
            params={{ meetupId }}
            radius="xl"
            leftSection={<IconTrees size={20} aria-hidden />}
          >
            {t('card.enter')}
          </ButtonLink>
        ) : null}
        {state === 'accepted' && meetup.kind === 'virtual' && parkOpensAt(meetup) > now ? (
          <Text c="dimmed">
            {t('card.opensAt', {
              when: momentIn(parkOpensAt(meetup), { zone: ownTimeZone(), language: i18n.language }),
            })}
          </Text>
        ) : null}
        {meetup.othersInPark > 0 && isParkOpen(meetup, now) ? (
          <span className="pm-tag" data-kind="go">
            {t('card.someoneHere', { name: other.ownerName })}
          </span>
        ) : null}
      </Group>
      {error === null ? null : (
        <Alert color="brick" role="alert">
          {errorText(error)}
        </Alert>
      )}
    </>
  )
}

function MeetupMenu({ meetup }: { readonly meetup: Meetup }): ReactElement {
  const { t } = useTranslation('meetups')
  const pets = useTranslation('pets').t
  const actions = useMeetupActions()
  const [reporting, setReporting] = useState(false)
  const { meetupId, other, state } = meetup
  const alive = state === 'proposed' || state === 'accepted'
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={pets('profile.more')}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {alive ? (
            <Menu.Item
              leftSection={<IconCalendarPlus size={18} />}
              onClick={() => void downloadCalendar(meetupId)}
            >
              {t('card.calendar')}
            </Menu.Item>
          ) : null}
          {alive && (meetup.proposedByMe || state === 'accepted') ? (
            <Menu.Item
              onClick={() =>
                askFirst({
                  title: t('card.cancelTitle', { name: other.name }),
                  text: t('card.cancelText', { owner: other.ownerName }),
                  yes: t('card.cancelYes'),
                  no: t('card.cancelNo'),
                  onYes: () => actions.cancel.mutate({ meetupId }),
                })
              }
            >
              {t('card.cancel')}
            </Menu.Item>
          ) : null}
          <Menu.Item color="brick" leftSection={<IconFlag size={18} />} onClick={() => setReporting(true)}>
            {t('card.report')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReportModal
        opened={reporting}
        name={other.ownerName}
        subject={{ kind: 'meetup', id: meetupId }}
        userId={meetup.otherUserId}
        onClose={() => setReporting(false)}
      />
    </>
  )
}
