import { Alert, Button, Group, Text, Title } from '@mantine/core'
import { type AgreementDraft, agreementText } from '@pawfect/domain/certificates'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AdoptionQuestions } from './adoption-questions.tsx'
import { AgreementPaper } from './agreement-paper.tsx'
import { BreedingQuestions } from './breeding-questions.tsx'
import { problemsIn } from './draft-problems.ts'

/** The questions on the left, and beside them the agreement as it will be read and signed. */
export function AgreementEditor(props: {
  readonly draft: AgreementDraft
  /** The agreement's own id and day once it has them. */
  readonly facts?: { readonly agreementId: string; readonly writtenOn: string }
  readonly save: string
  readonly saving: boolean
  readonly error: string | null
  readonly children?: ReactElement
  onSave(draft: AgreementDraft): void
  onCancel(): void
}): ReactElement {
  const { t } = useTranslation('agreements')
  const [draft, setDraft] = useState(props.draft)
  const [showProblems, setShowProblems] = useState(false)
  const problems = problemsIn(draft)
  const facts = props.facts ?? {
    agreementId: t('notYetNumbered'),
    writtenOn: new Date().toISOString().slice(0, 10),
  }
  const change = (part: Partial<AgreementDraft>) => setDraft({ ...draft, ...part } as AgreementDraft)
  const save = () => {
    setShowProblems(true)
    if (problems.size === 0) props.onSave(draft)
  }
  return (
    <div className="agreement-editor">
      <form
        className="agreement-form"
        aria-label={t('questions')}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        {draft.kind === 'breeding' ? (
          <BreedingQuestions form={{ draft, problems, showProblems, change }} />
        ) : (
          <AdoptionQuestions form={{ draft, problems, showProblems, change }} />
        )}
        <Text c="dimmed">{t('moneyStaysBetweenYou')}</Text>
        {props.children}
        {showProblems && problems.size > 0 ? (
          <Alert color="brick" role="alert">
            {t('stillOpen', { count: problems.size })}
          </Alert>
        ) : null}
        {props.error === null ? null : (
          <Alert color="brick" role="alert">
            {props.error}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" radius="xl" onClick={props.onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" radius="xl" loading={props.saving}>
            {props.save}
          </Button>
        </Group>
      </form>
      <aside className="agreement-preview" aria-label={t('preview')}>
        <Title order={2} size="h4" mb="xs">
          {t('preview')}
        </Title>
        <AgreementPaper text={agreementText(draft, facts)} />
      </aside>
    </div>
  )
}
