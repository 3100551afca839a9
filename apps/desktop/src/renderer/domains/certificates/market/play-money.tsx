import { Button, Text } from '@mantine/core'
import { IconCoins } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { useMarketDesk, useTakePlayMoney } from './use-market.ts'

/** From so little on it makes sense to ask for more. */
const FULL_PURSE_CENTS = 10_000

/** Writes an amount the way the reader does, without its unit: for tables that name it. */
export function useAmount(): (cents: number) => string {
  const { i18n } = useTranslation('market')
  const written = new Intl.NumberFormat(readerLocale(i18n.language), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return cents => written.format(cents / 100)
}

/** Writes an amount as what it is: play money. */
export function usePlayMoney(): (cents: number) => string {
  const { t } = useTranslation('market')
  const amount = useAmount()
  return cents => t('amount', { amount: amount(cents) })
}

/** What one has to pay with, that it is worth nothing, and how to get more. */
export function Purse(): ReactElement | null {
  const { t } = useTranslation('market')
  const playMoney = usePlayMoney()
  const desk = useMarketDesk()
  const take = useTakePlayMoney()
  const money = desk.data?.money
  if (money === undefined || money === null) return null
  return (
    <div className="pm-card purse">
      <IconCoins size={26} stroke={1.6} aria-hidden />
      <div>
        <Text fw={700} className="pm-tabular" data-testid="purse">
          {playMoney(money.cents)}
        </Text>
        <Text fz="sm" c="dimmed">
          {t('worthNothing')}
        </Text>
      </div>
      {money.cents < FULL_PURSE_CENTS ? (
        <Button variant="light" radius="xl" loading={take.isPending} onClick={() => take.mutate(undefined)}>
          {t('fill')}
        </Button>
      ) : null}
    </div>
  )
}
