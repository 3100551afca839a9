import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useServerReach } from '../../shell/server-reach.ts'
import type { MeetingSnapshot } from './park-meeting.ts'

/** How we are connected to the others: a dot and a word, and why on asking. */
export function ConnectionChip(props: { readonly connection: MeetingSnapshot['connection'] }): ReactElement {
  const { t } = useTranslation('meetups')
  const { state, reason } = props.connection
  const serverIsThere = useServerReach()
  const why = t(`park.reasons.${reason}`)
  return (
    <div style={{ display: 'flex', gap: 10, flexWrap: 'wrap' }}>
      <Tooltip label={why}>
        <span
          className="park-chip"
          role="status"
          aria-label={`${t('park.connection')}: ${t(`park.states.${state}`)}. ${why}`}
          data-testid="connection"
          data-connection-state={state}
          data-connection-reason={reason}
        >
          <span className="park-dot" data-state={state} aria-hidden />
          {t(`park.states.${state}`)}
        </span>
      </Tooltip>
      {serverIsThere ? null : (
        <span className="park-chip" role="status" data-testid="park-server-away">
          {t('park.serverAway')}
        </span>
      )}
    </div>
  )
}
