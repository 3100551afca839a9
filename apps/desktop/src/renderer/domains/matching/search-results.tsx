import { ActionIcon, Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { type FoundPets, type Relaxation, wishesInForce } from '@pawfect/domain/matching/search'
import type { Pet, Purpose } from '@pawfect/domain/pets'
import { IconHeart, IconSearchOff, IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { TextLink } from '../../shell/links.tsx'
import { PetPicture } from '../pets/pet-picture.tsx'
import { usePetWords } from '../pets/pet-words.ts'
import { type FoundFor, type FoundReason, reasonsFound } from './search-reasons.ts'
import { useFilterWords } from './search-words.ts'
import type { Decisions } from './use-decisions.ts'
import { useNoteShown } from './use-note-shown.ts'
import type { Search } from './use-search.ts'

type ResultsProps = {
  readonly pet: Pet
  readonly purpose: Purpose
  readonly search: Search
  readonly decisions: Decisions
}

/** Who was found, what would find more, and why others are not there. */
export function SearchResults({ pet, purpose, search, decisions }: ResultsProps): ReactElement {
  const { t } = useTranslation('search')
  const { found } = search
  // "For breeding" in the text holds for what is decided there, too.
  const lookedFor = search.reading.query.purpose ?? purpose
  useNoteShown({
    petId: pet.petId,
    purpose: lookedFor,
    surface: 'search',
    shown: search.isLooking ? undefined : found?.found.map(({ pet: other }) => other.petId),
  })
  if (found === undefined) {
    if (search.error !== null) return <ErrorNotice error={search.error} onRetry={search.retry} />
    return <Skeleton height={280} radius="lg" />
  }
  return (
    <section aria-label={t('results')} aria-busy={search.isLooking} className="search-results">
      {found.total === 0 ? <Nobody found={found} /> : null}
      {search.error === null ? null : <ErrorNotice error={search.error} onRetry={search.retry} />}
      <Relaxations pet={pet} search={search} relaxations={found.relaxations} />
      <FoundList pet={pet} found={found} search={search} decisions={decisions} purpose={lookedFor} />
      {found.total > found.found.length ? (
        <Text c="dimmed" fz="sm">
          {t('more', { shown: found.found.length })}
        </Text>
      ) : null}
      <LeftOut pet={pet} found={found} />
    </section>
  )
}

/** Everybody found whom nothing was decided about yet. */
function FoundList(props: ResultsProps & { readonly found: FoundPets }): ReactElement {
  const { pet: own, purpose, search, decisions, found } = props
  const { query } = search.reading
  const shown = found.found.filter(({ pet }) => !decisions.decided.has(pet.petId))
  return (
    <ul className="search-list">
      {shown.map(one => (
        <FoundRow
          key={one.pet.petId}
          found={one}
          lookedFor={{ own, query, purpose, isLooking: search.isLooking }}
          isBeyondWishes={!isWished(own, one.pet)}
          disabled={decisions.busy}
          onLike={() => decisions.like(one.pet, 'search', purpose)}
          onPass={() => decisions.pass(one.pet, 'search', purpose)}
        />
      ))}
    </ul>
  )
}

function Nobody({ found }: { readonly found: FoundPets }): ReactElement {
  const { t } = useTranslation('search')
  const isHopeless = found.relaxations.length === 0 && found.fitting === 0
  return (
    <div className="pm-card search-nobody">
      <IconSearchOff size={32} stroke={1.5} color="var(--pm-warm-text)" aria-hidden />
      <div>
        <Title order={2} size="h4">
          {t('none')}
        </Title>
        <Text c="dimmed">{t(isHopeless ? 'noneAtAll' : 'noneText')}</Text>
      </div>
    </div>
  )
}

function Relaxations(props: {
  readonly pet: Pet
  readonly search: Search
  readonly relaxations: readonly Relaxation[]
}): ReactElement | null {
  const { t, i18n } = useTranslation('search')
  const words = useFilterWords()
  const { pet, search } = props
  const query = search.reading.query
  const wishes = wishesInForce({ wishes: pet.wishes, hasPlace: pet.place !== null }, query)
  const asked = { ...query, ...Object.assign({}, ...Object.values(wishes)) }
  if (props.relaxations.length === 0) return null
  const text = (offer: Relaxation): string => {
    if (offer.kind === 'further') {
      return t('further', { km: offer.toKm.toLocaleString(i18n.language), count: offer.more })
    }
    const [one = '', two] = offer.filters.map(filter => t('quoted', { what: words(filter, asked) }))
    return t('without', { what: two === undefined ? one : t('and', { one, two }), count: offer.more })
  }
  return (
    <div>
      <Text fz="sm" fw={620} mb={6}>
        {t('relax')}
      </Text>
      <ul className="search-offers" aria-label={t('relax')}>
        {props.relaxations.map(offer => (
          <li key={text(offer)}>
            <Button
              size="compact-md"
              variant="light"
              className="pm-tabular"
              onClick={() => search.relax(offer)}
            >
              {text(offer)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Found = FoundPets['found'][number]

/** False for an animal that only a search finds, with own deal-breakers set aside: no yes can be said to it. */
function isWished({ wishes }: Pet, { species, size }: Found['pet']): boolean {
  return wishes.species.includes(species) && wishes.sizes.includes(size)
}

function FoundRow(props: {
  readonly found: Found
  readonly lookedFor: FoundFor
  readonly isBeyondWishes: boolean
  readonly disabled: boolean
  onLike(): void
  onPass(): void
}): ReactElement {
  const { t } = useTranslation(['matching', 'search'])
  const words = usePetWords()
  const { pet: other, distanceKm } = props.found
  const near = distanceKm !== null && distanceKm < 1.5 ? t('near') : null
  const where = distanceKm === null ? t('virtual') : (near ?? t('km', { km: Math.round(distanceKm) }))
  return (
    <li className="pm-card search-row" data-pet-id={other.petId}>
      <div className="search-picture">
        <PetPicture pet={other} height={64} />
      </div>
      <div className="search-facts">
        <Title order={2} size="h4">
          <TextLink to="/animals/$petId" params={{ petId: other.petId }}>
            {other.name}
          </TextLink>
        </Title>
        <Text fz="sm" c="dimmed">
          {words.breedOf(other)}, {words.ageOf(other)}, {where}
        </Text>
        <Reasons found={props.found} lookedFor={props.lookedFor} />
        {props.isBeyondWishes ? <Text fz="sm">{t('beyondWishes', { ns: 'search' })}</Text> : null}
      </div>
      <Group gap={6} wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          radius="xl"
          aria-label={t('passName', { name: other.name })}
          disabled={props.disabled}
          onClick={props.onPass}
        >
          <IconX size={20} />
        </ActionIcon>
        <ActionIcon
          size="lg"
          radius="xl"
          aria-label={t('likeName', { name: other.name })}
          disabled={props.disabled || props.isBeyondWishes}
          onClick={props.onLike}
        >
          <IconHeart size={20} />
        </ActionIcon>
      </Group>
    </li>
  )
}

/** Why this one: what was asked for and it shows, and that its own side would have us. */
function Reasons(props: { readonly found: Found; readonly lookedFor: FoundFor }): ReactElement | null {
  const { t, i18n } = useTranslation('search')
  const words = useFilterWords()
  const { found, lookedFor } = props
  const { own, query, purpose } = lookedFor
  const list = (all: readonly string[]): string => new Intl.ListFormat(i18n.language).format(all)
  const text = (reason: FoundReason): string => {
    if (reason.kind === 'asked')
      return t('reason.asked', { what: reason.parts.map(part => words(part, query)).join(', ') })
    if (reason.kind === 'play-alike') {
      const what = list(reason.styles.map(style => t(`chip.play.${style}`)))
      return t('reason.play-alike', { own: own.name, what })
    }
    return t(`reason.${reason.kind}`, { own: own.name, purpose: t(`chip.purpose.${purpose}`) })
  }
  const reasons = reasonsFound(lookedFor, found)
  if (reasons.length === 0) return null
  return (
    <ul className="search-reasons" aria-label={t('reasons', { name: found.pet.name })}>
      {reasons.map(reason => (
        <li key={reason.kind}>{text(reason)}</li>
      ))}
    </ul>
  )
}

function LeftOut({ pet, found }: { readonly pet: Pet; readonly found: FoundPets }): ReactElement | null {
  const { t } = useTranslation('search')
  if (found.leftOut.length === 0) return null
  return (
    <div data-testid="left-out">
      <Text fz="sm">{t('leftOut', { count: found.fitting - found.total, fitting: found.fitting })}</Text>
      <ul className="search-left-out">
        {found.leftOut.map(({ rule, count }) => (
          <li key={rule}>{t(`rule.${rule}`, { count, name: pet.name })}</li>
        ))}
      </ul>
    </div>
  )
}
