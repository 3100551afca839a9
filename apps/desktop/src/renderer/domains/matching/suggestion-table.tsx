import { ActionIcon, Group, Table, Text } from '@mantine/core'
import type { Suggestion } from '@pawfect/domain/matching'
import { IconHeart, IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../../shell/links.tsx'
import { usePetWords } from '../pets/pet-words.ts'
import { ChanceBar } from './chance-bar.tsx'
import { useSentence } from './sentence-text.ts'
import { type SuggestionProps, useWhere } from './suggestion-card.tsx'

/** The same suggestions as a list, for those who like to compare. */
export function SuggestionTable(props: {
  readonly suggestions: readonly Suggestion[]
  readonly forName: string
  decisionsFor(suggestion: Suggestion): Omit<SuggestionProps, 'suggestion'>
}): ReactElement {
  const { t } = useTranslation('matching')
  return (
    <Table.ScrollContainer minWidth={560} className="pm-card" px="md" py="xs">
      <Table verticalSpacing="sm" captionSide="top">
        <Table.Caption>{t('table.caption', { name: props.forName })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('table.animal')}</Table.Th>
            <Table.Th>{t('table.why')}</Table.Th>
            <Table.Th>{t('table.chance')}</Table.Th>
            <Table.Th>{t('table.decide')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.suggestions.map(suggestion => (
            <Row key={suggestion.pet.petId} suggestion={suggestion} {...props.decisionsFor(suggestion)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Row(props: SuggestionProps): ReactElement {
  const { t } = useTranslation('matching')
  const words = usePetWords()
  const sentenceText = useSentence()
  const where = useWhere(props.suggestion)
  const { pet, chance, basis, reasons } = props.suggestion
  return (
    <Table.Tr data-pet-id={pet.petId}>
      <Table.Td>
        <TextLink to="/animals/$petId" params={{ petId: pet.petId }} fw={680}>
          {pet.name}
        </TextLink>
        <Text fz="sm" c="dimmed">
          {words.breedOf(pet)}, {words.ageOf(pet)}
          <br />
          {where}
        </Text>
      </Table.Td>
      <Table.Td>{reasons[0] ? sentenceText(reasons[0]) : ''}</Table.Td>
      <Table.Td>
        <ChanceBar chance={chance} />
        <p className="suggestion-basis">{t(`basis.${basis}`)}</p>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <ActionIcon
            variant="default"
            size="lg"
            radius="xl"
            aria-label={t('passName', { name: pet.name })}
            disabled={props.disabled}
            onClick={props.onPass}
          >
            <IconX size={20} />
          </ActionIcon>
          <ActionIcon
            size="lg"
            radius="xl"
            aria-label={t('likeName', { name: pet.name })}
            disabled={props.disabled}
            onClick={props.onLike}
          >
            <IconHeart size={20} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
