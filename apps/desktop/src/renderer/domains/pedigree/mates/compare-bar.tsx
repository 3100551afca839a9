import { Button, Group, Modal, Text } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mate, StudbookAnimal } from '../../../../bridge/index.ts'
import { CompareTable } from './compare-table.tsx'
import { nameOfMate } from './mate-key.ts'

/** Stays at the lower edge while mates are chosen for comparison. */
export function CompareBar(props: {
  readonly animal: StudbookAnimal
  readonly mates: readonly Mate[]
  onForget(): void
  onRemove(mate: Mate): void
}): ReactElement | null {
  const { t } = useTranslation('breeding')
  const shell = useTranslation('shell').t
  const [opened, setOpened] = useState(false)
  const { mates } = props
  if (mates.length === 0) return null
  return (
    <section className="pm-card mates-compare" aria-label={t('mates.compareTitle')}>
      <Text className="mates-compare-names">{mates.map(nameOfMate).join(' · ')}</Text>
      <Group gap="xs" wrap="nowrap">
        <Button variant="subtle" color="gray" onClick={props.onForget}>
          {shell('cancel')}
        </Button>
        <Button disabled={mates.length < 2} onClick={() => setOpened(true)}>
          {mates.length < 2
            ? t('mates.compareHint')
            : t('mates.compareThese', { count: mates.length, number: mates.length })}
        </Button>
      </Group>
      <Modal
        opened={opened && mates.length > 1}
        onClose={() => setOpened(false)}
        size="xl"
        title={t('mates.compareTitle')}
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        <CompareTable animal={props.animal} mates={mates} />
      </Modal>
    </section>
  )
}
