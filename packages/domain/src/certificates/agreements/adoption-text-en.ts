import type { AdoptionDraft } from './adoption-draft.ts'
import { moneyInWords } from './agreement-parts.ts'
import {
  type AgreementFacts,
  type AgreementFrame,
  animalInWords,
  type Clause,
  daysInWords,
} from './readable-text.ts'

const ANSWERS = {
  homeCheck: {
    done: 'The shelter has seen the new home.',
    planned: 'The shelter comes to see the new home within the trial.',
    'not-asked': 'The shelter does not ask to see the new home.',
  },
  neutering: {
    done: 'The animal is neutered.',
    'by-adopter': 'The adopter has the animal neutered when it is old enough.',
    'by-shelter': 'The shelter has the animal neutered and pays for it.',
    'not-asked': 'Neutering is not asked for.',
  },
  passingOn: {
    'back-to-shelter': 'Whoever cannot keep the animal, at any time, brings it back to the shelter.',
    'shelter-agrees-first': 'The animal is passed on only when the shelter has agreed.',
    free: 'After the trial the adopter decides alone where the animal lives.',
  },
}

/** The adoption agreement in English, clause by clause. */
export function adoptionClausesEn(
  draft: AdoptionDraft,
  { agreementId, writtenOn }: AgreementFacts,
): AgreementFrame {
  return {
    title: `Adoption agreement ${agreementId}`,
    opening: [
      `Written on ${writtenOn}.`,
      `Animal: ${animalInWords(draft.animal, 'en')}.`,
      `From: ${draft.shelter.name}. To: ${draft.adopter.name}.`,
    ],
    clauses: [...homeClauses(draft), ...moneyClauses(draft), ...laterClauses(draft)],
    closing: [
      'It is in force once both have signed.',
      'This is an agreement between the sides; it is not legal advice.',
    ],
  }
}

function homeClauses(draft: AdoptionDraft): Clause[] {
  return [
    {
      about: 'What is known about the animal',
      says:
        draft.disclosures.length === 0
          ? ['The shelter knows of no illness and no difficulty.']
          : draft.disclosures.map(line => `- ${line}`),
    },
    { about: 'The new home', says: [ANSWERS.homeCheck[draft.homeCheck], ANSWERS.neutering[draft.neutering]] },
  ]
}

function moneyClauses(draft: AdoptionDraft): Clause[] {
  const money = (cents: number) => moneyInWords(cents, draft.currency, 'en')
  return [
    {
      about: 'The trial',
      says: [
        `It lasts ${daysInWords(draft.trialDays, 'en')}. Within it the adopter may bring the animal back without giving a reason.`,
        `Then everything paid comes back, except ${money(draft.keptOnReturnCents)} of the fee.`,
      ],
    },
    {
      about: 'Money',
      says: [
        `Fee: ${money(draft.feeCents)}. Deposit: ${money(draft.depositCents)}, which comes back after the trial.`,
        draft.settlement === 'held'
          ? 'Both are paid in beforehand and held until the trial is over.'
          : 'The sides pay each other directly; nobody holds the money.',
      ],
    },
  ]
}

function laterClauses(draft: AdoptionDraft): Clause[] {
  return [
    { about: 'Later', says: [ANSWERS.passingOn[draft.passingOn]] },
    {
      about: 'When the sides do not agree',
      says: [
        `What one side reports stands unless the other objects within ${daysInWords(draft.objectionDays, 'en')}.`,
        `${draft.arbiter.name} decides a dispute within ${daysInWords(draft.arbitrationDays, 'en')}. If no decision comes, ${draft.silentSharePercent} % of what is held goes to the shelter.`,
      ],
    },
    { about: 'Further agreed', says: [draft.notes === '' ? 'Nothing.' : draft.notes] },
  ]
}
