import { ActionIcon, Group, Menu, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { type PetCard, petIdSchema, type SeenPet } from '@pawfect/domain/pets'
import { IconDots, IconFlag, IconHandStop } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { ProfileReasons } from '../matching/profile-reasons.tsx'
import { ReportModal } from '../moderation/report-modal.tsx'
import { useBlock } from '../moderation/use-block.ts'
import { EditingMark } from './editing-mark.tsx'
import { PetFacts } from './pet-facts.tsx'
import { PetPicture } from './pet-picture.tsx'
import { PetPortrait } from './pet-portrait.tsx'
import { usePetWords } from './pet-words.ts'
import './pets.css'

const route = getRouteApi('/framed/members/animals/$petId')

/** One animal: photos, 3D, why, facts with where they come from, and the next step. */
export function PetProfileScreen(): ReactElement {
  const trpc = useTRPC()
  const petId = petIdSchema.parse(route.useParams().petId)
  const seen = useQuery(trpc.pets.getPet.queryOptions({ petId }))
  if (seen.data === undefined) {
    if (!seen.isError) return <PageSkeleton />
    return (
      <div className="pm-page pm-page-narrow">
        <ErrorNotice error={seen.error} onRetry={() => void seen.refetch()} />
      </div>
    )
  }
  return <Profile seen={seen.data} />
}

function cardOf(seen: SeenPet): PetCard {
  if (!seen.mine) return seen.pet
  const { pet } = seen
  return { ...pet, ownerName: '', placeLabel: pet.place?.label ?? null, ageMonths: 0 }
}

function Profile({ seen }: { readonly seen: SeenPet }): ReactElement {
  const { t } = useTranslation('pets')
  const words = usePetWords()
  const pet = cardOf(seen)
  return (
    <article className="pm-page" aria-label={pet.name}>
      <Group justify="space-between" align="flex-start" mb="lg" wrap="nowrap">
        <div>
          <Title order={1}>{pet.name}</Title>
          <Text c="dimmed">
            {words.breedOf(pet)}, {words.ageOf(pet)}
            {pet.ownerName === '' ? '' : `. ${t('profile.owner', { owner: pet.ownerName })}`}
          </Text>
        </div>
        {seen.mine ? (
          <ButtonLink to="/mine/$petId" params={{ petId: pet.petId }} variant="default" radius="xl">
            {t('mine.edit')}
          </ButtonLink>
        ) : (
          <ProfileActions pet={pet} />
        )}
      </Group>
      <div className="two-columns">
        <Pictures pet={pet} />
        <Stack gap="xl">
          {seen.mine ? null : <ProfileReasons petId={pet.petId} name={pet.name} />}
          {pet.about === '' ? null : (
            <section>
              <Title order={2} size="h3" mb={6}>
                {t('profile.about')}
              </Title>
              <Text className="pm-prose">{pet.about}</Text>
            </section>
          )}
          <section>
            <Title order={2} size="h3" mb="sm">
              {t('profile.facts')}
            </Title>
            <PetFacts pet={pet} sources={pet.sources} />
          </section>
        </Stack>
      </div>
    </article>
  )
}

function Pictures({ pet }: { readonly pet: PetCard }): ReactElement {
  const { t } = useTranslation('pets')
  const [shown, setShown] = useState(pet.photos.length > 0 ? 'photos' : 'portrait')
  const [index, setIndex] = useState(0)
  return (
    <Stack gap="sm">
      {shown === 'photos' ? (
        <div style={{ borderRadius: 18, overflow: 'hidden' }}>
          <PetPicture pet={pet} index={index} height="min(460px, 56vh)" />
        </div>
      ) : (
        <PetPortrait facts={pet} />
      )}
      {shown === 'photos' && pet.photos[index]?.editing !== undefined ? (
        <EditingMark kind={pet.photos[index].editing} />
      ) : null}
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('profile.photos')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'photos', label: t('profile.photos') },
            { value: 'portrait', label: t('profile.portrait') },
          ]}
        />
        {shown === 'photos' && pet.photos.length > 1 ? (
          <Group gap={8}>
            {pet.photos.map((photo, number) => (
              <button
                key={photo.photoId}
                type="button"
                className="photo-thumb"
                style={{ width: 56, height: 56 }}
                aria-pressed={number === index}
                onClick={() => setIndex(number)}
              >
                <PetPicture pet={pet} index={number} height="100%" />
              </button>
            ))}
          </Group>
        ) : null}
      </Group>
    </Stack>
  )
}

function ProfileActions({ pet }: { readonly pet: PetCard }): ReactElement {
  const { t } = useTranslation('pets')
  const [reporting, setReporting] = useState(false)
  const router = useRouter()
  const leave = (): void => router.history.push('/discover')
  const block = useBlock({ onBlocked: leave })
  const queries = useQueryClient()
  const trpc = useTRPC()
  const matches = useQuery(trpc.matching.listMatches.queryOptions({}))
  const match = matches.data?.find(({ other }) => other.petId === pet.petId)
  return (
    <Group wrap="nowrap">
      {match === undefined ? (
        <Text fz="sm" c="dimmed" maw={260}>
          {t('profile.proposeNeedsMatch')}
        </Text>
      ) : (
        <ButtonLink to="/matches" search={{ plan: match.matchId }} radius="xl" size="md">
          {t('profile.propose')}
        </ButtonLink>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="xl" radius="xl" aria-label={t('profile.more')}>
            <IconDots size={22} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFlag size={18} />} onClick={() => setReporting(true)}>
            {t('profile.report')}
          </Menu.Item>
          <Menu.Item
            color="brick"
            leftSection={<IconHandStop size={18} />}
            onClick={() => block(pet.ownerId, pet.ownerName)}
          >
            {t('profile.block')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReportModal
        opened={reporting}
        name={pet.name}
        subject={{ kind: 'pet', id: pet.petId }}
        userId={pet.ownerId}
        onClose={() => setReporting(false)}
        onBlocked={() => {
          leave()
          void queries.invalidateQueries()
        }}
      />
    </Group>
  )
}
