import { Text } from '@mantine/core'
import { IconGift } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../shell/links.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import './souvenirs.css'

/** Tells where meetings are listed that a souvenir of one waits; nothing while none does. */
export function SouvenirHint(): ReactElement | null {
  const { t } = useTranslation('souvenirs')
  const trpc = useTRPC()
  const { data } = useQuery(trpc.souvenirs.listShelf.queryOptions())
  const count = data?.earned.length ?? 0
  if (count === 0) return null
  return (
    <div className="pm-card souvenir-hint">
      <IconGift size={24} stroke={1.6} aria-hidden />
      <Text>{t('hint', { count })}</Text>
      <TextLink to="/papers/souvenirs">{t('hintLink')}</TextLink>
    </div>
  )
}
