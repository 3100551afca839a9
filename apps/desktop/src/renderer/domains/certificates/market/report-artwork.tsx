import { Button } from '@mantine/core'
import type { Artwork } from '@pawfect/domain/certificates'
import { IconFlag } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReportModal } from '../../moderation/report-modal.tsx'

/** Tells a person what is wrong with a picture; nothing for one's own. */
export function ReportArtwork({ artwork }: { readonly artwork: Artwork }): ReactElement | null {
  const { t } = useTranslation('market')
  const navigate = useNavigate()
  const [reporting, setReporting] = useState(false)
  const { artworkId, title, artist } = artwork
  if (artist.me || artist.userId === null) return null
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        radius="xl"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconFlag size={18} aria-hidden />}
        onClick={() => setReporting(true)}
      >
        {t('report')}
      </Button>
      <ReportModal
        opened={reporting}
        name={title}
        subject={{ kind: 'artwork', id: artworkId }}
        userId={artist.userId}
        onClose={() => setReporting(false)}
        onBlocked={() => void navigate({ to: '/papers/art' })}
      />
    </>
  )
}
