import { Text } from '@mantine/core'
import type { PhotoStanding } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../shell/reader-locale.ts'
import './photo-insight.css'

/** The scale runs from a third to three times the usual, so that half and double lie equally far out. */
const FURTHEST = Math.log(3)

const placeOf = (appeal: number): number =>
  50 + (50 * Math.max(-FURTHEST, Math.min(FURTHEST, Math.log(Math.max(appeal, 1e-3))))) / FURTHEST

/** How a photo does, as a dot with its interval around the usual; or that too few have looked. */
export function AppealRange(props: {
  readonly label: string
  readonly standing: PhotoStanding
  readonly enoughFrom: number
}): ReactElement {
  const { t, i18n } = useTranslation('pets')
  const { label, standing, enoughFrom } = props
  const { appeal, shown, liked } = standing
  const number = new Intl.NumberFormat(readerLocale(i18n.language), { maximumFractionDigits: 1 })
  const words =
    appeal === null
      ? t('insight.notEnough', { shown, enough: enoughFrom })
      : t('insight.range', {
          liked,
          shown,
          mean: number.format(appeal.mean),
          low: number.format(appeal.low),
          high: number.format(appeal.high),
        })
  return (
    <div className="appeal-row">
      <Text className="appeal-label">{label}</Text>
      <div className="appeal-scale" aria-hidden>
        <span className="appeal-usual" />
        {appeal === null ? null : (
          <>
            <span
              className="appeal-interval"
              style={{
                left: `${placeOf(appeal.low)}%`,
                width: `${placeOf(appeal.high) - placeOf(appeal.low)}%`,
              }}
            />
            <span className="appeal-dot" style={{ left: `${placeOf(appeal.mean)}%` }} />
          </>
        )}
      </div>
      <Text fz="sm" c="dimmed" className="appeal-words">
        {words}
      </Text>
    </div>
  )
}
