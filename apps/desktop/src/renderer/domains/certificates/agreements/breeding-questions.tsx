import { Checkbox } from '@mantine/core'
import type { BreedingDraft } from '@pawfect/domain/certificates'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftForm, Question, useDraftFields } from './draft-fields.tsx'

const DAYS = { min: 1, max: 730 }
const SIDES = ['dam-owner', 'sire-owner', 'shared']

/** The questions of a stud agreement, in the order people live through it. */
export function BreedingQuestions({ form }: { readonly form: DraftForm<BreedingDraft> }): ReactElement {
  const fields = useDraftFields(form)
  const { draft } = form
  return (
    <>
      <Question name="people">
        {fields.line('dam', 'name')}
        {fields.line('dam', 'registration')}
        {fields.line('damOwner', 'name')}
        <CoOwner form={form} side="damCoOwner" />
        {fields.line('sire', 'name')}
        {fields.line('sire', 'registration')}
        {fields.line('sireOwner', 'name')}
        <CoOwner form={form} side="sireCoOwner" />
      </Question>
      <Question name="mating">
        {fields.line('matingPlace')}
        {fields.whole('matingDays', DAYS)}
        {fields.choice('travelCosts', SIDES)}
        {fields.lines('healthTests')}
      </Question>
      <Question name="fee">
        {fields.money('matingFeeCents')}
        {fields.money('pregnancyFeeCents')}
        {fields.money('litterFeeCents')}
        {fields.line('currency')}
      </Question>
      <Question name="litter">
        {fields.whole('minimumLiving', { min: 1, max: 30 })}
        {fields.whole('livingAfterDays', { min: 0, max: 255 })}
        {fields.whole('pregnancyDays', DAYS)}
        {fields.whole('litterDays', DAYS)}
      </Question>
      <Question name="picks">
        {fields.choice('picker', ['nobody', 'sire-owner', 'dam-owner'])}
        {fields.whole('picks', { min: 0, max: 30 })}
        {draft.picker === 'nobody' ? null : fields.whole('pickDays', DAYS)}
        {draft.picker === 'nobody' ? null : fields.money('pickBondCents')}
      </Question>
      <Question name="again">
        {fields.choice('returnMating', ['never', 'without-pregnancy', 'without-litter'])}
        {fields.whole('returnMatings', { min: 0, max: 10 })}
      </Question>
      <Question name="papers">{fields.choice('registrar', SIDES)}</Question>
      <Disagreements form={form} />
      <Question name="more">{fields.notes()}</Question>
    </>
  )
}

/** How long one may object and who decides: the same in every agreement. */
export function Disagreements({ form }: { readonly form: DraftForm<BreedingDraft> }): ReactElement {
  const fields = useDraftFields(form)
  return (
    <Question name="disputes">
      {fields.line('arbiter', 'name')}
      {fields.whole('objectionDays', DAYS)}
      {fields.whole('arbitrationDays', DAYS)}
      {fields.whole('silentSharePercent', { min: 0, max: 100 })}
    </Question>
  )
}

function CoOwner(props: {
  readonly form: DraftForm<BreedingDraft>
  readonly side: 'damCoOwner' | 'sireCoOwner'
}): ReactElement {
  const { t } = useTranslation('agreements')
  const { form, side } = props
  const fields = useDraftFields(form)
  const change = (coOwner: BreedingDraft['damCoOwner']) =>
    form.change(side === 'damCoOwner' ? { damCoOwner: coOwner } : { sireCoOwner: coOwner })
  return (
    <div className="agreement-co-owner">
      <Checkbox
        label={t(`hasCoOwner.${side}`)}
        checked={form.draft[side] !== null}
        onChange={event => change(event.currentTarget.checked ? { name: '' } : null)}
      />
      {form.draft[side] === null ? null : fields.line(side, 'name')}
    </div>
  )
}
