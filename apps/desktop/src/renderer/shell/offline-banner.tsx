import { IconCloudOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from './reader-locale.ts'
import { useServerReach } from './server-reach.ts'

/** Says calmly that the server is away, and how old the page's facts are. */
export function OfflineBanner(): ReactElement | null {
  const reachable = useServerReach()
  const { t, i18n } = useTranslation('shell')
  const newest = useNewestAnswer()
  if (reachable) return null
  const when =
    newest === null
      ? null
      : new Intl.DateTimeFormat(readerLocale(i18n.language), { timeStyle: 'short' }).format(newest)
  return (
    <div className="pm-offline" role="status" data-testid="offline-banner">
      <IconCloudOff size={20} aria-hidden />
      <span>{when === null ? t('offline.bannerFresh') : t('offline.banner', { when })}</span>
    </div>
  )
}

function useNewestAnswer(): Date | null {
  const times = useQueryClient()
    .getQueryCache()
    .getAll()
    .map(query => query.state.dataUpdatedAt)
  const newest = Math.max(0, ...times)
  return newest === 0 ? null : new Date(newest)
}
