import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconMessagePlus, IconScale } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim, ClaimedFact, StudbookAnimal } from '../../../../bridge/index.ts'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { ClaimCard } from './claim-card.tsx'
import { ClaimFormModal } from './claim-form-modal.tsx'
import { FiguresUnderClaims } from './figures-under-claims.tsx'

/** What sources say of one animal where they were asked: side by side, one of them chosen. */
export function ClaimsPanel({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { animalId } = animal
  const [adding, setAdding] = useState(false)
  const claims = usePedigree({
    key: ['claims', animalId],
    ask: ({ host, accountId }) => host.listClaims({ accountId, animalId }),
  })
  if (claims.isError) return <PedigreeError error={claims.error} />
  if (claims.data === undefined) return <Skeleton height={200} radius="lg" />
  const byFact = Map.groupBy(claims.data.claims, ({ fact }) => fact)
  const add = (
    <Button
      variant="light"
      radius="xl"
      leftSection={<IconMessagePlus size={18} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('claims.add')}
    </Button>
  )
  return (
    <Stack gap="xl">
      {byFact.size === 0 ? (
        <EmptyState
          icon={<IconScale size={40} stroke={1.5} />}
          title={t('claims.none')}
          text={t('claims.noneText')}
        >
          {add}
        </EmptyState>
      ) : (
        <Group justify="space-between">
          <Text c="dimmed" className="pm-prose">
            {t('claims.lead')}
          </Text>
          {add}
        </Group>
      )}
      {[...byFact].map(([fact, said]) => (
        <FactClaims key={fact} animalId={animalId} fact={fact} claims={said} />
      ))}
      <ClaimFormModal opened={adding} animal={animal} onClose={() => setAdding(false)} />
    </Stack>
  )
}

function FactClaims(props: {
  readonly animalId: number
  readonly fact: ClaimedFact
  readonly claims: readonly Claim[]
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { fact, claims } = props
  const disagree = new Set(claims.map(({ parentId, value }) => parentId ?? value)).size > 1
  return (
    <section aria-label={t(`facts.${fact}`)}>
      <Group gap="sm" mb="sm">
        <Title order={2} size="h3">
          {t(`facts.${fact}`)}
        </Title>
        {disagree ? (
          <span className="pm-tag" data-kind="warm">
            {t('claims.disagree')}
          </span>
        ) : null}
      </Group>
      <div className="pedigree-claims">
        {claims.map(claim => (
          <ClaimCard key={claim.claimId} claim={claim} />
        ))}
      </div>
      {disagree && (fact === 'sire' || fact === 'dam') ? (
        <FiguresUnderClaims animalId={props.animalId} fact={fact} />
      ) : null}
    </section>
  )
}
