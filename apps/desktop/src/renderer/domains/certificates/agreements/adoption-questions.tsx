import type { AdoptionDraft } from '@pawfect/domain/certificates'
import type { ReactElement } from 'react'
import { type DraftForm, Question, useDraftFields } from './draft-fields.tsx'

const DAYS = { min: 1, max: 730 }

/** The questions of an adoption, in the order they come up. */
export function AdoptionQuestions({ form }: { readonly form: DraftForm<AdoptionDraft> }): ReactElement {
  const fields = useDraftFields(form)
  return (
    <>
      <Question name="adoptionPeople">
        {fields.line('animal', 'name')}
        {fields.line('animal', 'registration')}
        {fields.line('shelter', 'name')}
        {fields.line('adopter', 'name')}
      </Question>
      <Question name="known">{fields.lines('disclosures')}</Question>
      <Question name="home">
        {fields.choice('homeCheck', ['done', 'planned', 'not-asked'])}
        {fields.choice('neutering', ['done', 'by-adopter', 'by-shelter', 'not-asked'])}
      </Question>
      <Question name="trial">
        {fields.whole('trialDays', DAYS)}
        {fields.money('keptOnReturnCents')}
      </Question>
      <Question name="adoptionMoney">
        {fields.money('feeCents')}
        {fields.money('depositCents')}
        {fields.line('currency')}
      </Question>
      <Question name="later">
        {fields.choice('passingOn', ['back-to-shelter', 'shelter-agrees-first', 'free'])}
      </Question>
      <Question name="disputes">
        {fields.line('arbiter', 'name')}
        {fields.whole('objectionDays', DAYS)}
        {fields.whole('arbitrationDays', DAYS)}
        {fields.whole('silentSharePercent', { min: 0, max: 100 })}
      </Question>
      <Question name="more">{fields.notes()}</Question>
    </>
  )
}
