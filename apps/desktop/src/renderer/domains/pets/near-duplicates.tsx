import { Alert } from '@mantine/core'
import { COPY_BITS, fingerprintDistance } from '@pawfect/domain/pets'
import { IconCopy } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftPhoto } from './pet-draft.ts'

/** Says so when two of an animal's photos show nearly the same: a different one would tell more. */
export function NearDuplicates({ photos }: { readonly photos: readonly DraftPhoto[] }): ReactElement | null {
  const { t } = useTranslation('pets')
  const pair = nearDuplicate(photos)
  if (pair === null) return null
  return (
    <Alert color="apricot" role="status" icon={<IconCopy size={20} aria-hidden />}>
      {t('add.nearDuplicates', { one: pair[0].filename, other: pair[1].filename })}
    </Alert>
  )
}

/** The first two photos that are copies of each other, mirrored or not. @returns null when there are none. */
function nearDuplicate(photos: readonly DraftPhoto[]): readonly [DraftPhoto, DraftPhoto] | null {
  for (const [index, one] of photos.entries()) {
    const looks = one.analysis?.looks
    if (!looks) continue
    for (const other of photos.slice(index + 1)) {
      const others = other.analysis?.looks
      if (!others) continue
      const bits = Math.min(
        fingerprintDistance(looks.plain, others.plain),
        fingerprintDistance(looks.mirrored, others.plain),
      )
      if (bits <= COPY_BITS) return [one, other]
    }
  }
  return null
}
