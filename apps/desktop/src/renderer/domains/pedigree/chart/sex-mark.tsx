import type { PedigreeSex } from '@pawfect/domain/pedigree'
import { IconGenderFemale, IconGenderMale } from '@tabler/icons-react'
import type { ReactElement } from 'react'

/** The sign of male or female, or nothing; its word belongs into the label of what it marks. */
export function SexMark({ sex }: { readonly sex: PedigreeSex }): ReactElement | null {
  if (sex === 'unknown') return null
  const Icon = sex === 'male' ? IconGenderMale : IconGenderFemale
  return <Icon className="pedigree-sex" data-sex={sex} size={16} stroke={2} aria-hidden />
}
