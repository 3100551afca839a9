import { SegmentedControl, Select, Stack, Text, Title, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../shell/device-settings.ts'
import { host } from '../../shell/host.ts'
import { LANGUAGES } from '../../shell/i18n.ts'
import { LearningPanel } from '../pets/learning/learning-panel.tsx'
import { ModelsPanel } from '../pets/models/models-panel.tsx'
import { BlocksPanel } from './blocks-panel.tsx'
import { DataPanel } from './data-panel.tsx'
import { DevicesPanel } from './devices-panel.tsx'
import { ProfilePanel } from './profile-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'

/** Everything an owner may change about themselves and this computer, on one page. */
export function SettingsScreen(): ReactElement {
  const { t } = useTranslation('identity')
  return (
    <div className="pm-page pm-page-narrow">
      <Title order={1} mb="lg">
        {t('settings.title')}
      </Title>
      <Stack gap="lg">
        <LookPanel />
        <ProfilePanel />
        <DevicesPanel />
        <BlocksPanel />
        <ModelsPanel />
        <LearningPanel />
        <ComputerPanel />
        <DataPanel />
      </Stack>
    </div>
  )
}

function LookPanel(): ReactElement {
  const { t, i18n } = useTranslation('identity')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SettingsPanel title={t('settings.look')}>
      <div>
        <Text fw={620} mb={6}>
          {t('settings.theme')}
        </Text>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={colorScheme}
          onChange={scheme => setColorScheme(scheme === 'light' || scheme === 'dark' ? scheme : 'auto')}
          data={[
            { value: 'auto', label: t('settings.themeAuto') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
        />
      </div>
      <Select
        label={t('settings.language')}
        maw={280}
        allowDeselect={false}
        data={LANGUAGES.map(({ id, name }) => ({ value: id, label: name }))}
        value={i18n.language}
        onChange={language => language && void changeLanguage(language)}
      />
    </SettingsPanel>
  )
}

function ComputerPanel(): ReactElement | null {
  const { t } = useTranslation('identity')
  const info = useQuery({ queryKey: ['host-info'], queryFn: () => host().identity.hostInfo({}) })
  if (info.data === undefined) return null
  return (
    <SettingsPanel title={t('settings.computer')}>
      <Text>
        {info.data.keyProtection === 'keychain' ? t('settings.keysKeychain') : t('settings.keysFile')}
      </Text>
      <Text c="dimmed">{t('settings.serverAt', { url: info.data.serverUrl })}</Text>
    </SettingsPanel>
  )
}
