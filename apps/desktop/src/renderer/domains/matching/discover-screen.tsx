import { Alert, Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core'
import type { ProposedMatches } from '@pawfect/domain/matching'
import type { Pet, Purpose } from '@pawfect/domain/pets'
import { IconCompass, IconPaw } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shell/empty-state.tsx'
import { ErrorNotice, useErrorText } from '../../shell/error-notice.tsx'
import { ButtonLink, TextLink } from '../../shell/links.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { DailySet } from './daily-set.tsx'
import { DiscoverSide } from './discover-side.tsx'
import { MatchMoment } from './match-moment.tsx'
import { SearchPanel } from './search-panel.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { SuggestionTable } from './suggestion-table.tsx'
import { UndoBar } from './undo-bar.tsx'
import { type Decisions, useDecisions } from './use-decisions.ts'
import { useNoteShown } from './use-note-shown.ts'
import './matching.css'

const route = getRouteApi('/framed/members/discover')

/** How soon an empty Discover looks for newcomers by itself. */
const LOOK_AGAIN_MS = 5000

/** A page holds this many; more would be a casino. */
const PAGE = 5

/** Who could be a good friend, and why. */
export function DiscoverScreen(): ReactElement {
  const trpc = useTRPC()
  const pets = useQuery(trpc.pets.listMyPets.queryOptions())
  const { pet: wanted } = route.useSearch()
  if (pets.data === undefined) {
    if (!pets.isError) return <PageSkeleton />
    return (
      <div className="pm-page pm-page-narrow">
        <ErrorNotice error={pets.error} onRetry={() => void pets.refetch()} />
      </div>
    )
  }
  const pet =
    pets.data.find(own => own.petId === wanted) ?? pets.data.find(own => own.published) ?? pets.data[0]
  if (pet === undefined) return <NoPetYet />
  return <Discover key={pet.petId} pets={pets.data} pet={pet} />
}

function NoPetYet(): ReactElement {
  const { t } = useTranslation('matching')
  return (
    <div className="pm-page pm-page-narrow">
      <EmptyState icon={<IconPaw size={40} stroke={1.5} />} title={t('noPet')} text={t('noPetText')}>
        <ButtonLink to="/add" size="md" radius="xl">
          {t('addPet')}
        </ButtonLink>
      </EmptyState>
    </div>
  )
}

function Discover(props: { readonly pets: readonly Pet[]; readonly pet: Pet }): ReactElement {
  const { t } = useTranslation(['matching', 'patterns'])
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { pet, pets } = props
  const [purpose, setPurpose] = useState<Purpose>(pet.purposes[0] ?? 'play')
  const [view, setView] = useState('cards')
  const decisions = useDecisions(pet.petId, purpose)
  const proposed = useQuery({
    ...trpc.matching.proposeMatches.queryOptions({ petId: pet.petId, purpose, limit: PAGE }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Somebody may move in at any moment; cards that are already shown must not move under the hand.
    refetchInterval: ({ state }) => (state.data?.suggestions.length === 0 ? LOOK_AGAIN_MS : false),
  })
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-end" mb="lg">
        <div>
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed">{t('leadFor', { name: pet.name })}</Text>
          <TextLink to="/mine/patterns" search={{ pet: pet.petId }}>
            {t('open', { ns: 'patterns' })}
          </TextLink>
        </div>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'cards', label: t('viewCards') },
            { value: 'list', label: t('viewList') },
          ]}
        />
      </Group>
      <div className="discover">
        <aside className="discover-side" aria-label={t('wishes')}>
          <DiscoverSide
            pets={pets}
            pet={pet}
            purpose={purpose}
            proposed={proposed.data}
            onPet={petId => void navigate({ search: { pet: petId } })}
            onPurpose={setPurpose}
          />
        </aside>
        <section aria-label={t('title')} aria-busy={proposed.isFetching}>
          <Notices pet={pet} decisions={decisions} />
          <SearchPanel pet={pet} purpose={purpose} decisions={decisions}>
            <DailySet pet={pet} purpose={purpose} decisions={decisions} />
            <Suggestions
              pet={pet}
              purpose={purpose}
              proposed={proposed.data}
              isOld={proposed.isPlaceholderData}
              error={proposed.error}
              asList={view === 'list'}
              decisions={decisions}
              onRetry={() => void proposed.refetch()}
            />
          </SearchPanel>
        </section>
      </div>
      <UndoBar decisions={decisions} />
      <MatchMoment match={decisions.match} mine={pet} onClose={decisions.dismissMatch} />
    </div>
  )
}

function Notices({ pet, decisions }: { readonly pet: Pet; readonly decisions: Decisions }): ReactElement {
  const { t } = useTranslation('matching')
  const errorText = useErrorText()
  return (
    <>
      {pet.published ? null : (
        <Alert color="apricot" mb="lg" title={t('unpublished', { name: pet.name })}>
          <Group justify="space-between">
            <Text>{t('unpublishedText', { name: pet.name })}</Text>
            <ButtonLink to="/mine" variant="light" color="apricot">
              {t('publishNow')}
            </ButtonLink>
          </Group>
        </Alert>
      )}
      {decisions.error === null ? null : (
        <Alert color="brick" mb="lg" role="alert">
          {errorText(decisions.error)}
        </Alert>
      )}
    </>
  )
}

function Suggestions(props: {
  readonly pet: Pet
  readonly purpose: Purpose
  readonly proposed: ProposedMatches | undefined
  /** The list is the one to an earlier question. */
  readonly isOld: boolean
  readonly error: unknown
  readonly asList: boolean
  readonly decisions: Decisions
  onRetry(): void
}): ReactElement {
  const { t } = useTranslation('matching')
  const { proposed, decisions, pet, purpose } = props
  // Here and not above: while somebody searches, suggestions are on nobody's screen.
  useNoteShown({
    petId: pet.petId,
    purpose,
    surface: 'suggestions',
    shown: props.isOld ? undefined : proposed?.suggestions.map(shown => shown.pet.petId),
  })
  if (proposed === undefined) {
    if (props.error !== null) return <ErrorNotice error={props.error} onRetry={props.onRetry} />
    return (
      <div className="suggestions">
        {['a', 'b', 'c', 'd'].map(key => (
          <Skeleton key={key} height={430} radius="lg" />
        ))}
      </div>
    )
  }
  const left = proposed.suggestions.filter(({ pet: other }) => !decisions.decided.has(other.petId))
  if (left.length === 0) {
    return (
      <EmptyState icon={<IconCompass size={40} stroke={1.5} />} title={t('nobody')} text={t('nobodyText')} />
    )
  }
  const decisionsFor = (suggestion: (typeof left)[number]) => ({
    disabled: decisions.busy,
    onLike: () => decisions.like(suggestion.pet, 'suggestions'),
    onPass: () => decisions.pass(suggestion.pet, 'suggestions'),
  })
  if (props.asList) {
    return <SuggestionTable suggestions={left} forName={pet.name} decisionsFor={decisionsFor} />
  }
  return (
    <ul className="suggestions">
      {left.map((suggestion, index) => (
        <li key={suggestion.pet.petId}>
          <SuggestionCard suggestion={suggestion} isFirst={index === 0} {...decisionsFor(suggestion)} />
        </li>
      ))}
    </ul>
  )
}
