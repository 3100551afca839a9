import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { BUNDLE_FILE_ENDING } from '@pawfect/domain/certificates'
import type { CustodyFile } from '@pawfect/domain/certificates/custody'
import type { PetId } from '@pawfect/domain/pets'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { host } from '../../../shell/host.ts'
import { saveFile } from '../../../shell/save-file.ts'
import { serverClient } from '../../../shell/server-client.ts'
import { useReportWords } from '../report-words.ts'
import { CustodyTimeline } from './custody-timeline.tsx'

type Props = { readonly petId: PetId; readonly name: string; readonly opened: boolean; onClose(): void }

/** Who had the animal when, checked on this computer before it is shown; gaps are shown as gaps. */
export function OwnershipHistoryModal(props: Props): ReactElement {
  const { t } = useTranslation('certificates')
  const title = t('papers.historyOf', { name: props.name })
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title} size="lg">
      {props.opened ? <History {...props} /> : null}
    </Modal>
  )
}

function History({ petId, name }: Props): ReactElement {
  const { t } = useTranslation('certificates')
  const wordsOf = useReportWords()
  const history = useQuery({
    queryKey: ['ownership-history', petId],
    queryFn: async () => {
      const file = await serverClient.certificates.ownershipHistory.query({ petId })
      const report = await host().certificates.verifyFile({ bytes: new TextEncoder().encode(textOf(file)) })
      return { file, report }
    },
    meta: { keep: false },
  })
  if (history.isError) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
  if (history.data === undefined) return <Loader />
  const { file, report } = history.data
  return (
    <Stack>
      <Text role="status">{wordsOf(report.said.summary)}</Text>
      <CustodyTimeline timeline={report.timeline} />
      <Group justify="flex-end">
        <Button
          radius="xl"
          variant="light"
          leftSection={<IconDownload size={20} aria-hidden />}
          onClick={() =>
            saveFile(
              `history-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}${BUNDLE_FILE_ENDING}`,
              new Blob([textOf(file)], { type: 'application/json' }),
            )
          }
        >
          {t('download')}
        </Button>
      </Group>
    </Stack>
  )
}

function textOf(file: CustodyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}
