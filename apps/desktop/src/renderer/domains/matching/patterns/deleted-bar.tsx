import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatternChanges } from './use-pattern-changes.ts'

/** What was just deleted, with the way back. */
export function DeletedBar({ changes }: { readonly changes: PatternChanges }): ReactElement | null {
  const { t } = useTranslation('patterns')
  if (changes.deleted === null) return null
  return (
    <div className="undo-bar" role="status">
      <span>{t('deleted')}</span>
      <Button
        radius="xl"
        color="apricot"
        autoContrast
        style={{ flex: 'none' }}
        loading={changes.busy}
        leftSection={<IconArrowBackUp size={20} aria-hidden />}
        onClick={changes.restore}
      >
        {t('restore')}
      </Button>
    </div>
  )
}
