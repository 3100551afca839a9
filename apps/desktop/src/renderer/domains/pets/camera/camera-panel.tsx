import { Alert, Button, Group, Loader, Text } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraView } from './camera-view.tsx'
import { useCamera } from './use-camera.ts'
import './camera.css'

/** Taking a photo with this computer's camera: off until asked for, and off again once the photo is taken. */
export function CameraPanel({ onPhoto }: { onPhoto(photo: File): void }): ReactElement {
  const { t } = useTranslation('camera')
  const { camera, turnOn, turnOff } = useCamera()
  const opener = useRef<HTMLButtonElement>(null)
  const wasOn = useRef(false)
  useEffect(() => {
    // Focus goes back to where it came from, as with a dialog.
    if (camera.kind === 'off' && wasOn.current) opener.current?.focus()
    wasOn.current = camera.kind === 'on'
  }, [camera.kind])
  if (camera.kind === 'on') {
    return (
      <CameraView
        stream={camera.stream}
        onStop={turnOff}
        onPhoto={photo => {
          turnOff()
          onPhoto(photo)
        }}
      />
    )
  }
  return (
    <section className="camera-invitation" aria-label={t('title')}>
      <IconCamera size={28} stroke={1.5} aria-hidden style={{ flex: 'none' }} color="var(--pm-go-text)" />
      <div className="camera-why">
        <Text fw={680}>{t('title')}</Text>
        <Text c="dimmed">{t('why')}</Text>
        {camera.kind === 'failed' ? (
          <Alert color="apricot" role="alert" mt="xs">
            {t(`failed.${camera.reason}`)}
          </Alert>
        ) : null}
      </div>
      {camera.kind === 'asking' ? (
        <Group role="status" gap="sm" wrap="nowrap">
          <Loader size="sm" aria-hidden />
          <Text>{t('asking')}</Text>
          <Button variant="subtle" autoFocus onClick={turnOff}>
            {t('cancel')}
          </Button>
        </Group>
      ) : (
        <Button ref={opener} variant="default" radius="xl" onClick={() => void turnOn()}>
          {camera.kind === 'failed' ? t('again') : t('turnOn')}
        </Button>
      )}
    </section>
  )
}
