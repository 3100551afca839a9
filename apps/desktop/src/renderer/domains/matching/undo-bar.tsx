import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decisions } from './use-decisions.ts'

/** What was just decided, with the way back. */
export function UndoBar({ decisions }: { readonly decisions: Decisions }): ReactElement | null {
  const { t } = useTranslation('matching')
  const { last } = decisions
  if (last === null) return null
  return (
    <div className="undo-bar" role="status">
      <span>{t(last.kind, { name: last.target.name })}</span>
      {last.kind === 'undone' ? null : (
        <Button
          radius="xl"
          color="apricot"
          autoContrast
          style={{ flex: 'none' }}
          loading={decisions.busy}
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          onClick={decisions.undo}
        >
          {t('undo')}
        </Button>
      )}
    </div>
  )
}
