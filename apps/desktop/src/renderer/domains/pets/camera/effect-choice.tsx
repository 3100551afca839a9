import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LikelihoodBar, likelihoodWord } from '../likelihood-bar.tsx'
import { CAMERA_EFFECTS, type CameraEffect, isWorn } from './camera-effect.ts'
import type { EffectView } from './use-camera-effect.ts'

/** Which effect, how sure this computer is of it, and what to do where it is not. */
export function EffectChoice(props: {
  readonly effect: CameraEffect
  readonly view: EffectView
  onChoose(effect: CameraEffect): void
  onAutomatic(): void
}): ReactElement {
  const { t } = useTranslation(['camera', 'pets'])
  const { effect, view } = props
  const part = isWorn(effect) ? 'worn' : 'behind'
  return (
    <div className="camera-effects">
      <SegmentedControl
        aria-label={t('effect.label')}
        radius="xl"
        value={effect}
        onChange={value => props.onChoose(CAMERA_EFFECTS.find(known => known === value) ?? 'none')}
        data={CAMERA_EFFECTS.map(value => ({ value, label: t(`effect.name.${value}`) }))}
      />
      {effect === 'none' ? null : (
        <Group gap="sm" className="camera-effect-says">
          <Text fz="sm" role="status" data-testid="effect-state">
            {t(`effect.${part}.${view.state}`)}
          </Text>
          {view.state === 'shown' ? (
            <LikelihoodBar
              probability={view.confidence}
              word={t(`pets:likelihood.${likelihoodWord(view.confidence)}`)}
              label={t(`effect.${part}.sure`)}
            />
          ) : null}
          {view.state === 'by-hand' ? (
            <Button variant="subtle" size="compact-sm" onClick={props.onAutomatic}>
              {t('effect.automatic')}
            </Button>
          ) : null}
        </Group>
      )}
      {effect === 'none' ? null : (
        <Text fz="sm" c="dimmed">
          {t('effect.marked')}
        </Text>
      )}
    </div>
  )
}
