import { Alert, Group, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../shell/server-client.ts'
import { useSession } from '../../shell/session.ts'
import { photoAddress } from './pet-picture.tsx'
import './pets.css'

/** Tells an owner which of their photos look like somebody else's, and what happens now: people look. */
export function PhotoNotices(): ReactElement | null {
  const { t } = useTranslation('pets')
  const session = useSession()
  const trpc = useTRPC()
  const notices = useQuery({ ...trpc.pets.photoNotices.queryOptions(), enabled: Boolean(session) })
  return (
    <>
      {(notices.data ?? []).map(notice => (
        <Alert
          key={`${notice.photoPath} ${notice.likePhotoPath}`}
          color="apricot"
          mb="md"
          icon={<IconCopy size={20} aria-hidden />}
          title={t('notice.title', { name: notice.likePetName })}
        >
          <Group wrap="nowrap" align="flex-start">
            <img className="notice-photo" src={photoAddress(notice.photoPath)} alt={t('notice.yours')} />
            <img
              className="notice-photo"
              src={photoAddress(notice.likePhotoPath)}
              alt={t('notice.theirs', { name: notice.likePetName })}
            />
            <Text>{t('notice.text')}</Text>
          </Group>
        </Alert>
      ))}
    </>
  )
}
