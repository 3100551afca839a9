import { Button, Group, Skeleton, Text } from '@mantine/core'
import { IconPaw } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'
import { AnimalTable } from './animal-table.tsx'

const PAGE_SIZE = 100

/** The host takes pages of at most so many. */
const MOST_AT_ONCE = 500

/** Whoever descends from this animal directly, oldest first. */
export function OffspringPanel({ animalId }: { readonly animalId: number }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  const [shown, setShown] = useState(PAGE_SIZE)
  const offspring = usePedigree({
    key: ['offspring', animalId, shown],
    keepFormer: true,
    ask: ({ host, accountId }) =>
      host.offspring({ accountId, animalId, page: { offset: 0, limit: Math.min(MOST_AT_ONCE, shown) } }),
  })
  if (offspring.isError) return <PedigreeError error={offspring.error} />
  if (offspring.data === undefined) return <Skeleton height={200} radius="lg" />
  const { animals, total } = offspring.data
  if (animals.length === 0) {
    return (
      <EmptyState
        icon={<IconPaw size={40} stroke={1.5} />}
        title={t('animal.noOffspring')}
        text={t('animal.noOffspringText')}
      />
    )
  }
  return (
    <>
      <Text c="dimmed" mb="xs">
        {t('animal.offspringCount', { count: total, number: count(total) })}
      </Text>
      <AnimalTable animals={animals} />
      {animals.length < total && animals.length < MOST_AT_ONCE ? (
        <Group justify="center" mt="md">
          <Button variant="default" radius="xl" onClick={() => setShown(shown + PAGE_SIZE)}>
            {t('browse.more')}
          </Button>
        </Group>
      ) : null}
    </>
  )
}
