import { Alert, Button, Group, Stack, Text, Tooltip } from '@mantine/core'
import { BUNDLE_FILE_ENDING, bundleFileText, type CertificateSummary } from '@pawfect/domain/certificates'
import { IconAnchor, IconBan, IconDownload, IconSignature } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { WithdrawModal } from './withdraw-modal.tsx'
import './papers.css'
import { readerLocale } from '../../shell/reader-locale.ts'

/** One deed as a document, with its stamps. */
export function DeedCard({ deed }: { readonly deed: CertificateSummary }): ReactElement {
  const { t, i18n } = useTranslation('certificates')
  const errorText = useErrorText()
  const download = useMutation({ mutationFn: () => downloadDeed(deed) })
  const [revoking, setRevoking] = useState(false)
  const date = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' }).format(
    new Date(deed.issuedAt),
  )
  return (
    <article className="deed" aria-label={`${t('deed')}: ${deed.animalName}`} data-state={deed.state}>
      <div className="deed-kind">{t('deed')}</div>
      <div className="deed-name">{deed.animalName}</div>
      <div className="deed-owner">
        {t('belongsTo')} <strong>{deed.ownerName}</strong>
      </div>
      <div className="deed-stamps">
        <Stamps state={deed.state} />
      </div>
      <Text c="dimmed" mt="md">
        {t('issuedOn', { date })}, {deed.issuedByMe ? t('byMe') : t('aboutMine')}
      </Text>
      <Text className="deed-fingerprint" mt={4}>
        {t('fingerprint')} {deed.digest.slice(0, 16)}…
      </Text>
      {download.isError ? (
        <Alert color="brick" role="alert" mt="sm">
          {errorText(download.error)}
        </Alert>
      ) : null}
      <Group mt="md">
        <Button
          radius="xl"
          variant="light"
          leftSection={<IconDownload size={20} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t('download')}
        </Button>
        {deed.issuedByMe && deed.state !== 'revoked' ? (
          <Button variant="subtle" color="brick" onClick={() => setRevoking(true)}>
            {t('revoke')}
          </Button>
        ) : null}
      </Group>
      <RevokeModal deed={deed} opened={revoking} onClose={() => setRevoking(false)} />
    </article>
  )
}

function Stamps({ state }: { readonly state: CertificateSummary['state'] }): ReactElement {
  const { t } = useTranslation('certificates')
  return (
    <Tooltip label={t(`stampExplain.${state}`)} multiline w={260}>
      <Stack gap={8} align="flex-end">
        <span className="stamp" data-kind="signed">
          <IconSignature size={16} aria-hidden />
          {t('stampSigned')}
        </span>
        {state === 'anchored' ? (
          <span className="stamp" data-kind="anchored">
            <IconAnchor size={16} aria-hidden />
            {t('stampAnchored')}
          </span>
        ) : null}
        {state === 'revoked' ? (
          <span className="stamp" data-kind="revoked">
            <IconBan size={16} aria-hidden />
            {t('stampRevoked')}
          </span>
        ) : null}
      </Stack>
    </Tooltip>
  )
}

async function downloadDeed(deed: CertificateSummary): Promise<void> {
  const bundle = await serverClient.certificates.getCertificate.query({ certificateId: deed.certificateId })
  saveFile(deedFilename(deed.animalName), new Blob([bundleFileText(bundle)], { type: 'application/json' }))
}

/** The file's name: letters and digits of the animal's name. */
export function deedFilename(animalName: string): string {
  const name = animalName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return `deed-${name === '' ? 'animal' : name}${BUNDLE_FILE_ENDING}`
}

function RevokeModal(props: {
  readonly deed: CertificateSummary
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { certificateId, animalName } = props.deed
  const revoke = useMutation(
    trpc.certificates.revokeCertificate.mutationOptions({
      onSuccess: props.onClose,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() }),
    }),
  )
  return (
    <WithdrawModal
      title={t('revokeTitle', { name: animalName })}
      opened={props.opened}
      isPending={revoke.isPending}
      error={revoke.error}
      onWithdraw={reason => revoke.mutate({ certificateId, reason })}
      onClose={props.onClose}
    />
  )
}
