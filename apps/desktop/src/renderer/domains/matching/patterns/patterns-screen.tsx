import { Accordion, Alert, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { BehaviourPattern, OwnerPatterns } from '@pawfect/domain/matching/patterns'
import type { Pet } from '@pawfect/domain/pets'
import { IconArrowLeft, IconPaw, IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { ButtonLink, TextLink } from '../../../shell/links.tsx'
import { PageSkeleton } from '../../../shell/page-skeleton.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import { DeletedBar } from './deleted-bar.tsx'
import { InsightFigures } from './insight-figures.tsx'
import { PatternCard } from './pattern-card.tsx'
import { TalksSwitch } from './talks-switch.tsx'
import { type PatternChanges, usePatternChanges } from './use-pattern-changes.ts'
import './patterns.css'

const route = getRouteApi('/framed/members/mine/patterns')

/** What the owner's answers show, with the evidence; each can be weighed, refused or deleted. */
export function PatternsScreen(): ReactElement {
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
  const pet = pets.data.find(own => own.petId === wanted) ?? pets.data[0]
  if (pet === undefined) return <NoPetYet />
  return <Patterns key={pet.petId} pet={pet} pets={pets.data} />
}

function NoPetYet(): ReactElement {
  const { t } = useTranslation('patterns')
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

function Patterns({ pet, pets }: { readonly pet: Pet; readonly pets: readonly Pet[] }): ReactElement {
  const { t } = useTranslation('patterns')
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const errorText = useErrorText()
  const changes = usePatternChanges(pet.petId)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const found = useQuery(trpc.matching.behaviourPatterns.queryOptions({ petId: pet.petId, timeZone }))
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-end" mb="lg">
        <div>
          <TextLink to="/discover" search={{ pet: pet.petId }} className="patterns-back">
            <IconArrowLeft size={18} aria-hidden /> {t('back')}
          </TextLink>
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed" className="pm-prose">
            {t('lead', { name: pet.name })}
          </Text>
        </div>
        {pets.length > 1 ? (
          <Select
            label={t('forWhom')}
            data={pets.map(own => ({ value: own.petId, label: own.name }))}
            value={pet.petId}
            allowDeselect={false}
            onChange={petId => petId && void navigate({ search: { pet: petId } })}
          />
        ) : null}
      </Group>
      {changes.error === null ? null : (
        <Alert color="brick" mb="lg" role="alert">
          {errorText(changes.error)}
        </Alert>
      )}
      {found.isError && found.data === undefined ? (
        <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {found.isPending ? <Loading /> : null}
      {found.data === undefined ? null : <Found pet={pet} found={found.data} changes={changes} />}
      <TalksSwitch />
      <DeletedBar changes={changes} />
    </div>
  )
}

/** The shape of what is coming. */
function Loading(): ReactElement {
  return (
    <div className="patterns" aria-busy>
      {['a', 'b', 'c', 'd'].map(key => (
        <Skeleton key={key} height={190} radius="lg" />
      ))}
    </div>
  )
}

function Found(props: {
  readonly pet: Pet
  readonly found: OwnerPatterns
  readonly changes: PatternChanges
}): ReactElement {
  const { t } = useTranslation('patterns')
  const { found, pet } = props
  const known = found.patterns.filter(isTelling)
  const rest = found.patterns.filter(pattern => !isTelling(pattern))
  return (
    <Stack gap="xl">
      <InsightFigures insight={found.insight} name={pet.name} />
      {known.length === 0 ? (
        <EmptyState
          icon={<IconSparkles size={40} stroke={1.5} />}
          title={t('nothingYet')}
          text={t('nothingYetText', { name: pet.name, count: found.answers })}
        >
          <ButtonLink to="/discover" search={{ pet: pet.petId }} size="md" radius="xl">
            {t('toDiscover')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <PatternList label={t('shows')} petId={pet.petId} patterns={known} changes={props.changes} />
      )}
      {rest.length === 0 ? null : (
        <Accordion variant="separated" chevronPosition="left">
          <Accordion.Item value="rest">
            <Accordion.Control>{t('restTitle', { count: rest.length })}</Accordion.Control>
            <Accordion.Panel>
              <PatternList
                label={t('restTitle', { count: rest.length })}
                petId={pet.petId}
                patterns={rest}
                changes={props.changes}
              />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Stack>
  )
}

const isTelling = ({ certainty }: BehaviourPattern): boolean =>
  certainty === 'clear' || certainty === 'leaning'

function PatternList(props: {
  readonly label: string
  readonly petId: Pet['petId']
  readonly patterns: readonly BehaviourPattern[]
  readonly changes: PatternChanges
}): ReactElement {
  return (
    <ul className="patterns" aria-label={props.label}>
      {props.patterns.map(pattern => (
        <li key={pattern.pattern}>
          <PatternCard pattern={pattern} petId={props.petId} changes={props.changes} />
        </li>
      ))}
    </ul>
  )
}
