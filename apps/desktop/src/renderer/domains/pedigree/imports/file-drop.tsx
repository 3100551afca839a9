import { Button, Group, Text, Textarea, Title } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileImport } from '@tabler/icons-react'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PedigreeFile } from './use-send-file.ts'

/** A place to drop a studbook, to choose one, or to paste rows copied from a table. */
export function FileDrop({ onFile }: { onFile(file: PedigreeFile): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const openPicker = useRef<() => void>(null)
  return (
    <Dropzone
      onDrop={([file]) => file && onFile({ name: file.name, content: file })}
      multiple={false}
      openRef={openPicker}
      activateOnClick={false}
      activateOnKeyboard={false}
      tabIndex={-1}
      inputProps={{ 'aria-label': t('import.choose') }}
      className="pedigree-drop"
    >
      <div className="pedigree-drop-inside">
        <IconFileImport size={54} stroke={1.2} color="var(--pm-go-text)" aria-hidden />
        <div>
          <Title order={2} size="h3">
            {t('import.dropTitle')}
          </Title>
          <Text c="dimmed">{t('import.dropText')}</Text>
          <Button mt="md" radius="xl" onClick={() => openPicker.current?.()}>
            {t('import.choose')}
          </Button>
        </div>
        <PasteField onFile={onFile} />
      </div>
    </Dropzone>
  )
}

function PasteField({ onFile }: { onFile(file: PedigreeFile): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const [text, setText] = useState('')
  const take = (rows: string): void =>
    onFile({ name: t('import.pasteName'), content: new Blob([rows], { type: 'text/plain' }) })
  return (
    <div className="pedigree-paste">
      <Textarea
        label={t('import.paste')}
        description={t('import.pasteHint')}
        minRows={3}
        maxRows={5}
        autosize
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onPaste={event => {
          const rows = event.clipboardData.getData('text/plain')
          if (text !== '' || !rows.trim().includes('\n')) return
          event.preventDefault()
          take(rows)
        }}
      />
      {text.trim() === '' ? null : (
        <Group justify="flex-end" mt="xs">
          <Button variant="light" radius="xl" onClick={() => take(text)}>
            {t('import.readPaste')}
          </Button>
        </Group>
      )}
    </div>
  )
}
