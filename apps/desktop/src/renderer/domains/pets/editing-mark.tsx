import { Text, Tooltip } from '@mantine/core'
import type { PhotoEditing } from '@pawfect/domain/pets'
import { IconHelp, IconPhotoCheck, IconPhotoEdit, IconSparkles } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const ICONS = {
  edited: IconPhotoEdit,
  generated: IconSparkles,
  'no-sign': IconPhotoCheck,
  'cannot-tell': IconHelp,
} as const

/** Whether a photo was worked on, as far as its own file says. */
export function EditingMark(props: {
  readonly kind: PhotoEditing
  /** The program, where the file names one. */
  readonly by?: string | null
}): ReactElement {
  const { t } = useTranslation('pets')
  const { kind, by } = props
  const Icon = ICONS[kind]
  const named = by !== undefined && by !== null && (kind === 'edited' || kind === 'generated')
  return (
    <Tooltip label={t('editing.explain')} multiline w={300}>
      <Text fz="sm" c="dimmed" className="source-mark" tabIndex={0}>
        <Icon size={18} aria-hidden />
        {named ? t(`editing.${kind}By`, { by }) : t(`editing.${kind}`)}
      </Text>
    </Tooltip>
  )
}
