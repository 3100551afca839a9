import {
  ActionIcon,
  AppShell,
  Avatar,
  Menu,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import {
  IconBinaryTree2,
  IconCertificate,
  IconCompass,
  IconLogout,
  IconMoon,
  IconPaw,
  IconSettings,
  IconSun,
  IconTrees,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LearningRounds } from '../domains/pets/learning/learning-rounds.tsx'
import { BrandMark } from './brand-mark.tsx'
import { ButtonLink, MenuItemLink } from './links.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { type Session, useAccount, useSession } from './session.ts'

/** Header, navigation and the page under it: everything but the full-bleed scenes. */
export function AppFrame(): ReactElement {
  const { t } = useTranslation('shell')
  const session = useSession()
  return (
    <AppShell header={{ height: 64 }} padding={0}>
      <button type="button" className="pm-skip" onClick={focusPage}>
        {t('skip')}
      </button>
      <AppShell.Header>
        <div className="pm-header">
          <Link to="/" className="pm-brand" aria-label={t('brand')}>
            <BrandMark size={34} />
            <span className="pm-brand-name">{t('brand')}</span>
          </Link>
          <MainNavigation signedIn={Boolean(session)} />
          <ThemeSwitch />
          {session ? <AccountMenu session={session} /> : <SignInButton />}
        </div>
      </AppShell.Header>
      <AppShell.Main>
        <OfflineBanner />
        <LearningRounds />
        <div id="page" tabIndex={-1} style={{ outline: 'none' }}>
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  )
}

// The router lives in the hash, so the skip link moves the focus itself.
function focusPage(): void {
  document.getElementById('page')?.focus()
}

function MainNavigation({ signedIn }: { readonly signedIn: boolean }): ReactElement {
  const { t } = useTranslation('shell')
  const places = signedIn
    ? ([
        ['/discover', t('nav.discover'), IconCompass],
        ['/matches', t('nav.matches'), IconUsers],
        ['/mine', t('nav.mine'), IconPaw],
        ['/pedigree', t('nav.pedigree'), IconBinaryTree2],
        ['/papers', t('nav.papers'), IconCertificate],
        ['/solo', t('nav.park'), IconTrees],
      ] as const)
    : ([
        ['/mine', t('nav.mine'), IconPaw],
        ['/pedigree', t('nav.pedigree'), IconBinaryTree2],
        ['/papers', t('nav.papers'), IconCertificate],
        ['/solo', t('nav.park'), IconTrees],
      ] as const)
  return (
    <nav className="pm-nav" aria-label={t('nav.label')}>
      {places.map(([to, label, Icon]) => (
        <Link key={to} to={to}>
          <Icon size={19} stroke={1.8} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  )
}

function ThemeSwitch(): ReactElement {
  const { t } = useTranslation('identity')
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = dark ? t('theme.toLight') : t('theme.toDark')
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        radius="xl"
        aria-label={label}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
      </ActionIcon>
    </Tooltip>
  )
}

function SignInButton(): ReactElement {
  const { t } = useTranslation('shell')
  return (
    <ButtonLink to="/account" variant="light" radius="xl">
      {t('nav.signIn')}
    </ButtonLink>
  )
}

function AccountMenu({ session }: { readonly session: NonNullable<Session> }): ReactElement {
  const { t } = useTranslation('shell')
  const account = useAccount()
  const navigate = useNavigate()
  const leave = async (): Promise<void> => {
    await account.signOut()
    await navigate({ to: '/' })
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="transparent" size={42} radius="xl" aria-label={t('nav.account')}>
          <Avatar color="meadow" radius="xl">
            <IconUser size={22} aria-hidden />
          </Avatar>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.user.name}</Menu.Label>
        <MenuItemLink to="/settings" leftSection={<IconSettings size={18} />}>
          {t('nav.settings')}
        </MenuItemLink>
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void leave()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
