import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft, IconDeviceDesktop, IconTrees, IconWorld } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useSession } from '../../shell/session.ts'
import { drawableFacts, finishedFacts } from './finish-draft.ts'
import { PetFacts } from './pet-facts.tsx'
import { PetPortrait } from './pet-portrait.tsx'
import { PrivacyNote } from './photos-step.tsx'
import type { PetDraftState } from './use-pet-draft.ts'
import { useStoreDraft } from './use-publish-draft.ts'

/** The animal in 3D, and the one decision left: who may see it. */
export function PortraitStep(props: { readonly draft: PetDraftState; onBack(): void }): ReactElement {
  const { t } = useTranslation('pets')
  const { facts, fromPhoto } = props.draft.content
  const name = facts.name.trim()
  const finished = finishedFacts(facts)
  return (
    <div className="two-columns">
      <Stack>
        <PetPortrait facts={drawableFacts(facts)} />
        {finished === null ? null : (
          <PetFacts pet={finished} sources={Object.fromEntries(fromPhoto.map(fact => [fact, 'photo']))} />
        )}
      </Stack>
      <Stack gap="lg">
        <div>
          <Title order={2}>{t('add.portraitTitle', { name })}</Title>
          <Text>{t('add.portraitText')}</Text>
        </div>
        <PrivacyNote />
        <Decision draft={props.draft} name={name} onBack={props.onBack} />
      </Stack>
    </div>
  )
}

function Decision(props: {
  readonly draft: PetDraftState
  readonly name: string
  onBack(): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { draft, name } = props
  const navigate = useNavigate()
  const store = useStoreDraftOrAskForAccount(draft, name)
  const errorText = useErrorText()
  return (
    <Stack gap="sm">
      {store.error === null ? null : (
        <Alert color="brick" role="alert">
          {errorText(store.error)}
        </Alert>
      )}
      <Button
        size="lg"
        radius="xl"
        leftSection={<IconWorld size={22} aria-hidden />}
        loading={store.busy === 'publish'}
        disabled={store.busy === 'register'}
        onClick={() => store.run(true)}
      >
        {t('add.publish', { name })}
      </Button>
      <Text fz="sm" c="dimmed">
        {t('add.publishHint', { name })}
        {store.signedIn ? '' : ` ${t('add.needsAccount')}`}
      </Text>
      <Group grow>
        <Button
          variant="default"
          radius="xl"
          leftSection={<IconTrees size={20} aria-hidden />}
          onClick={() => void navigate({ to: '/solo' })}
        >
          {t('add.toThePark', { name })}
        </Button>
      </Group>
      <Button
        variant="default"
        radius="xl"
        loading={store.busy === 'register'}
        disabled={store.busy === 'publish'}
        onClick={() => store.run(false)}
      >
        {t('add.register')}
      </Button>
      <Button
        variant="subtle"
        radius="xl"
        leftSection={<IconDeviceDesktop size={20} aria-hidden />}
        onClick={() => void navigate({ to: '/mine' })}
      >
        {t('add.keepHere')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        radius="xl"
        leftSection={<IconArrowLeft size={20} aria-hidden />}
        onClick={props.onBack}
      >
        {t('add.back')}
      </Button>
    </Stack>
  )
}

function useStoreDraftOrAskForAccount(draft: PetDraftState, name: string) {
  const { t } = useTranslation('pets')
  const navigate = useNavigate()
  const session = useSession()
  const store = useStoreDraft()
  const run = async (publish: boolean): Promise<void> => {
    if (!session) {
      await navigate({ to: '/account', search: { mode: 'up', next: '/add' } })
      return
    }
    await store.mutateAsync({ draftId: draft.draftId, content: draft.content, publish }).then(
      async () => {
        notifications.show({ message: t(publish ? 'add.published' : 'add.registered', { name }) })
        await navigate({ to: publish ? '/discover' : '/mine' })
      },
      // The mutation keeps the error and the screen above shows it.
      (error: unknown) => console.warn('the draft was not stored', error),
    )
  }
  const running = store.isPending ? (store.variables.publish ? 'publish' : 'register') : null
  return {
    run: (publish: boolean) => void run(publish),
    busy: running,
    error: store.error,
    signedIn: Boolean(session),
  }
}
