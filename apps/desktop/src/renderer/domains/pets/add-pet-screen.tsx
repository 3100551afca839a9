import { Alert, Button, Group, Stack, Stepper, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountScope } from '../../shell/host.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { AboutStep } from './about-step.tsx'
import type { DraftContent } from './pet-draft.ts'
import { PhotosStep } from './photos-step.tsx'
import { PortraitStep } from './portrait-step.tsx'
import { type PetDraftState, usePetDraft } from './use-pet-draft.ts'
import './pets.css'
import { readerLocale } from '../../shell/reader-locale.ts'

const STEPS = ['photos', 'about', 'portrait'] as const

/** From a dropped photo to an animal that turns its head, in under two minutes and without an account. */
export function AddPetScreen(): ReactElement {
  const draft = usePetDraft()
  if (draft === null) return <PageSkeleton />
  return <AddPet key={draft.draftId} draft={draft} />
}

function AddPet({ draft }: { readonly draft: PetDraftState }): ReactElement {
  const { t } = useTranslation('pets')
  const accountId = useAccountScope()
  const { step } = draft.content
  const goTo = (next: DraftContent['step']): void => {
    draft.change(content => ({ ...content, step: next }))
    document.getElementById('page')?.focus()
    scrollTo({ top: 0 })
  }
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={1}>{t('add.title')}</Title>
          <Text c="dimmed">{t('add.lead')}</Text>
        </div>
        <DraftNote draft={draft} />
      </Group>
      <Stepper
        active={STEPS.indexOf(step)}
        onStepClick={index => goTo(STEPS[index] ?? 'photos')}
        allowNextStepsSelect={false}
        size="sm"
        mb="lg"
        maw={620}
      >
        {STEPS.map(name => (
          <Stepper.Step key={name} label={t(`add.steps.${name}`)} />
        ))}
      </Stepper>
      {step === 'photos' ? (
        <PhotosStep draft={draft} accountId={accountId} onNext={() => goTo('about')} />
      ) : null}
      {step === 'about' ? (
        <AboutStep draft={draft} onBack={() => goTo('photos')} onNext={() => goTo('portrait')} />
      ) : null}
      {step === 'portrait' ? <PortraitStep draft={draft} onBack={() => goTo('about')} /> : null}
    </div>
  )
}

function DraftNote({ draft }: { readonly draft: PetDraftState }): ReactElement {
  const { t, i18n } = useTranslation('pets')
  const [noted, setNoted] = useState(draft.resumed)
  const when =
    draft.savedAt === null
      ? null
      : new Intl.DateTimeFormat(readerLocale(i18n.language), { timeStyle: 'short' }).format(
          new Date(draft.savedAt),
        )
  return (
    <Stack gap={2} align="flex-end">
      {when === null ? null : (
        <Group gap={6} role="status">
          <IconLock size={16} aria-hidden />
          <Text fz="sm" c="dimmed" data-testid={draft.isKept ? 'draft-kept' : 'draft-open'}>
            {t('add.draftKept', { when })}
          </Text>
        </Group>
      )}
      {noted ? (
        <Alert p="xs" color="meadow" withCloseButton onClose={() => setNoted(false)}>
          {t('add.draftBack')}
        </Alert>
      ) : null}
      {when === null ? null : (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void draft.startOver()}>
          {t('add.startOver')}
        </Button>
      )}
    </Stack>
  )
}
