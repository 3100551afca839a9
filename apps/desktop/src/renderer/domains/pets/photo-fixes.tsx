import { Button, Group, Slider, Stack, Switch, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftPhoto } from './pet-draft.ts'
import './pets.css'

/** Further than this a photo is not straightened but turned. */
const MOST_DEG = 20

/** One-click fixes, done on this computer to the copy that is shown. Each can be switched off again. */
export function PhotoFixes(props: {
  readonly photo: DraftPhoto
  onChange(photo: DraftPhoto): void
}): ReactElement | null {
  const { t } = useTranslation('pets')
  const { photo, onChange } = props
  const { analysis, fixes } = photo
  if (analysis === null) return null
  const crop = analysis.suggestedCrop
  const suggested = analysis.suggestedFixes
  const untouched =
    fixes.straightenDeg === 0 && !fixes.exposure && fixes.blurAround === undefined && !photo.useCrop
  return (
    <Stack gap="sm" className="photo-fixes" role="group" aria-label={t('fixes.title')}>
      {crop === null ? null : (
        <Switch
          checked={photo.useCrop}
          onChange={event => onChange({ ...photo, useCrop: event.currentTarget.checked })}
          label={t('add.crop')}
          description={t('add.cropHint')}
        />
      )}
      <Switch
        checked={fixes.exposure}
        onChange={event => onChange({ ...photo, fixes: { ...fixes, exposure: event.currentTarget.checked } })}
        label={t('fixes.light')}
        description={suggested?.exposure ? t('fixes.lightAdvised') : t('fixes.lightHint')}
      />
      <BlurBackground photo={photo} analysis={analysis} onChange={onChange} />
      <Straighten photo={photo} suggestedDeg={suggested?.straightenDeg ?? 0} onChange={onChange} />
      <Group justify="space-between">
        <Text fz="sm" c="dimmed">
          {t('fixes.kept')}
        </Text>
        <Button
          variant="subtle"
          size="compact-md"
          disabled={untouched}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => onChange({ ...photo, useCrop: false, fixes: { straightenDeg: 0, exposure: false } })}
        >
          {t('fixes.undo')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Offered where the animal's outline is clear; elsewhere it says why not. */
function BlurBackground(props: {
  readonly photo: DraftPhoto
  readonly analysis: NonNullable<DraftPhoto['analysis']>
  onChange(photo: DraftPhoto): void
}): ReactElement | null {
  const { t } = useTranslation('pets')
  const { photo, analysis, onChange } = props
  const [animal, second] = analysis.animals
  // Photos looked at before outlines were: nothing is known about theirs.
  if (analysis.subject === undefined) return null
  const isClear = analysis.subject !== null && animal !== undefined
  const why = second === undefined ? t('fixes.blurUnclear') : t('fixes.blurSeveral')
  const { blurAround, ...others } = photo.fixes
  if (!isClear && blurAround === undefined) {
    return (
      <div>
        <Text>{t('fixes.blur')}</Text>
        <Text fz="sm" c="dimmed">
          {why}
        </Text>
      </div>
    )
  }
  return (
    <Switch
      checked={blurAround !== undefined}
      onChange={({ currentTarget: { checked } }) =>
        onChange({
          ...photo,
          fixes: checked && animal !== undefined ? { ...others, blurAround: animal.box } : others,
        })
      }
      label={t('fixes.blur')}
      description={isClear ? t('fixes.blurHint') : why}
    />
  )
}

function Straighten(props: {
  readonly photo: DraftPhoto
  readonly suggestedDeg: number
  onChange(photo: DraftPhoto): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { photo, suggestedDeg, onChange } = props
  const turn = (straightenDeg: number): void =>
    onChange({ ...photo, fixes: { ...photo.fixes, straightenDeg } })
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text id={`straighten-${photo.originalId}`}>{t('fixes.straighten')}</Text>
        {suggestedDeg === 0 || photo.fixes.straightenDeg === suggestedDeg ? null : (
          <Button variant="light" size="compact-md" radius="xl" onClick={() => turn(suggestedDeg)}>
            {t('fixes.straightenNow')}
          </Button>
        )}
      </Group>
      <Slider
        aria-labelledby={`straighten-${photo.originalId}`}
        thumbProps={{ 'aria-labelledby': `straighten-${photo.originalId}` }}
        min={-MOST_DEG}
        max={MOST_DEG}
        step={0.5}
        value={photo.fixes.straightenDeg}
        onChange={turn}
        label={degrees => t('fixes.degrees', { degrees })}
        marks={[{ value: 0 }]}
      />
    </div>
  )
}
