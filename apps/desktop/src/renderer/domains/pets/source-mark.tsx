import type { FactSource } from '@pawfect/domain/pets'
import { IconCamera, IconCertificate, IconUser } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const ICONS = { owner: IconUser, photo: IconCamera, certificate: IconCertificate } as const

/** Where a fact comes from, as a small mark with words. */
export function SourceMark({ source }: { readonly source: FactSource }): ReactElement {
  const { t } = useTranslation('pets')
  const Icon = ICONS[source]
  return (
    <span className="source-mark" data-source={source}>
      <Icon size={16} aria-hidden />
      {t(`source.${source}`)}
    </span>
  )
}
