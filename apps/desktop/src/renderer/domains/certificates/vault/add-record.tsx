import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import {
  MAX_RECORD_BYTES,
  type RecordKind,
  type RecordMediaType,
  recordKindSchema,
  recordMediaTypeSchema,
} from '@pawfect/domain/certificates'
import { IconLock } from '@tabler/icons-react'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useVault } from './use-vault.ts'

const MEDIA_TYPES = recordMediaTypeSchema.options
const KINDS = recordKindSchema.exclude(['proof']).options

/** Drop a file, say what it is, and it is sealed on this machine. */
export function AddRecord(): ReactElement {
  const { t } = useTranslation('vault')
  const openPicker = useRef<() => void>(null)
  const [file, setFile] = useState<File | null>(null)
  const [isRefused, setRefused] = useState(false)
  return (
    <>
      <Dropzone
        onDrop={([dropped]) => {
          setRefused(false)
          setFile(dropped ?? null)
        }}
        onReject={() => setRefused(true)}
        accept={MEDIA_TYPES}
        maxSize={MAX_RECORD_BYTES}
        multiple={false}
        openRef={openPicker}
        activateOnClick={false}
        activateOnKeyboard={false}
        tabIndex={-1}
        inputProps={{ 'aria-label': t('choose') }}
        style={{ borderRadius: 18, background: 'var(--pm-card)' }}
      >
        <Group gap="lg" p="md" style={{ pointerEvents: 'all' }}>
          <IconLock size={48} stroke={1.3} color="var(--pm-go-text)" aria-hidden />
          <div style={{ flex: 1 }}>
            <Title order={2} size="h3">
              {t('addTitle')}
            </Title>
            <Text c="dimmed">{t('addText')}</Text>
          </div>
          <Button radius="xl" variant="light" onClick={() => openPicker.current?.()}>
            {t('choose')}
          </Button>
        </Group>
      </Dropzone>
      {isRefused ? (
        <Alert color="apricot" role="alert" mt="md">
          {t('refused')}
        </Alert>
      ) : null}
      <Modal opened={file !== null} onClose={() => setFile(null)} title={t('sealTitle')}>
        {file === null ? null : <SealForm file={file} onDone={() => setFile(null)} />}
      </Modal>
    </>
  )
}

function SealForm({ file, onDone }: { readonly file: File; onDone(): void }): ReactElement {
  const { t } = useTranslation('vault')
  const errorText = useErrorText()
  const { add } = useVault()
  const [kind, setKind] = useState<RecordKind>('vaccination')
  const [date, setDate] = useState('')
  const [note, setNote] = useState('')
  const seal = async () => {
    const mediaType: RecordMediaType = recordMediaTypeSchema.parse(file.type)
    const about = { kind, filename: file.name.slice(0, 200), mediaType, date: date || null, note }
    const bytes = new Uint8Array(await file.arrayBuffer())
    add.mutate({ about, file: bytes }, { onSuccess: onDone })
  }
  return (
    <Stack>
      <Text style={{ overflowWrap: 'anywhere' }}>{file.name}</Text>
      <Select
        label={t('kindLabel')}
        data={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={value => setKind(recordKindSchema.catch('other').parse(value))}
      />
      <TextInput
        type="date"
        label={t('date')}
        value={date}
        onChange={event => setDate(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <Text c="dimmed">{t('sealText')}</Text>
      {add.isError ? (
        <Alert color="brick" role="alert">
          {errorText(add.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button radius="xl" loading={add.isPending} onClick={() => void seal()}>
          {t('seal')}
        </Button>
      </Group>
    </Stack>
  )
}
