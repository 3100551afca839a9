import { Alert, Button, Group, List, Text, Title } from '@mantine/core'
import { IconEye, IconLock, IconShare, IconTrash } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../../shell/ask-first.tsx'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { ShareModal } from './share-modal.tsx'
import { useVault } from './use-vault.ts'
import type { VaultItem } from './vault-records.ts'

/** One record: what it is, whether it is safe, who can read it, and what may be done. */
export function RecordCard({ item, onOpen }: { readonly item: VaultItem; onOpen(): void }): ReactElement {
  const { t, i18n } = useTranslation('vault')
  const errorText = useErrorText()
  const vault = useVault()
  const [sharing, setSharing] = useState(false)
  const { about, state, recordId } = item
  const name = about === null ? t('elsewhereName') : about.filename
  const days = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long', timeZone: 'UTC' })
  const error = vault.revoke.error ?? vault.remove.error ?? vault.storeAgain.error
  const remove = () =>
    askFirst({
      title: t('removeTitle', { name }),
      text: t('removeText'),
      yes: t('removeYes'),
      no: t('keep'),
      onYes: () => vault.remove.mutate(item),
    })
  return (
    <article className="pm-card vault-record" aria-label={name} data-state={state}>
      <IconLock size={32} stroke={1.4} color="var(--pm-go-text)" aria-hidden />
      <div className="vault-record-body">
        <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        <Text c="dimmed">
          {about === null
            ? t('elsewhereText')
            : [t(`kind.${about.kind}`), about.date === null ? '' : days.format(new Date(about.date))]
                .filter(Boolean)
                .join(' · ')}
        </Text>
        {about?.note ? <Text>{about.note}</Text> : null}
        <Text size="sm">{t(`state.${state}`)}</Text>
        <Readers item={item} />
        {error === null ? null : (
          <Alert color="brick" role="alert" mt="sm">
            {errorText(error)}
          </Alert>
        )}
        <Group gap="xs" mt="sm">
          {about === null ? null : (
            <Button
              variant="light"
              radius="xl"
              leftSection={<IconEye size={20} aria-hidden />}
              onClick={onOpen}
            >
              {t('open')}
            </Button>
          )}
          {about !== null && (state === 'stored' || state === 'anchored') ? (
            <Button
              variant="light"
              radius="xl"
              leftSection={<IconShare size={20} aria-hidden />}
              onClick={() => setSharing(true)}
            >
              {t('share')}
            </Button>
          ) : null}
          {state === 'waiting' ? (
            <Button
              radius="xl"
              loading={vault.storeAgain.isPending}
              onClick={() => vault.storeAgain.mutate(recordId)}
            >
              {t('storeAgain')}
            </Button>
          ) : null}
          <Button
            variant="subtle"
            color="brick"
            radius="xl"
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={remove}
          >
            {t('remove')}
          </Button>
        </Group>
      </div>
      <ShareModal recordId={recordId} name={name} opened={sharing} onClose={() => setSharing(false)} />
    </article>
  )
}

/** Who can read it and until when, each with one way to end that. */
function Readers({ item }: { readonly item: VaultItem }): ReactElement | null {
  const { t, i18n } = useTranslation('vault')
  const vault = useVault()
  const errorText = useErrorText()
  const moments = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  if (item.readers === null) return <Text size="sm">{t('readersUnknown')}</Text>
  if (item.readers.length === 0) return <Text size="sm">{t('onlyYou')}</Text>
  const revoke = (reader: { readonly readerId: string; readonly name: string }) =>
    askFirst({
      title: t('revokeTitle', { name: reader.name }),
      text: t('revokeText'),
      yes: t('revokeYes'),
      no: t('keep'),
      onYes: () => vault.revoke.mutate({ item, readerId: reader.readerId }),
    })
  return (
    <>
      <Text size="sm" fw={700} mt={6}>
        {t('readers')}
      </Text>
      <List listStyleType="none" aria-label={t('readers')}>
        {item.readers.map(reader => (
          <List.Item key={reader.readerId}>
            <Group gap="xs">
              <Text>
                {new Date(reader.validUntil) > new Date()
                  ? t('readerUntil', { name: reader.name, date: moments.format(new Date(reader.validUntil)) })
                  : t('readerOver', { name: reader.name })}
              </Text>
              {item.about === null ? null : (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="brick"
                  loading={vault.revoke.isPending}
                  onClick={() => revoke(reader)}
                >
                  {t('revoke', { name: reader.name })}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
      {vault.revoke.isError ? (
        <Alert color="brick" role="alert">
          {errorText(vault.revoke.error)}
        </Alert>
      ) : null}
    </>
  )
}
