import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import type { ColumnMapping, MappingProposal, MappingQuestion } from '@pawfect/domain/pedigree'
import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { withParentsSwapped } from './change-mapping.ts'

type QuestionProps = {
  readonly proposal: MappingProposal
  readonly busy: boolean
  onChange(mapping: ColumnMapping): void
}

/** What the file leaves open and a person can answer. */
export function MappingQuestions(props: QuestionProps): ReactElement | null {
  const { t } = useTranslation('pedigree')
  const { questions } = props.proposal
  if (questions.length === 0) return null
  return (
    <section className="pedigree-questions" aria-label={t('import.questions')}>
      {questions.map(question => (
        <div key={question.kind} className="pedigree-question">
          <IconHelpCircle size={24} stroke={1.7} aria-hidden />
          <div>
            <Question {...props} question={question} />
          </div>
        </div>
      ))}
    </section>
  )
}

function Question(props: QuestionProps & { readonly question: MappingQuestion }): ReactElement {
  const { question } = props
  if (question.kind === 'date-order') return <DateOrderQuestion {...props} samples={question.samples} />
  if (question.kind === 'sex-codes') return <SexCodesQuestion {...props} codes={question.codes} />
  return <ParentsQuestion {...props} columns={question.columns} />
}

function DateOrderQuestion(props: QuestionProps & { readonly samples: readonly string[] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { proposal, busy, onChange } = props
  return (
    <>
      <Text mb="xs">{t('import.askDates', { sample: props.samples.join(', ') })}</Text>
      <Group gap="xs">
        {(['day-first', 'month-first'] as const).map(dateOrder => (
          <Button
            key={dateOrder}
            variant="light"
            radius="xl"
            disabled={busy}
            onClick={() => onChange({ ...proposal.mapping, dateOrder })}
          >
            {t(`import.dateOrder.${dateOrder}`)}
          </Button>
        ))}
      </Group>
    </>
  )
}

function ParentsQuestion(props: QuestionProps & { readonly columns: readonly number[] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { proposal, busy, onChange } = props
  const [first, second] = props.columns
  const headingOf = (index: number | undefined): string =>
    proposal.columns.find(column => column.index === index)?.heading ?? ''
  const answer = (sire: number | undefined, dam: number | undefined): void =>
    onChange({
      ...proposal.mapping,
      columns: { ...proposal.mapping.columns, sire: sire ?? null, dam: dam ?? null },
    })
  return (
    <>
      <Text mb="xs">{t('import.askParents', { one: headingOf(first), two: headingOf(second) })}</Text>
      <Group gap="xs">
        <Button variant="light" radius="xl" disabled={busy} onClick={() => answer(first, second)}>
          {t('import.isSire', { heading: headingOf(first) })}
        </Button>
        <Button variant="light" radius="xl" disabled={busy} onClick={() => answer(second, first)}>
          {t('import.isSire', { heading: headingOf(second) })}
        </Button>
      </Group>
    </>
  )
}

function SexCodesQuestion(props: QuestionProps & { readonly codes: readonly string[] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { proposal, busy, onChange } = props
  const sexCodes = proposal.mapping.sexCodes ?? {}
  return (
    <Stack gap="xs">
      <Text>{t('import.askSexes')}</Text>
      {props.codes.map(code => (
        <Group key={code} gap="sm">
          <Text fw={640} miw={60}>
            {code}
          </Text>
          <SegmentedControl
            aria-label={t('import.sexCode', { code })}
            value={sexCodes[code.toLowerCase()] ?? 'unknown'}
            disabled={busy}
            onChange={value => {
              const sex = value === 'male' || value === 'female' ? value : 'unknown'
              onChange({ ...proposal.mapping, sexCodes: { ...sexCodes, [code.toLowerCase()]: sex } })
            }}
            data={(['female', 'male', 'unknown'] as const).map(sex => ({
              value: sex,
              label: t(`sex.${sex}`),
            }))}
          />
        </Group>
      ))}
    </Stack>
  )
}

/** One press for lists whose sires and dams stand in each other's column. */
export function SwapParentsButton(props: QuestionProps): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Button
      variant="default"
      radius="xl"
      disabled={props.busy}
      onClick={() => props.onChange(withParentsSwapped(props.proposal.mapping))}
    >
      {t('import.swapParents')}
    </Button>
  )
}
