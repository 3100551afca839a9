import { Accordion, Button, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import type { ProposedMatches, Sentence } from '@pawfect/domain/matching'
import { type Pet, type PetWishes, type Purpose, purposeSchema } from '@pawfect/domain/pets'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../shell/server-client.ts'
import { WishesForm } from '../pets/wishes-form.tsx'
import { useSentence } from './sentence-text.ts'

/** For whom, what for, and the deal-breakers with what they leave out. */
export function DiscoverSide(props: {
  readonly pets: readonly Pet[]
  readonly pet: Pet
  readonly purpose: Purpose
  readonly proposed: ProposedMatches | undefined
  onPet(petId: string): void
  onPurpose(purpose: Purpose): void
}): ReactElement {
  const { t } = useTranslation('matching')
  const pets = useTranslation('pets').t
  const { pet, proposed } = props
  return (
    <Stack gap="lg">
      {props.pets.length > 1 ? (
        <Select
          label={t('forWhom')}
          data={props.pets.map(own => ({ value: own.petId, label: own.name }))}
          value={pet.petId}
          allowDeselect={false}
          onChange={petId => petId && props.onPet(petId)}
        />
      ) : null}
      <div>
        <Text fw={620} mb={6}>
          {t('purposeLabel')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={t('purposeLabel')}
          value={props.purpose}
          onChange={purpose => props.onPurpose(purposeSchema.parse(purpose))}
          data={purposeSchema.options.map(purpose => ({ value: purpose, label: pets(`purpose.${purpose}`) }))}
        />
      </div>
      <Wishes key={pet.petId} pet={pet} proposed={proposed} />
      {proposed && proposed.excluded.length > 0 ? <Excluded proposed={proposed} name={pet.name} /> : null}
    </Stack>
  )
}

/** Folded away: how many each deal-breaker leaves out, drawn beside one another. */
function Excluded(props: { readonly proposed: ProposedMatches; readonly name: string }): ReactElement {
  const { t } = useTranslation('matching')
  const sentenceText = useSentence()
  const { excluded, considered, summary } = props.proposed
  const onScreen = Number(summary.values['onScreen'] ?? 0)
  return (
    <Accordion variant="separated" chevronPosition="left" data-testid="excluded" className="excluded">
      <Accordion.Item value="excluded">
        <Accordion.Control className="pm-tabular">
          {t('excludedTitle', { excluded: countOf(excluded), considered })}
        </Accordion.Control>
        <Accordion.Panel>
          <ul className="excluded-rules">
            {excluded.map(({ rule, count, sentence }) => (
              <li key={rule}>
                {sentenceText(sentence)}{' '}
                {rule === 'distance' || alone(sentence) === 0
                  ? null
                  : t('excludedAlone', { count: alone(sentence) })}
                <span className="excluded-share" aria-hidden>
                  <span style={{ width: `${(100 * count) / Math.max(1, considered)}%` }} />
                </span>
              </li>
            ))}
          </ul>
          {onScreen === 0 ? null : (
            <Text fz="sm" mt="sm">
              {t('excludedOnScreen', { count: onScreen, name: props.name })}
            </Text>
          )}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

/** How many this rule alone leaves out; far ones are told by the sentence about the park. */
function alone({ values }: Sentence): number {
  return Number(values['alone'] ?? 0)
}

function countOf(excluded: ProposedMatches['excluded']): number {
  return excluded.reduce((sum, { count }) => sum + count, 0)
}

function Wishes(props: { readonly pet: Pet; readonly proposed: ProposedMatches | undefined }): ReactElement {
  const { t } = useTranslation('matching')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [wishes, setWishes] = useState<PetWishes>(props.pet.wishes)
  const save = useMutation(
    trpc.pets.editPet.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  )
  const considered = props.proposed?.considered ?? 0
  const out = countOf(props.proposed?.excluded ?? [])
  const change = (part: Partial<PetWishes>): void => {
    const next = { ...wishes, ...part }
    setWishes(next)
    save.mutate({ petId: props.pet.petId, wishes: next })
  }
  return (
    <div>
      <Title order={2} size="h4" mb={4}>
        {t('wishes')}
      </Title>
      {props.proposed ? (
        <Text fz="sm" c="dimmed" mb="sm" role="status" className="pm-tabular">
          {t('wishesHint', { count: Math.max(0, considered - out), considered })}
        </Text>
      ) : null}
      <WishesForm wishes={wishes} onChange={change} />
      {save.isPending ? <Button loading variant="transparent" aria-hidden tabIndex={-1} /> : null}
    </div>
  )
}
