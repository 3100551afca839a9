import { Button, Group, List, Stack, Title } from '@mantine/core'
import type { Suggestion } from '@pawfect/domain/matching'
import type { Pet, PetId } from '@pawfect/domain/pets'
import { IconAlertTriangle, IconHeart, IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../shell/server-client.ts'
import { ChanceBar } from './chance-bar.tsx'
import { MatchMoment } from './match-moment.tsx'
import { useSentence } from './sentence-text.ts'
import { useDecisions } from './use-decisions.ts'

/** Every reason and caution for an animal, if it is among the suggestions for one of ours. */
export function ProfileReasons(props: { readonly petId: PetId; readonly name: string }): ReactElement | null {
  const trpc = useTRPC()
  const mine = useQuery(trpc.pets.listMyPets.queryOptions()).data?.find(own => own.published)
  const proposed = useQuery({
    ...trpc.matching.proposeMatches.queryOptions({
      petId: mine?.petId ?? props.petId,
      purpose: mine?.purposes[0] ?? 'play',
      limit: 5,
    }),
    enabled: mine !== undefined,
  })
  const suggestion = proposed.data?.suggestions.find(({ pet }) => pet.petId === props.petId)
  if (suggestion === undefined || mine === undefined) return null
  return <Reasons suggestion={suggestion} mine={mine} />
}

function Reasons({
  suggestion,
  mine,
}: {
  readonly suggestion: Suggestion
  readonly mine: Pet
}): ReactElement {
  const { t } = useTranslation('matching')
  const pets = useTranslation('pets').t
  const sentenceText = useSentence()
  const decisions = useDecisions(mine.petId, mine.purposes[0] ?? 'play')
  const { pet } = suggestion
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {pets('profile.why', { name: pet.name })}
        </Title>
        <ChanceBar chance={suggestion.chance} />
      </Group>
      <Stack gap="sm">
        <List icon={<IconSparkles size={20} color="var(--pm-go-text)" aria-hidden />} spacing={6}>
          {suggestion.reasons.map(reason => (
            <List.Item key={reason.code}>{sentenceText(reason)}</List.Item>
          ))}
        </List>
        {suggestion.cautions.length === 0 ? null : (
          <List
            icon={<IconAlertTriangle size={20} color="var(--pm-warm-text)" aria-hidden />}
            spacing={6}
            aria-label={pets('profile.cautions')}
          >
            {suggestion.cautions.map(caution => (
              <List.Item key={caution.code}>{sentenceText(caution)}</List.Item>
            ))}
          </List>
        )}
        <Group>
          <Button
            radius="xl"
            leftSection={<IconHeart size={20} aria-hidden />}
            disabled={decisions.decided.has(pet.petId)}
            onClick={() => decisions.like(pet)}
          >
            {t('likeName', { name: pet.name })}
          </Button>
        </Group>
      </Stack>
      <MatchMoment match={decisions.match} mine={mine} onClose={decisions.dismissMatch} />
    </section>
  )
}
