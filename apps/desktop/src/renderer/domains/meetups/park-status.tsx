import { Loader, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Says in the middle of the park that it is being opened, or that it cannot be drawn here. */
export function ParkStatus(props: {
  readonly opening: boolean
  readonly no3d: boolean
}): ReactElement | null {
  const { t } = useTranslation('meetups')
  if (!props.opening && !props.no3d) return null
  return (
    <div
      style={{ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', pointerEvents: 'none' }}
    >
      <div className="park-chip" role="status">
        {props.opening ? <Loader size="sm" aria-hidden /> : null}
        <Text>{props.no3d ? t('park.no3d') : t('park.opening')}</Text>
      </div>
    </div>
  )
}
