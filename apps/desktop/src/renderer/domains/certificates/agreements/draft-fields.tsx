import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { AgreementDraft } from '@pawfect/domain/certificates'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftProblems } from './draft-problems.ts'

/** A draft being filled in: what it says, what is wrong with it, and how to change it. */
export interface DraftForm<Draft extends AgreementDraft> {
  readonly draft: Draft
  readonly problems: DraftProblems
  /** Problems are told once somebody tried to go on. */
  readonly showProblems: boolean
  change(part: Partial<Draft>): void
}

/** A question of the form: a heading, why it is asked, and its fields. */
export function Question(props: { readonly name: string; readonly children: ReactNode }): ReactElement {
  const { t, i18n } = useTranslation('agreements')
  const why = `why.${props.name}`
  return (
    <fieldset className="agreement-question">
      <legend>{t(`question.${props.name}` as 'question.people')}</legend>
      {i18n.exists(why, { ns: 'agreements' }) ? (
        <p className="agreement-why">{t(why as 'why.people')}</p>
      ) : null}
      <div className="agreement-fields">{props.children}</div>
    </fieldset>
  )
}

/** Fields of one form, each bound to a key of its draft. */
export function useDraftFields<Draft extends AgreementDraft>(form: DraftForm<Draft>) {
  const { t } = useTranslation('agreements')
  const values = form.draft as unknown as Readonly<Record<string, unknown>>
  const set = (key: string, value: unknown) => form.change({ [key]: value } as unknown as Partial<Draft>)
  const problem = (path: string) => {
    const code = form.problems.get(path)
    return code !== undefined && form.showProblems ? t(`problem.${code}` as 'problem.missing') : null
  }
  const label = (key: string) => t(`field.${key}` as 'field.damOwner')
  return {
    /** A line of text; `part` for one inside an object such as `dam.name`. */
    line: (key: string, part?: string) => {
      const whole = values[key] as Readonly<Record<string, string | null>> | string
      const value = part === undefined ? whole : (whole as Readonly<Record<string, string | null>>)[part]
      const name = part === undefined ? key : `${key}.${part}`
      return (
        <TextInput
          label={label(name)}
          value={(value as string | null) ?? ''}
          maxLength={120}
          error={problem(name)}
          onChange={event => {
            const typed = event.currentTarget.value
            const empty = part === 'registration' && typed === '' ? null : typed
            set(key, part === undefined ? typed : { ...(whole as object), [part]: empty })
          }}
        />
      )
    },
    whole: (key: string, limits: { readonly min: number; readonly max: number }) => (
      <TypedNumber
        label={label(key)}
        value={values[key] as number}
        {...limits}
        decimals={0}
        error={problem(key)}
        onNumber={value => set(key, value)}
      />
    ),
    money: (key: string) => (
      <TypedNumber
        label={`${label(key)} (${form.draft.currency})`}
        value={(values[key] as number) / 100}
        min={0}
        max={1_000_000}
        decimals={2}
        error={problem(key)}
        onNumber={value => set(key, Math.round(value * 100))}
      />
    ),
    choice: (key: string, options: readonly string[]) => (
      <Select
        label={label(key)}
        data={options.map(value => ({ value, label: t(`answer.${key}.${value}` as 'answer.picker.nobody') }))}
        value={values[key] as string}
        allowDeselect={false}
        error={problem(key)}
        onChange={value => value !== null && set(key, value)}
      />
    ),
    lines: (key: string) => (
      <TagsInput
        label={label(key)}
        description={t(`hint.${key}` as 'hint.healthTests')}
        value={[...(values[key] as readonly string[])]}
        maxTags={20}
        error={problem(key)}
        onChange={value => set(key, value)}
      />
    ),
    notes: () => (
      <Textarea
        label={label('notes')}
        value={values.notes as string}
        autosize
        minRows={2}
        maxLength={2000}
        error={problem('notes')}
        onChange={event => set('notes', event.currentTarget.value)}
      />
    ),
  }
}

/** A number one may also leave empty while typing; what was there before counts until there is a new one. */
function TypedNumber(props: {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly decimals: number
  readonly error: string | null
  onNumber(value: number): void
}): ReactElement {
  const [typed, setTyped] = useState<string | number>(props.value)
  return (
    <NumberInput
      label={props.label}
      value={typed}
      min={props.min}
      max={props.max}
      decimalScale={props.decimals}
      error={props.error}
      onChange={value => {
        setTyped(value)
        if (typeof value === 'number') props.onNumber(value)
      }}
      onBlur={() => setTyped(props.value)}
    />
  )
}
