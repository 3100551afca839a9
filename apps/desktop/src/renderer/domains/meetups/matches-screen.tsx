import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { Match } from '@pawfect/domain/matching'
import { IconHeart } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shell/empty-state.tsx'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { ButtonLink, TextLink } from '../../shell/links.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { SouvenirHint } from '../certificates/souvenirs/souvenir-hint.tsx'
import { PetPicture } from '../pets/pet-picture.tsx'
import { usePetWords } from '../pets/pet-words.ts'
import { MeetupCard } from './meetup-card.tsx'
import { sortMeetups } from './meetup-times.ts'
import { PlanModal } from './plan-modal.tsx'
import './meetups.css'
import { readerLocale } from '../../shell/reader-locale.ts'

const route = getRouteApi('/framed/members/matches')

/** Often enough that an answer or an arrival shows up while one looks. */
const ASK_EVERY_MS = 3000

/** Who likes back, and when you see each other. */
export function MatchesScreen(): ReactElement {
  const { t } = useTranslation('meetups')
  const trpc = useTRPC()
  const { plan } = route.useSearch()
  const navigate = route.useNavigate()
  const matches = useQuery({
    ...trpc.matching.listMatches.queryOptions({}),
    refetchInterval: ASK_EVERY_MS * 3,
  })
  // Without either list one notice says it all.
  const failed = matches.isError && matches.data === undefined
  const planned = (matches.data ?? []).find(({ matchId }) => matchId === plan)
  return (
    <div className="pm-page">
      <Title order={1}>{t('matches.title')}</Title>
      <Text c="dimmed" mb="xl">
        {t('matches.lead')}
      </Text>
      <SouvenirHint />
      <Meetups isQuiet={failed} />
      {failed ? <ErrorNotice error={matches.error} onRetry={() => void matches.refetch()} /> : null}
      {matches.isPending && !matches.isError ? <Skeleton height={180} radius="lg" /> : null}
      {matches.data === undefined ? null : <Matches matches={matches.data} />}
      <PlanModal match={planned} onClose={() => void navigate({ search: {} })} />
    </div>
  )
}

function Meetups({ isQuiet }: { readonly isQuiet: boolean }): ReactElement | null {
  const { t } = useTranslation('meetups')
  const trpc = useTRPC()
  const now = useNow()
  const meetups = useQuery({
    ...trpc.meetups.listMeetups.queryOptions(),
    refetchInterval: ASK_EVERY_MS,
  })
  if (meetups.isError && meetups.data === undefined) {
    return isQuiet ? null : <ErrorNotice error={meetups.error} onRetry={() => void meetups.refetch()} />
  }
  if (meetups.data === undefined) return <Skeleton height={160} radius="lg" mb="xl" />
  if (meetups.data.length === 0) return null
  return (
    <section aria-label={t('matches.meetups')} style={{ marginBottom: 40 }}>
      <Title order={2} mb="md">
        {t('matches.meetups')}
      </Title>
      <Stack>
        {sortMeetups(meetups.data, now).map(meetup => (
          <MeetupCard key={meetup.meetupId} meetup={meetup} now={now} />
        ))}
      </Stack>
    </section>
  )
}

/** The clock of this machine, fine enough for parks that open and close. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Matches({ matches }: { readonly matches: readonly Match[] }): ReactElement {
  const { t } = useTranslation('meetups')
  if (matches.length === 0) {
    return (
      <EmptyState
        icon={<IconHeart size={40} stroke={1.5} />}
        title={t('matches.noMatches')}
        text={t('matches.noMatchesText')}
      >
        <ButtonLink to="/discover" radius="xl" size="md">
          {t('matches.discover')}
        </ButtonLink>
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('matches.matches')}>
      <Title order={2} mb="md">
        {t('matches.matches')}
      </Title>
      <Stack gap="sm">
        {matches.map(match => (
          <MatchRow key={`${match.matchId}-${match.myPetId}`} match={match} />
        ))}
      </Stack>
    </section>
  )
}

function MatchRow({ match }: { readonly match: Match }): ReactElement {
  const { t, i18n } = useTranslation('meetups')
  const navigate = route.useNavigate()
  const words = usePetWords()
  const { other } = match
  const date = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' }).format(
    new Date(match.matchedAt),
  )
  return (
    <article className="pm-card match-row" aria-label={other.name} data-match-id={match.matchId}>
      <PetPicture pet={other} height={72} />
      <div>
        <Group gap="sm">
          <TextLink to="/animals/$petId" params={{ petId: other.petId }} fw={720} fz="lg">
            {other.name}
          </TextLink>
          <Text c="dimmed">
            {words.breedOf(other)}, {words.ageOf(other)}
          </Text>
        </Group>
        <Text c="dimmed">{t('matches.since', { date })}</Text>
      </div>
      <Button radius="xl" onClick={() => void navigate({ search: { plan: match.matchId } })}>
        {t('matches.plan')}
      </Button>
    </article>
  )
}
