import { Alert, Button, Group, Modal, Stack, Stepper, Text } from '@mantine/core'
import type { AttestationFile } from '@pawfect/domain/certificates'
import { IconSignature } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useSession } from '../../shell/session.ts'
import { factsOfLitter, type LitterSearch } from './litter-search.ts'
import { PaperFields } from './paper-fields.tsx'
import { formCorrecting, newPup, type PaperForm } from './paper-form.ts'
import { SavePaperButtons } from './save-paper-buttons.tsx'
import { SigningKeyChoice, useSigningKeys } from './signing-key-choice.tsx'
import { useIssuePapers } from './use-issue-papers.ts'

/** Two steps: what the papers say, then the signature made on this machine; a litter is signed at a time. */
export function IssuePapersModal(props: {
  readonly opened: boolean
  /** A paper to be put right; left out: new ones. */
  readonly correcting?: AttestationFile
  /** What is known of a litter already; the form begins with it. */
  readonly litter?: LitterSearch
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { correcting, litter = {} } = props
  const title = t(correcting === undefined ? 'papers.issueTitle' : 'papers.correctTitle')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title} size={860}>
      {props.opened ? <IssuePapers correcting={correcting} litter={litter} onClose={props.onClose} /> : null}
    </Modal>
  )
}

function IssuePapers(props: {
  readonly correcting: AttestationFile | undefined
  readonly litter: LitterSearch
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const session = useSession()
  const [step, setStep] = useState(0)
  const [files, setFiles] = useState<readonly AttestationFile[] | null>(null)
  const [form, setForm] = useState<PaperForm>(
    () =>
      (props.correcting && formCorrecting(props.correcting)) ?? {
        kind: 'litter',
        role: 'breeder',
        issuerName: session?.user.name ?? '',
        pet: null,
        values: factsOfLitter(props.litter),
        pups: [newPup()],
        corrects: null,
      },
  )
  if (files !== null) return <IssuedPapers files={files} onClose={props.onClose} />
  return (
    <Stack>
      <Stepper active={step} size="sm">
        <Stepper.Step label={t('papers.stepFacts')} />
        <Stepper.Step label={t('stepSign')} />
      </Stepper>
      {step === 0 ? (
        <PaperFields form={form} onChange={setForm} onNext={() => setStep(1)} />
      ) : (
        <SignPapers form={form} onBack={() => setStep(0)} onIssued={setFiles} />
      )}
    </Stack>
  )
}

function SignPapers(props: {
  readonly form: PaperForm
  onBack(): void
  onIssued(files: readonly AttestationFile[]): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const errorText = useErrorText()
  const [keyLabel, setKeyLabel] = useState(t('keyLabelDefault'))
  const keys = useSigningKeys()
  const key = keys.data?.keys[0] ?? null
  const issue = useIssuePapers()
  const { form } = props
  const names =
    form.kind === 'litter'
      ? form.pups.map(pup => pup.name)
      : [form.pet?.name ?? form.values['animal.name'] ?? '']
  return (
    <Stack>
      <div className="deed">
        <div className="deed-kind">{t(`papers.kind.${form.kind}`)}</div>
        <div className="deed-name">{names.join(', ')}</div>
        <Text c="dimmed" mt="sm">
          {t('papers.signs', {
            count: names.length,
            name: form.issuerName,
            role: t(`papers.role.${form.role}`),
          })}
        </Text>
      </div>
      <Text>{t('papers.private')}</Text>
      <SigningKeyChoice signingKey={key} label={keyLabel} onLabel={setKeyLabel} />
      {issue.isError ? (
        <Alert color="brick" role="alert">
          {errorText(issue.error)}
        </Alert>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" radius="xl" onClick={props.onBack}>
          {t('back')}
        </Button>
        <Button
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          loading={issue.isPending}
          disabled={keys.isPending || (key === null && keyLabel.trim() === '')}
          onClick={() => issue.mutate({ form, key, keyLabel }, { onSuccess: props.onIssued })}
        >
          {t('sign')}
        </Button>
      </Group>
      <Text role="status" c="dimmed">
        {issue.isPending ? t('signing') : ''}
      </Text>
    </Stack>
  )
}

function IssuedPapers(props: { readonly files: readonly AttestationFile[]; onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const shell = useTranslation('shell').t
  return (
    <Stack>
      <Text fz="xl" fw={720} role="status">
        {t('papers.done', { count: props.files.length })}
      </Text>
      <Text>{t('papers.doneText')}</Text>
      {props.files.map(file => {
        const name = file.facts.find(fact => fact.name === 'animal.name')?.value ?? ''
        return (
          <Group key={file.credential.id} justify="space-between" role="group" aria-label={name}>
            <Text fw={680}>{name}</Text>
            <SavePaperButtons file={file} />
          </Group>
        )
      })}
      <Group justify="flex-end">
        <Button variant="default" radius="xl" onClick={props.onClose}>
          {shell('close')}
        </Button>
      </Group>
    </Stack>
  )
}
