import { Alert, Button, Group, Stack, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type Pet, type PetFacts, type PetWishes, petFactsSchema, petIdSchema } from '@pawfect/domain/pets'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, useErrorText } from '../../shell/error-notice.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { AboutForm } from './about-form.tsx'
import { breedChoices } from './breed-choices.ts'
import { BreedSelect } from './breed-select.tsx'
import { finishedFacts, missingAnswers } from './finish-draft.ts'
import type { DraftFacts } from './pet-draft.ts'
import { PetPortrait } from './pet-portrait.tsx'
import { monthsSince } from './pet-words.ts'
import { WishesForm } from './wishes-form.tsx'

const route = getRouteApi('/framed/members/mine/$petId')

/** Changes an own animal's facts and wishes. */
export function EditPetScreen(): ReactElement {
  const trpc = useTRPC()
  const petId = petIdSchema.parse(route.useParams().petId)
  const seen = useQuery(trpc.pets.getPet.queryOptions({ petId }))
  if (seen.isError) return <ErrorPage error={seen.error} onRetry={() => void seen.refetch()} />
  if (seen.isPending) return <PageSkeleton />
  if (!seen.data.mine) return <ErrorPage error={{ code: 'pets/not-yours' }} />
  return <EditPet key={petId} pet={seen.data.pet} />
}

function ErrorPage(props: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  return (
    <div className="pm-page pm-page-narrow">
      <ErrorNotice {...props} />
    </div>
  )
}

function factsForForm(pet: Pet): DraftFacts {
  const facts = petFactsSchema.parse(pet)
  const months = monthsSince(pet.birthDate)
  const years = months >= 24
  const { birthDate: _, ...rest } = facts
  return { ...rest, ageCount: years ? Math.floor(months / 12) : months, ageUnit: years ? 'years' : 'months' }
}

// Only what changed: a fact sent again would lose the mark of where it came from.
function changedFacts(pet: Pet, facts: PetFacts): Partial<PetFacts> {
  const before = petFactsSchema.parse(pet)
  const changed = Object.entries(facts).filter(
    ([fact, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before, fact)),
  )
  return Object.fromEntries(changed)
}

function EditPet({ pet }: { readonly pet: Pet }): ReactElement {
  const { t } = useTranslation('pets')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const [start] = useState(() => factsForForm(pet))
  const [facts, setFacts] = useState(start)
  const [wishes, setWishes] = useState<PetWishes>(pet.wishes)
  const save = useMutation(
    trpc.pets.editPet.mutationOptions({
      onSuccess: () => notifications.show({ message: t('edit.saved', { name: facts.name }) }),
      onSettled: () => queries.invalidateQueries(),
    }),
  )
  const submit = (): void => {
    const finished = finishedFacts(facts)
    if (finished === null) return
    const sameAge = facts.ageCount === start.ageCount && facts.ageUnit === start.ageUnit
    // An untouched age keeps the exact birthday the form cannot show.
    const birthDate = sameAge ? pet.birthDate : finished.birthDate
    save.mutate({ petId: pet.petId, facts: changedFacts(pet, { ...finished, birthDate }), wishes })
  }
  return (
    <div className="pm-page">
      <Title order={1} mb="lg">
        {t('edit.title', { name: pet.name })}
      </Title>
      <div className="two-columns">
        <Stack gap="lg">
          <BreedSelect
            choices={breedChoices(facts.species)}
            breedIds={facts.breedIds}
            onChange={choice => setFacts({ ...facts, ...choice })}
          />
          <AboutForm
            facts={facts}
            missing={missingAnswers(facts)}
            onChange={part => setFacts({ ...facts, ...part })}
          />
        </Stack>
        <Stack gap="lg" className="edit-side">
          <PetPortrait facts={finishedFacts(facts) ?? pet} />
          <Title order={2}>{t('edit.wishes')}</Title>
          <WishesForm wishes={wishes} onChange={part => setWishes({ ...wishes, ...part })} />
          {save.isError ? (
            <Alert color="brick" role="alert">
              {errorText(save.error)}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button
              size="md"
              radius="xl"
              loading={save.isPending}
              disabled={missingAnswers(facts).size > 0}
              onClick={submit}
            >
              {t('save', { ns: 'shell' })}
            </Button>
          </Group>
        </Stack>
      </div>
    </div>
  )
}
