import { Modal, Table, Text } from '@mantine/core'
import { findBreed } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LearningStatus } from '../../../../bridge/index.ts'
import { readerLocale } from '../../../shell/reader-locale.ts'

/** Exactly what left this computer last: each number with its noise, and as it looked under its masks. */
export function SentNumbers(props: {
  readonly sent: NonNullable<LearningStatus['lastSent']>
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t, i18n } = useTranslation('models')
  const { at, numbers, masked } = props.sent
  const day = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' }).format(
    new Date(at),
  )
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('learn.sentTitle', { when: day })}
      size="lg"
    >
      <Text className="pm-prose" mb="sm">
        {t('learn.sentText')}
      </Text>
      <Table.ScrollContainer
        minWidth={360}
        maxHeight={420}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('learn.breed')}</Table.Th>
              <Table.Th>{t('learn.withNoise')}</Table.Th>
              <Table.Th>{t('learn.asSent')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {numbers.map(({ breedId, value }, row) => (
              <Table.Tr key={breedId}>
                <Table.Td>{findBreed(breedId)?.name ?? breedId}</Table.Td>
                <Table.Td className="pm-tabular">{value.toFixed(4)}</Table.Td>
                <Table.Td className="pm-tabular">{masked[row]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Modal>
  )
}
