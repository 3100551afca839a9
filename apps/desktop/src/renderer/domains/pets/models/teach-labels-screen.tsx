import { Button, Group, Progress, Stack, Text, TextInput, Title } from '@mantine/core'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { TextLink } from '../../../shell/links.tsx'
import { saveFile } from '../../../shell/save-file.ts'
import { TrainedCardTable } from './trained-card-table.tsx'
import { labelOf, type Teaching, useTeaching } from './use-teaching.ts'

const PICTURE = /\.(jpe?g|png|webp|hei[cf])$/i

/** A club teaches this computer its own labels from a folder of photos, and gets what it learned as a file. */
export function TeachLabelsScreen(): ReactElement {
  const { t } = useTranslation('models')
  const { teaching, start, install, cancel, again } = useTeaching()
  return (
    <div className="pm-page pm-page-narrow">
      <Title order={1} mb="xs">
        {t('teachTitle')}
      </Title>
      <Text className="pm-prose" mb="lg">
        {t('teachText')}
      </Text>
      {teaching.step === 'choosing' ? <ChooseFolder onStart={start} /> : null}
      {teaching.step === 'looking' || teaching.step === 'learning' ? (
        <UnderWay teaching={teaching} onCancel={cancel} />
      ) : null}
      {teaching.step === 'failed' ? <Failed error={teaching.error} onAgain={again} /> : null}
      {teaching.step === 'done' ? <Learned teaching={teaching} onInstall={install} onAgain={again} /> : null}
      <Text mt="lg">
        <TextLink to="/settings">{t('back')}</TextLink>
      </Text>
    </div>
  )
}

function ChooseFolder(props: { onStart(files: readonly File[], name: string): void }): ReactElement {
  const { t } = useTranslation('models')
  const [name, setName] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const input = useRef<HTMLInputElement>(null)
  // React has no name for the attribute that lets a whole folder be chosen.
  useEffect(() => input.current?.setAttribute('webkitdirectory', ''), [])
  const labels = [...Map.groupBy(files, labelOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <Stack className="pm-card" p="xl">
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        maxLength={80}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('chooseFolder')}
          data-testid="photo-folder"
          onChange={event =>
            setFiles([...(event.currentTarget.files ?? [])].filter(file => PICTURE.test(file.name)))
          }
        />
        <Button variant="default" radius="xl" onClick={() => input.current?.click()}>
          {t('chooseFolder')}
        </Button>
        <Text c="dimmed" mt={6} className="pm-prose">
          {t('folderHint')}
        </Text>
      </div>
      {labels.length === 0 ? null : (
        <ul aria-label={t('found')} style={{ margin: 0 }}>
          {labels.map(([label, own]) => (
            <li key={label}>{t('labelCount', { label, count: own.length })}</li>
          ))}
        </ul>
      )}
      <Group>
        <Button
          radius="xl"
          disabled={files.length === 0 || name.trim() === ''}
          onClick={() => props.onStart(files, name.trim())}
        >
          {t('start')}
        </Button>
      </Group>
    </Stack>
  )
}

function UnderWay(props: { readonly teaching: Teaching; onCancel(): void }): ReactElement {
  const { t } = useTranslation('models')
  const shell = useTranslation('shell').t
  const { teaching } = props
  const looking = teaching.step === 'looking'
  const label = looking ? t('looking', { done: teaching.done, of: teaching.of }) : t('learning')
  return (
    <Stack className="pm-card" p="xl">
      <Text role="status">{label}</Text>
      <Progress
        value={looking ? (100 * teaching.done) / teaching.of : 100}
        animated={!looking}
        color="meadow"
        size="lg"
        radius="xl"
        aria-label={t('progress')}
      />
      <Group>
        <Button variant="default" radius="xl" onClick={props.onCancel}>
          {shell('cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function Failed(props: { readonly error: unknown; onAgain(): void }): ReactElement {
  const { t } = useTranslation('models')
  const facts = (props.error as { readonly facts?: Readonly<Record<string, string | number>> }).facts
  const reason = facts?.['reason']
  if (typeof reason !== 'string') return <ErrorNotice error={props.error} onRetry={props.onAgain} />
  return (
    <Stack className="pm-card" p="xl" role="alert">
      <Title order={2} size="h3">
        {t('tooLittle')}
      </Title>
      <Text className="pm-prose">{t(`tooLittleWhy.${reasonOf(reason)}`, { ...facts })}</Text>
      <Group>
        <Button variant="default" radius="xl" onClick={props.onAgain}>
          {t('again')}
        </Button>
      </Group>
    </Stack>
  )
}

function reasonOf(reason: string): 'labels' | 'photos' | 'series' | 'guessing' {
  return reason === 'labels' || reason === 'photos' || reason === 'series' ? reason : 'guessing'
}

function Learned(props: {
  readonly teaching: Extract<Teaching, { step: 'done' }>
  onInstall(): Promise<void>
  onAgain(): void
}): ReactElement {
  const { t } = useTranslation('models')
  const errorText = useErrorText()
  const [error, setError] = useState<unknown>(null)
  const { card, file, leftOut, installed } = props.teaching
  return (
    <Stack className="pm-card" p="xl">
      <Title order={2} size="h3">
        {t('learned')}
      </Title>
      <TrainedCardTable card={card} />
      {leftOut.length === 0 ? null : (
        <Text c="dimmed">{t('leftOut', { files: leftOut.slice(0, 10).join(', ') })}</Text>
      )}
      <Group>
        <Button radius="xl" disabled={installed} onClick={() => props.onInstall().catch(setError)}>
          {installed ? t('installedHere') : t('useHere')}
        </Button>
        <Button
          variant="default"
          radius="xl"
          onClick={() => saveFile('labels.pawmodel', new Blob([file], { type: 'application/json' }))}
        >
          {t('save')}
        </Button>
        <Button variant="subtle" onClick={props.onAgain}>
          {t('again')}
        </Button>
      </Group>
      {error === null ? null : <Text c="brick">{errorText(error)}</Text>}
    </Stack>
  )
}
