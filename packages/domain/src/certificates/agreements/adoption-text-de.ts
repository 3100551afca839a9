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
    done: 'Das Tierheim hat das neue Zuhause gesehen.',
    planned: 'Das Tierheim sieht sich das neue Zuhause während der Probezeit an.',
    'not-asked': 'Das Tierheim verlangt keinen Besuch im neuen Zuhause.',
  },
  neutering: {
    done: 'Das Tier ist kastriert.',
    'by-adopter': 'Die neuen Halter lassen das Tier kastrieren, sobald es alt genug ist.',
    'by-shelter': 'Das Tierheim lässt das Tier kastrieren und bezahlt es.',
    'not-asked': 'Eine Kastration wird nicht verlangt.',
  },
  passingOn: {
    'back-to-shelter': 'Wer das Tier nicht behalten kann, gleich wann, bringt es dem Tierheim zurück.',
    'shelter-agrees-first': 'Das Tier wird nur weitergegeben, wenn das Tierheim zugestimmt hat.',
    free: 'Nach der Probezeit entscheiden die neuen Halter allein, wo das Tier lebt.',
  },
}

/** The adoption agreement in German, clause by clause. */
export function adoptionClausesDe(
  draft: AdoptionDraft,
  { agreementId, writtenOn }: AgreementFacts,
): AgreementFrame {
  return {
    title: `Vermittlungsvertrag ${agreementId}`,
    opening: [
      `Geschrieben am ${writtenOn}.`,
      `Tier: ${animalInWords(draft.animal, 'de')}.`,
      `Von: ${draft.shelter.name}. An: ${draft.adopter.name}.`,
    ],
    clauses: [...homeClauses(draft), ...moneyClauses(draft), ...laterClauses(draft)],
    closing: [
      'Er gilt, sobald beide unterschrieben haben.',
      'Dies ist eine Vereinbarung zwischen den Seiten; es ist keine Rechtsberatung.',
    ],
  }
}

function homeClauses(draft: AdoptionDraft): Clause[] {
  return [
    {
      about: 'Was über das Tier bekannt ist',
      says:
        draft.disclosures.length === 0
          ? ['Dem Tierheim ist keine Krankheit und keine Schwierigkeit bekannt.']
          : draft.disclosures.map(line => `- ${line}`),
    },
    {
      about: 'Das neue Zuhause',
      says: [ANSWERS.homeCheck[draft.homeCheck], ANSWERS.neutering[draft.neutering]],
    },
  ]
}

function moneyClauses(draft: AdoptionDraft): Clause[] {
  const money = (cents: number) => moneyInWords(cents, draft.currency, 'de')
  return [
    {
      about: 'Die Probezeit',
      says: [
        `Sie dauert ${draft.trialDays === 1 ? '1 Tag' : `${draft.trialDays} Tage`}. In dieser Zeit darf das Tier ohne Angabe von Gründen zurückgebracht werden.`,
        `Dann kommt alles Bezahlte zurück, außer ${money(draft.keptOnReturnCents)} der Gebühr.`,
      ],
    },
    {
      about: 'Geld',
      says: [
        `Gebühr: ${money(draft.feeCents)}. Kaution: ${money(draft.depositCents)}, die nach der Probezeit zurückkommt.`,
        draft.settlement === 'held'
          ? 'Beides wird vorab eingezahlt und verwahrt, bis die Probezeit vorbei ist.'
          : 'Die Seiten zahlen einander unmittelbar; niemand verwahrt das Geld.',
      ],
    },
  ]
}

function laterClauses(draft: AdoptionDraft): Clause[] {
  return [
    { about: 'Später', says: [ANSWERS.passingOn[draft.passingOn]] },
    {
      about: 'Wenn die Seiten uneins sind',
      says: [
        `Was eine Seite meldet, steht fest, wenn die andere nicht innerhalb von ${daysInWords(draft.objectionDays, 'de')} widerspricht.`,
        `Einen Streit entscheidet ${draft.arbiter.name} innerhalb von ${daysInWords(draft.arbitrationDays, 'de')}. Kommt keine Entscheidung, gehen ${draft.silentSharePercent} % des Verwahrten an das Tierheim.`,
      ],
    },
    { about: 'Außerdem vereinbart', says: [draft.notes === '' ? 'Nichts.' : draft.notes] },
  ]
}
