import { Alert, Button, Group, List, Loader, Skeleton, Stack, Text } from '@mantine/core'
import { IconBulb, IconCheck, IconTrash } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { EditingMark } from './editing-mark.tsx'
import type { DraftPhoto } from './pet-draft.ts'
import { PhotoFixes } from './photo-fixes.tsx'
import { useFramedPhoto } from './use-framed-photo.ts'
import type { Look } from './use-photo-analysis.ts'

/** One photo large, with the frame around the animal, how the look at it goes, and advice in words. */
export function PhotoStage(props: {
  readonly photo: DraftPhoto
  readonly look: Look | undefined
  onChange(photo: DraftPhoto): void
  onLookAgain(): void
  onRemove(): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { photo, look } = props
  const editing = photo.analysis?.editing
  return (
    <Stack gap="sm">
      <StagePicture photo={photo} />
      <LookProgress look={look} onLookAgain={props.onLookAgain} />
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        {editing === undefined ? <span /> : <EditingMark kind={editing.kind} by={editing.by} />}
        <Button
          variant="subtle"
          color="brick"
          style={{ flex: 'none' }}
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={props.onRemove}
        >
          {t('add.remove')}
        </Button>
      </Group>
      {photo.analysis === null ? null : <Advice analysis={photo.analysis} />}
      <PhotoFixes photo={photo} onChange={props.onChange} />
    </Stack>
  )
}

function StagePicture({ photo }: { readonly photo: DraftPhoto }): ReactElement {
  const { t } = useTranslation('pets')
  // A straightened photo is shown as it will be; a frame drawn on the slanted one would lie.
  const isTurned = photo.fixes.straightenDeg !== 0
  const { src } = useFramedPhoto(photo, isTurned ? 'framed' : 'whole')
  const crop = photo.useCrop && !isTurned ? photo.analysis?.suggestedCrop : undefined
  const percent = (share: number): string => `${share * 100}%`
  return (
    <div className="photo-stage">
      {src === undefined ? (
        <Skeleton height={280} />
      ) : (
        <span className="photo-stage-inner">
          <img src={src} alt={t('photo.alt', { name: photo.filename })} />
          {crop ? (
            <span
              className="photo-frame"
              style={{
                left: percent(crop.x),
                top: percent(crop.y),
                width: percent(crop.width),
                height: percent(crop.height),
              }}
            />
          ) : null}
        </span>
      )}
    </div>
  )
}

function LookProgress(props: { readonly look: Look | undefined; onLookAgain(): void }): ReactElement | null {
  const { t } = useTranslation('pets')
  const errorText = useErrorText()
  const { look } = props
  if (look === undefined) return null
  if (look.kind === 'looking') {
    return (
      <Group role="status" gap="sm">
        <Loader size="sm" aria-hidden />
        <Text>{t(`add.progress.${look.step}`)}</Text>
        <Button variant="subtle" size="compact-md" onClick={look.cancel}>
          {t('add.cancelLooking')}
        </Button>
      </Group>
    )
  }
  const text =
    look.kind === 'stopped'
      ? t('add.stopped')
      : t('add.analysisFailed', { reason: errorText({ code: look.code }) })
  return (
    <Alert color={look.kind === 'stopped' ? 'gray' : 'apricot'} role="alert">
      <Group justify="space-between">
        <Text>{text}</Text>
        <Button variant="light" onClick={props.onLookAgain}>
          {t('add.lookAgain')}
        </Button>
      </Group>
    </Alert>
  )
}

function Advice({ analysis }: { readonly analysis: NonNullable<DraftPhoto['analysis']> }): ReactElement {
  const { t } = useTranslation('pets')
  const { advice } = analysis.quality
  if (advice.length === 0) {
    return (
      <Group gap={8}>
        <IconCheck size={20} color="var(--pm-go-text)" aria-hidden />
        <Text>{t('add.goodPhoto')}</Text>
      </Group>
    )
  }
  return (
    <List icon={<IconBulb size={20} color="var(--pm-warm-text)" aria-hidden />} spacing={6}>
      {advice.map(({ code }) => (
        <List.Item key={code}>{t(`add.advice.${code}`)}</List.Item>
      ))}
    </List>
  )
}
