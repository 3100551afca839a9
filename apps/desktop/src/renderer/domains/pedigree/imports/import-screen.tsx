import { Stack, Stepper, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../shell/links.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileDrop } from './file-drop.tsx'
import { FileExample } from './file-example.tsx'
import { type Applied, FindingsStep } from './findings-step.tsx'
import { ImportDone } from './import-done.tsx'
import { useSendFile } from './use-send-file.ts'
import '../pedigree.css'

/** From a file, or rows of a table, to a studbook: choose, say what the columns mean, settle what is wrong. */
export function ImportScreen(): ReactElement {
  const { t } = useTranslation('pedigree')
  const { id, step } = useSearch({ from: '/framed/pedigree/import' })
  const [applied, setApplied] = useState<(Applied & { readonly importId: string }) | null>(null)
  const isDone = applied !== null && applied.importId === id
  return (
    <div className="pm-page">
      <TextLink to="/pedigree" fz="sm">
        {t('animal.back')}
      </TextLink>
      <Title order={1} mt={4}>
        {t('import.title')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('import.lead')}
      </Text>
      <Stepper active={activeStep({ id, step, isDone })} size="sm" mb="xl" allowNextStepsSelect={false}>
        <Stepper.Step label={t('import.stepFile')} />
        <Stepper.Step label={t('import.stepColumns')} />
        <Stepper.Step label={t('import.stepCheck')} />
        <Stepper.Step label={t('import.stepDone')} />
      </Stepper>
      {id === undefined ? <ChooseStep /> : null}
      {id !== undefined && isDone ? <ImportDone applied={applied} /> : null}
      {id !== undefined && !isDone ? (
        <OpenImport importId={id} step={step} onApplied={result => setApplied({ ...result, importId: id })} />
      ) : null}
    </div>
  )
}

function activeStep(at: {
  readonly id: string | undefined
  readonly step: string | undefined
  readonly isDone: boolean
}): number {
  if (at.isDone) return 4
  if (at.id === undefined) return 0
  return at.step === 'check' ? 2 : 1
}

function ChooseStep(): ReactElement {
  const { t } = useTranslation('pedigree')
  const navigate = useNavigate()
  const send = useSendFile(importId => void navigate({ to: '/pedigree/import', search: { id: importId } }))
  if (send.isPending)
    return <WorkUnderWay label={t('import.sending')} progress={send.progress} onCancel={send.cancel} />
  return (
    <Stack gap="lg">
      <PedigreeError error={send.error} />
      <FileDrop onFile={send.mutate} />
      <FileExample />
    </Stack>
  )
}

function OpenImport(props: {
  readonly importId: string
  readonly step: 'check' | undefined
  onApplied(applied: Applied): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { importId } = props
  const navigate = useNavigate()
  const reading = usePedigree({
    key: ['import', importId, 'reading'],
    ask: ({ host, accountId, watch }) => host.readImport({ accountId, importId }, watch),
  })
  const startAgain = (): void => void navigate({ to: '/pedigree/import', search: {} })
  if (reading.isError) {
    return (
      <Stack gap="lg">
        <PedigreeError error={reading.error} />
        <ChooseStep />
      </Stack>
    )
  }
  if (reading.data === undefined) {
    const cancel = (): void => {
      reading.cancel()
      startAgain()
    }
    return <WorkUnderWay label={t('import.reading')} progress={reading.progress} onCancel={cancel} />
  }
  if (props.step === 'check') {
    return <FindingsStep reading={reading.data} onApplied={props.onApplied} />
  }
  return (
    <ColumnsStep
      reading={reading.data}
      onNext={() => void navigate({ to: '/pedigree/import', search: { id: importId, step: 'check' } })}
      onAgain={startAgain}
    />
  )
}
