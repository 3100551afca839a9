import { ActionIcon, Group, Text } from '@mantine/core'
import type { DailyPick } from '@pawfect/domain/matching/allocation'
import { IconHeart, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PetPicture } from '../pets/pet-picture.tsx'
import { useSentence } from './sentence-text.ts'
import { useWhere } from './suggestion-card.tsx'

/** One animal of the day: its face, why, where, and how many its owner gets. */
export function DailyTile(props: {
  readonly pick: DailyPick
  readonly disabled: boolean
  onLike(): void
  onPass(): void
}): ReactElement {
  const { t } = useTranslation('daily')
  const sentenceText = useSentence()
  const { pet, reasons, theirCards } = props.pick
  const where = useWhere(props.pick)
  const why = reasons[0]
  return (
    <li className="pm-card daily-tile" data-daily-pet={pet.petId}>
      <Link to="/animals/$petId" params={{ petId: pet.petId }} aria-label={t('open', { name: pet.name })}>
        <PetPicture pet={pet} height={112} />
      </Link>
      <div className="daily-tile-body">
        <Text fw={680}>{pet.name}</Text>
        {why === undefined ? null : <Text className="daily-why">{sentenceText(why)}</Text>}
        <Text c="dimmed" fz="sm" mt="auto">
          {where}
          <br />
          {t('theirs', { count: theirCards })}
        </Text>
        <Group gap={8}>
          <ActionIcon
            variant="default"
            size="lg"
            radius="xl"
            aria-label={t('no', { name: pet.name })}
            disabled={props.disabled}
            onClick={props.onPass}
          >
            <IconX size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="lg"
            radius="xl"
            aria-label={t('yes', { name: pet.name })}
            disabled={props.disabled}
            onClick={props.onLike}
          >
            <IconHeart size={20} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
    </li>
  )
}
