import { Button, Group, Stack } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AboutForm } from './about-form.tsx'
import { drawableFacts, missingAnswers } from './finish-draft.ts'
import type { DraftFacts } from './pet-draft.ts'
import { PetPortrait } from './pet-portrait.tsx'
import type { PetDraftState } from './use-pet-draft.ts'

/** The few facts only the owner knows, with the animal taking shape beside them. */
export function AboutStep(props: {
  readonly draft: PetDraftState
  onBack(): void
  onNext(): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { facts } = props.draft.content
  const [asked, setAsked] = useState(false)
  const missing = missingAnswers(facts)
  const change = (part: Partial<DraftFacts>): void =>
    props.draft.change(content => ({
      ...content,
      facts: { ...content.facts, ...part },
      // What the owner has touched is the owner's word, no longer a guess.
      fromPhoto: content.fromPhoto.filter(fact => !(fact in part)),
    }))
  const goOn = (): void => {
    if (missing.size === 0) {
      props.onNext()
      return
    }
    setAsked(true)
    document.querySelector<HTMLElement>('[data-about-form] input')?.focus()
  }
  return (
    <div className="two-columns">
      <Stack gap="xl" data-about-form>
        <AboutForm facts={facts} missing={asked ? missing : new Set()} onChange={change} />
        <Group justify="space-between">
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconArrowLeft size={20} aria-hidden />}
            onClick={props.onBack}
          >
            {t('add.back')}
          </Button>
          <Button
            size="md"
            radius="xl"
            rightSection={<IconArrowRight size={20} aria-hidden />}
            onClick={goOn}
          >
            {t('add.next')}
          </Button>
        </Group>
      </Stack>
      <div style={{ position: 'sticky', top: 84 }}>
        <PetPortrait facts={drawableFacts(facts)} />
      </div>
    </div>
  )
}
