import { Alert, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type AttestationFile, BUNDLE_FILE_ENDING, isoSeconds } from '@pawfect/domain/certificates'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { host, useAccountScope } from '../../shell/host.ts'
import { saveFile } from '../../shell/save-file.ts'
import { useFactWords } from './fact-words.ts'
import { paperFilename } from './paper-filename.ts'
import { useSigningKeys } from './signing-key-choice.tsx'

/** Shows chosen facts of a paper to one person, for one day: everything else stays closed. */
export function ShowFactsModal(props: {
  readonly file: AttestationFile
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('papers.showTitle')}>
      {props.opened ? <ShowFacts file={props.file} onClose={props.onClose} /> : null}
    </Modal>
  )
}

function ShowFacts({ file, onClose }: { readonly file: AttestationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const { labelOf, wordsOf } = useFactWords()
  const errorText = useErrorText()
  const accountId = useAccountScope()
  const keys = useSigningKeys().data?.keys ?? []
  const holder = file.credential.credentialSubject.holder
  const key = keys.find(it => it.did === holder) ?? (holder === undefined ? keys[0] : undefined)
  const [names, setNames] = useState<readonly string[]>(['animal.name'])
  const [audience, setAudience] = useState('')
  const [nonce, setNonce] = useState('')
  const show = useMutation({
    mutationFn: async (keyId: string) => {
      const showing = { audience: audience.trim(), nonce: nonce.trim(), shownAt: isoSeconds(new Date()) }
      const { presentation } = await host().certificates.presentFacts({
        ...{ accountId, keyId, file, names: [...names], showing },
      })
      const text = `${JSON.stringify(presentation, null, 2)}\n`
      saveFile(
        `shown-${paperFilename(file)}${BUNDLE_FILE_ENDING}`,
        new Blob([text], { type: 'application/json' }),
      )
    },
    onSuccess: onClose,
  })
  const isReady = audience.trim() !== '' && /^[A-Za-z0-9_-]{8,64}$/.test(nonce.trim()) && names.length > 0
  return (
    <Stack>
      <Text>{t('papers.showText')}</Text>
      <Checkbox.Group label={t('papers.showWhich')} value={[...names]} onChange={setNames}>
        <Stack gap={8} mt="xs">
          {file.facts.map(({ name, value }) => (
            <Checkbox key={name} value={name} label={`${labelOf(name)}: ${wordsOf(name, value)}`} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('papers.showTo')}
        maxLength={120}
        value={audience}
        onChange={event => setAudience(event.currentTarget.value)}
      />
      <TextInput
        label={t('papers.showNonce')}
        description={t('papers.showNonceHint')}
        maxLength={64}
        value={nonce}
        onChange={event => setNonce(event.currentTarget.value)}
      />
      {key === undefined ? <Alert color="apricot">{t('papers.notHolder')}</Alert> : null}
      {show.isError ? (
        <Alert color="brick" role="alert">
          {errorText(show.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button
          radius="xl"
          disabled={!isReady || key === undefined}
          loading={show.isPending}
          onClick={() => key && show.mutate(key.keyId)}
        >
          {t('papers.showSave')}
        </Button>
      </Group>
    </Stack>
  )
}
