import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../shell/save-file.ts'
import type { OpenedRecord } from './use-vault.ts'

/** Longest text that is shown; the whole is in the file. */
const MOST_TEXT = 100_000

/**
 * Shows an opened record. Pictures and text alone are drawn, neither of which can run anything; a PDF is handed to
 * the program its reader trusts with PDFs.
 */
export function OpenedRecordModal(props: {
  readonly record: OpenedRecord | null
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('vault')
  const { record, onClose } = props
  return (
    <Modal opened={record !== null} onClose={onClose} size="xl" title={record?.about.filename ?? t('open')}>
      {record === null ? null : <Opened record={record} />}
    </Modal>
  )
}

function Opened({ record: { about, file } }: { readonly record: OpenedRecord }): ReactElement {
  const { t } = useTranslation('vault')
  const content = () => new Blob([new Uint8Array(file)], { type: about.mediaType })
  return (
    <Stack data-testid="opened-record">
      {about.note === '' ? null : <Text>{about.note}</Text>}
      {about.mediaType.startsWith('image/') ? <Picture content={content} alt={about.filename} /> : null}
      {about.mediaType === 'application/json' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard.
        <pre className="vault-text" tabIndex={0}>
          {new TextDecoder().decode(file).slice(0, MOST_TEXT)}
        </pre>
      ) : null}
      {about.mediaType === 'application/pdf' ? <Text>{t('pdfText')}</Text> : null}
      <Group justify="flex-end">
        <Button
          variant="light"
          radius="xl"
          leftSection={<IconDownload size={20} aria-hidden />}
          onClick={() => saveFile(about.filename, content())}
        >
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}

function Picture({ content, alt }: { content(): Blob; readonly alt: string }): ReactElement {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(content())
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content])
  return address === '' ? <div /> : <img className="vault-picture" src={address} alt={alt} />
}
