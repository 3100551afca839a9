import { Slider, Stack, Text } from '@mantine/core'
import type { Temperament } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const TRAITS = ['energy', 'sociability', 'confidence', 'gentleness'] as const

/** Four quick sliders of temperament, each from 0 to 1, with words at both ends. */
export function TemperamentSliders(props: {
  readonly value: Temperament
  onChange(value: Temperament): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const words = t('temperament.words', { returnObjects: true })
  const wordOf = (value: number): string => words[Math.round(value * 4)] ?? ''
  return (
    <Stack gap="lg">
      {TRAITS.map(trait => (
        <div key={trait}>
          <Text fw={620} mb={4} id={`trait-${trait}`}>
            {t(`temperament.${trait}`)}
          </Text>
          <Slider
            min={0}
            max={1}
            step={0.05}
            value={props.value[trait]}
            onChange={value => props.onChange({ ...props.value, [trait]: value })}
            label={wordOf}
            thumbValueText={wordOf}
            thumbProps={{ 'aria-labelledby': `trait-${trait}` }}
          />
          <div className="slider-ends" aria-hidden>
            <span>{t(`temperament.${trait}Low`)}</span>
            <span>{t(`temperament.${trait}High`)}</span>
          </div>
        </div>
      ))}
    </Stack>
  )
}
