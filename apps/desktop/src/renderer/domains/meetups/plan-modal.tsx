import {
  Alert,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Match } from '@pawfect/domain/matching'
import { judgeStart } from '@pawfect/domain/meetups'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { ownTimeZone } from './meetup-times.ts'

/** What an owner decides about a meeting before asking the other one. */
interface Plan {
  readonly kind: 'virtual' | 'real'
  readonly later: boolean
  /** Local day and time of this machine, as the inputs give them. */
  readonly date: string
  readonly time: string
  readonly minutes: number
  readonly note: string
}

/** Proposes a meeting: now or at a time, on screen or in person, with a word. */
export function PlanModal(props: { readonly match: Match | undefined; onClose(): void }): ReactElement {
  const { t } = useTranslation('meetups')
  const { match } = props
  return (
    <Modal
      opened={match !== undefined}
      onClose={props.onClose}
      title={t('plan.title', { name: match?.other.name ?? '' })}
      size="lg"
    >
      {match === undefined ? null : <PlanForm match={match} onDone={props.onClose} />}
    </Modal>
  )
}

function freshPlan(): Plan {
  const soon = new Date(Date.now() + 60 * 60_000)
  const local = new Date(soon.getTime() - soon.getTimezoneOffset() * 60_000).toISOString()
  return {
    kind: 'virtual',
    later: false,
    date: local.slice(0, 10),
    time: `${local.slice(11, 13)}:00`,
    minutes: 30,
    note: '',
  }
}

function startOf(plan: Plan): Date | null {
  if (!plan.later) return null
  // Without a zone this is read as this machine's local time, which is what the owner typed.
  return new Date(`${plan.date}T${plan.time}`)
}

function PlanForm({ match, onDone }: { readonly match: Match; onDone(): void }): ReactElement {
  const { t } = useTranslation('meetups')
  const [plan, setPlan] = useState(freshPlan)
  const change = (part: Partial<Plan>): void => setPlan({ ...plan, ...part })
  const send = useSendPlan(match, onDone)
  const errorText = useErrorText()
  const startsAt = startOf(plan)
  const fine =
    startsAt === null || (!Number.isNaN(startsAt.getTime()) && judgeStart(startsAt, new Date()) === 'fine')
  const owner = match.other.ownerName
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('plan.kind')}
        value={plan.kind}
        onChange={kind => change({ kind: kind === 'real' ? 'real' : 'virtual' })}
        data={[
          { value: 'virtual', label: t('kind.virtual') },
          { value: 'real', label: t('kind.real') },
        ]}
      />
      {plan.kind === 'real' ? (
        <Alert color="apricot" title={t('plan.safety')}>
          {t('plan.safetyText')}
        </Alert>
      ) : null}
      <WhenFields plan={plan} isFine={fine} onChange={change} />
      <NoteField plan={plan} owner={owner} onChange={change} />
      {send.isError ? (
        <Alert color="brick" role="alert">
          {errorText(send.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button
          size="md"
          radius="xl"
          loading={send.isPending}
          disabled={!fine}
          onClick={() =>
            send.mutate({
              matchId: match.matchId,
              kind: plan.kind,
              startsAt: startsAt?.toISOString() ?? null,
              durationMinutes: plan.minutes,
              timeZone: ownTimeZone(),
              note: plan.note,
            })
          }
        >
          {t('plan.send', { owner })}
        </Button>
      </Group>
    </Stack>
  )
}

function useSendPlan(match: Match, onDone: () => void) {
  const { t } = useTranslation('meetups')
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.meetups.planMeetup.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('plan.sent', { owner: match.other.ownerName }) })
        onDone()
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.meetups.pathKey() }),
    }),
  )
}

function WhenFields(props: {
  readonly plan: Plan
  readonly isFine: boolean
  onChange(part: Partial<Plan>): void
}): ReactElement {
  const { t } = useTranslation('meetups')
  const { plan, onChange } = props
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('plan.when')}
        value={plan.later ? 'later' : 'now'}
        onChange={when => onChange({ later: when === 'later' })}
        data={[
          { value: 'now', label: t('plan.now') },
          { value: 'later', label: t('plan.later') },
        ]}
      />
      <Group grow align="flex-start">
        {plan.later ? (
          <>
            <TextInput
              type="date"
              label={t('plan.date')}
              value={plan.date}
              error={props.isFine ? null : t('plan.past')}
              onChange={event => onChange({ date: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('plan.time')}
              value={plan.time}
              onChange={event => onChange({ time: event.currentTarget.value })}
            />
          </>
        ) : null}
        <Select
          label={t('plan.duration')}
          allowDeselect={false}
          data={[15, 30, 45, 60, 90].map(count => ({
            value: String(count),
            label: t('plan.minutes', { count }),
          }))}
          value={String(plan.minutes)}
          onChange={minutes => onChange({ minutes: Number(minutes ?? 30) })}
        />
      </Group>
      <Text fz="sm" c="dimmed">
        {t('plan.zone', { zone: ownTimeZone() })}
      </Text>
    </Stack>
  )
}

function NoteField(props: {
  readonly plan: Plan
  readonly owner: string
  onChange(part: Partial<Plan>): void
}): ReactElement {
  const { t } = useTranslation('meetups')
  return (
    <div>
      <Textarea
        label={t('plan.note', { owner: props.owner })}
        placeholder={t('plan.notePlaceholder')}
        value={props.plan.note}
        maxLength={300}
        autosize
        minRows={2}
        onChange={event => props.onChange({ note: event.currentTarget.value })}
      />
      <Group gap={8} mt={8}>
        {t('plan.phrases', { returnObjects: true }).map(phrase => (
          <Button
            key={phrase}
            variant="default"
            size="compact-sm"
            radius="xl"
            onClick={() => props.onChange({ note: phrase })}
          >
            {phrase}
          </Button>
        ))}
      </Group>
    </div>
  )
}
