import { Group, Stack, Text, Title } from '@mantine/core'
import { IconLock, IconPaw, IconTrees } from '@tabler/icons-react'
import { lazy, type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '../../shell/brand-mark.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { OfflineBanner } from '../../shell/offline-banner.tsx'
import { useSession } from '../../shell/session.ts'
import { ParkPicture } from './park-picture.tsx'
import './welcome-screen.css'

const LivingPark = lazy(async () => {
  const { LivingPark: Park } = await import('./living-park.tsx')
  return { default: Park }
})

/** The first thing anyone sees: a park, and two ways in. Works before any account and without a server. */
export function WelcomeScreen(): ReactElement {
  const { t } = useTranslation('identity')
  const shell = useTranslation('shell').t
  const session = useSession()
  return (
    <div className="welcome">
      <ParkPicture />
      <Suspense fallback={null}>
        <LivingPark />
      </Suspense>
      <div className="welcome-top">
        <OfflineBanner />
      </div>
      <main className="welcome-card">
        <Group gap={10} mb="lg">
          <BrandMark size={40} />
          <Text fw={780} fz={21}>
            {shell('brand')}
          </Text>
        </Group>
        <Title order={1} className="welcome-title">
          {t('welcome.title')}
        </Title>
        <Text fz="lg" mt="md" mb="xl">
          {t('welcome.lead')}
        </Text>
        <Stack gap="sm">
          {session ? (
            <ButtonLink to="/discover" size="lg" radius="xl">
              {t('welcome.continue', { name: session.user.name })}
            </ButtonLink>
          ) : null}
          <ButtonLink
            to="/add"
            size="lg"
            radius="xl"
            variant={session ? 'light' : 'filled'}
            leftSection={<IconPaw size={22} aria-hidden />}
          >
            {t('welcome.add')}
          </ButtonLink>
          <Group grow gap="sm">
            {session ? null : (
              <ButtonLink to="/account" size="md" radius="xl" variant="default">
                {t('welcome.haveAccount')}
              </ButtonLink>
            )}
            <ButtonLink
              to="/solo"
              size="md"
              radius="xl"
              variant="default"
              leftSection={<IconTrees size={20} aria-hidden />}
            >
              {t('welcome.solo')}
            </ButtonLink>
          </Group>
        </Stack>
        <Group gap={8} mt="lg" wrap="nowrap" align="flex-start">
          <IconLock size={18} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
          <Text fz="sm" c="dimmed">
            {t('welcome.privacy')}
          </Text>
        </Group>
      </main>
    </div>
  )
}
