import { Skeleton, Stack } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Holds a page's place while it loads. */
export function PageSkeleton(): ReactElement {
  const { t } = useTranslation('shell')
  return (
    <Stack className="pm-page" gap="lg" role="status" aria-label={t('loading')}>
      <Skeleton height={36} width="38%" />
      <Skeleton height={18} width="60%" />
      <Skeleton height={260} radius="lg" />
    </Stack>
  )
}
