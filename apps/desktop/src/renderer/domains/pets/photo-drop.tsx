import { Button, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconPhotoPlus } from '@tabler/icons-react'
import { type ReactElement, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './pets.css'

/** What the analysis can read. HEIC often arrives without a type, so endings count too. */
const PICTURES = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/heic': ['.heic'],
  'image/heif': ['.heif'],
}

/** Where photos are dropped or chosen; everything about them is decided by whoever takes them. */
export function PhotoDrop({ onFiles }: { onFiles(files: readonly File[]): void }): ReactElement {
  const { t } = useTranslation('pets')
  const openPicker = useRef<() => void>(null)
  return (
    <Dropzone
      onDrop={files => onFiles(files)}
      onReject={rejections => onFiles(rejections.map(({ file }) => file))}
      accept={PICTURES}
      openRef={openPicker}
      classNames={{ root: 'photo-drop' }}
      inputProps={{ 'aria-label': t('add.choose') }}
      activateOnClick={false}
      activateOnKeyboard={false}
      tabIndex={-1}
    >
      <Stack align="center" gap={6} p="lg" ta="center" style={{ pointerEvents: 'all' }}>
        <IconPhotoPlus size={52} stroke={1.3} color="var(--pm-go-text)" aria-hidden />
        <Text fz="xl" fw={680}>
          {t('add.drop')}
        </Text>
        <Text c="dimmed">{t('add.dropOr')}</Text>
        <Button mt={8} size="md" radius="xl" onClick={() => openPicker.current?.()}>
          {t('add.choose')}
        </Button>
        <Text fz="sm" c="dimmed" mt={6}>
          {t('add.dropFormats')}
        </Text>
      </Stack>
    </Dropzone>
  )
}
