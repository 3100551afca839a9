import { List, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** What the keys do in a park. */
export function ParkKeys({ solo }: { readonly solo: boolean }): ReactElement {
  const { t } = useTranslation('meetups')
  return (
    <section className="park-panel park-keys" aria-label={t('park.keys')}>
      <Text fw={680} mb={4}>
        {t('park.keys')}
      </Text>
      <List spacing={2} fz="sm">
        <List.Item>{t('park.keysWalk')}</List.Item>
        <List.Item>{t('park.keysRun')}</List.Item>
        <List.Item>{t('park.keysSit')}</List.Item>
        <List.Item>{t('park.keysBall')}</List.Item>
        <List.Item>{t('park.keysCamera')}</List.Item>
        {solo ? null : <List.Item>{t('park.keysPanic')}</List.Item>}
      </List>
    </section>
  )
}
