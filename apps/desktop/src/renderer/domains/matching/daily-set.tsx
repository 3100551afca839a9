import { Alert, Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { type DailySet as Day, dayOf, msUntilNextDay } from '@pawfect/domain/matching/allocation'
import type { Pet, Purpose } from '@pawfect/domain/pets'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { DailyTile } from './daily-tile.tsx'
import { PlayDatesWish } from './play-dates-wish.tsx'
import type { Decisions } from './use-decisions.ts'
import { useNoteShown } from './use-note-shown.ts'
import './daily-set.css'

/** How soon an empty day looks by itself whether somebody has come. */
const LOOK_AGAIN_MS = 30_000

/** The animals picked for one of the owner's own today, each of which is shown it in turn. */
export function DailySet(props: {
  readonly pet: Pet
  readonly purpose: Purpose
  readonly decisions: Decisions
}): ReactElement | null {
  const { pet, purpose, decisions } = props
  const { t } = useTranslation('daily')
  const trpc = useTRPC()
  const day = useQuery({
    ...trpc.matching.dailySet.queryOptions({ petId: pet.petId, purpose }),
    enabled: pet.published,
    refetchInterval: ({ state: { data } }) =>
      data?.picks.length === 0 || isOver(data) ? LOOK_AGAIN_MS : msUntilNextDay(new Date()),
    // Left open overnight, or on a computer that slept: yesterday's cards are not today's.
    refetchOnWindowFocus: ({ state: { data } }) => isOver(data),
  })
  useNoteShown({
    petId: pet.petId,
    purpose,
    surface: 'daily',
    shown: day.data?.picks.map(pick => pick.pet.petId),
  })
  // The notice above says what to do about a draft.
  if (!pet.published) return null
  const picks = (day.data?.picks ?? []).filter(pick => !decisions.decided.has(pick.pet.petId))
  return (
    <section className="daily" aria-label={t('title')} aria-busy={day.isFetching}>
      <Group justify="space-between" align="flex-end" gap="xs" mb="sm">
        <div>
          <Title order={2} size="h3">
            {t('title')}
          </Title>
          {picks.length > 0 ? (
            <Text c="dimmed">{t('lead', { count: picks.length, name: pet.name })}</Text>
          ) : null}
        </div>
        {day.data === undefined ? null : (
          <PlayDatesWish key={day.data.playDatesPerWeek} perWeek={day.data.playDatesPerWeek} />
        )}
      </Group>
      {day.data === undefined ? (
        <Unanswered error={day.error} onRetry={() => void day.refetch()} />
      ) : picks.length === 0 ? (
        <NoCards day={day.data} pet={pet} />
      ) : (
        <ul className="daily-tiles">
          {picks.map(pick => (
            <DailyTile
              key={pick.pet.petId}
              pick={pick}
              disabled={decisions.busy}
              onLike={() => decisions.like(pick.pet, 'daily')}
              onPass={() => decisions.pass(pick.pet, 'daily')}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** True once the day a set was made for has passed, as far as this computer's clock knows. */
function isOver(day: Day | undefined): boolean {
  return day !== undefined && day.day < dayOf(new Date())
}

function Unanswered({ error, onRetry }: { readonly error: unknown; onRetry(): void }): ReactElement {
  const { t } = useTranslation('daily')
  const errorText = useErrorText()
  if (error !== null) {
    return (
      <Alert color="brick" role="alert" title={t('failed')}>
        <Group justify="space-between">
          <Text>{errorText(error)}</Text>
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </Group>
      </Alert>
    )
  }
  return (
    <div className="daily-tiles" aria-hidden>
      {['a', 'b', 'c', 'd', 'e'].map(key => (
        <Skeleton key={key} className="daily-tile" height={268} radius="lg" />
      ))}
    </div>
  )
}

/** Why there is nobody, and what would change it. */
function NoCards({ day, pet }: { readonly day: Day; readonly pet: Pet }): ReactElement {
  const { t } = useTranslation('daily')
  const { state, answered, waiting, newMatches, playDatesPerWeek } = day
  if (state === 'paused') return <Notice title={t('paused')} text={t('pausedText', { name: pet.name })} />
  if (state === 'full') {
    return (
      <Notice
        title={t('full')}
        text={t('fullText', { count: newMatches, wish: playDatesPerWeek, name: pet.name })}
      />
    )
  }
  if (answered > 0) return <Notice title={t('done')} text={t('doneText', { count: answered })} />
  const text =
    waiting.count > 0
      ? t('waiting', { count: waiting.count, km: waiting.beyondKm, name: pet.name })
      : t('nobodyText')
  return <Notice title={t('nobody')} text={text} />
}

function Notice({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  return (
    <div className="pm-card daily-notice" role="status">
      <Text fw={680}>{title}</Text>
      <Text c="dimmed">{text}</Text>
    </div>
  )
}
