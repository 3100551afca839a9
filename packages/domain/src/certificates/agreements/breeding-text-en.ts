import { moneyInWords } from './agreement-parts.ts'
import type { BreedingDraft } from './breeding-draft.ts'
import {
  type AgreementFacts,
  type AgreementFrame,
  animalInWords,
  type Clause,
  daysInWords,
} from './readable-text.ts'

const SIDE = {
  'dam-owner': 'the owner of the dam',
  'sire-owner': 'the owner of the sire',
  shared: 'both sides, half each',
}

/** The stud agreement in English, clause by clause. */
export function breedingClausesEn(
  draft: BreedingDraft,
  { agreementId, writtenOn }: AgreementFacts,
): AgreementFrame {
  return {
    title: `Stud agreement ${agreementId}`,
    opening: [
      `Written on ${writtenOn}.`,
      `Dam: ${animalInWords(draft.dam, 'en')}, owned by ${ownersOf(draft.damOwner, draft.damCoOwner)}.`,
      `Sire: ${animalInWords(draft.sire, 'en')}, owned by ${ownersOf(draft.sireOwner, draft.sireCoOwner)}.`,
    ],
    clauses: [
      mating(draft),
      fees(draft),
      litter(draft),
      picks(draft),
      again(draft),
      papers(draft),
      disputes(draft),
      more(draft),
    ],
    closing: [
      'Everybody named as owner or co-owner signs this text. It is in force once all have signed.',
      'This is an agreement between the sides; it is not legal advice.',
    ],
  }
}

function ownersOf(owner: { name: string }, coOwner: { name: string } | null): string {
  return coOwner === null ? owner.name : `${owner.name} and ${coOwner.name}, who both have to agree`
}

function mating(draft: BreedingDraft): Clause {
  return {
    about: 'The mating',
    says: [
      `It takes place at: ${draft.matingPlace}, within ${daysInWords(draft.matingDays, 'en')} of the last signature.`,
      `Travel is paid by ${SIDE[draft.travelCosts]}.`,
      draft.healthTests.length === 0
        ? 'Neither side has promised any health test.'
        : `Both sides confirm these health tests: ${draft.healthTests.join('; ')}.`,
    ],
  }
}

function fees(draft: BreedingDraft): Clause {
  const money = (cents: number) => moneyInWords(cents, draft.currency, 'en')
  const kept =
    draft.settlement === 'held'
      ? 'The owner of the dam pays all of it in beforehand; each part is paid out when its milestone stands.'
      : 'The sides pay each other directly when each milestone stands; nobody holds the money.'
  return {
    about: 'The fee',
    says: [
      `${money(draft.matingFeeCents)} for the mating, ${money(draft.pregnancyFeeCents)} for a confirmed pregnancy, ${money(draft.litterFeeCents)} for the litter.`,
      'A return mating costs nothing again for what was paid already.',
      kept,
    ],
  }
}

function litter(draft: BreedingDraft): Clause {
  const { minimumLiving, livingAfterDays } = draft
  return {
    about: 'What counts as a litter',
    says: [
      `At least ${minimumLiving} living ${minimumLiving === 1 ? 'young' : 'young animals'}, ${daysInWords(livingAfterDays, 'en')} after the birth.`,
      `The pregnancy is reported within ${daysInWords(draft.pregnancyDays, 'en')} of the mating, the litter within ${daysInWords(draft.litterDays, 'en')} of that.`,
    ],
  }
}

function picks(draft: BreedingDraft): Clause {
  if (draft.picker === 'nobody')
    return {
      about: 'Who picks',
      says: ['No animal of the litter is part of the fee. The owner of the dam keeps all of them.'],
    }
  const count = draft.picks === 1 ? 'one animal' : `${draft.picks} animals`
  const first =
    draft.picker === 'sire-owner' ? 'The owner of the sire picks first' : 'The owner of the dam picks first'
  return {
    about: 'Who picks',
    says: [
      `The owner of the sire receives ${count} of the litter. ${first}.`,
      `They are handed over within ${daysInWords(draft.pickDays, 'en')} of the litter being counted.`,
      draft.pickBondCents === 0
        ? ''
        : `${moneyInWords(draft.pickBondCents, draft.currency, 'en')} are kept back until then, and go to the owner of the sire if they are not.`,
    ],
  }
}

function again(draft: BreedingDraft): Clause {
  if (draft.returnMating === 'never') return { about: 'Return mating', says: ['There is none.'] }
  const when =
    draft.returnMating === 'without-pregnancy'
      ? 'If no pregnancy follows'
      : 'If no pregnancy follows, or no litter that counts'
  const times = draft.returnMatings === 1 ? 'once' : `up to ${draft.returnMatings} times`
  return {
    about: 'Return mating',
    says: [`${when}, the dam may be mated again ${times}, for no further fee.`],
  }
}

function papers(draft: BreedingDraft): Clause {
  return {
    about: 'Papers of the litter',
    says: [`The litter is registered and paid for by ${SIDE[draft.registrar]}.`],
  }
}

function disputes(draft: BreedingDraft): Clause {
  return {
    about: 'When the sides do not agree',
    says: [
      `What one side reports stands unless the other objects within ${daysInWords(draft.objectionDays, 'en')}.`,
      `${draft.arbiter.name} decides a dispute within ${daysInWords(draft.arbitrationDays, 'en')}, and divides what is still open.`,
      `If no decision comes, ${draft.silentSharePercent} % of what is open goes to the owner of the sire and the rest to the owner of the dam.`,
      'What nobody reports in time counts as not reached; what is still open then goes back to the owner of the dam, except the amount kept for animals that were not handed over.',
    ],
  }
}

function more({ notes }: BreedingDraft): Clause {
  return { about: 'Further agreed', says: [notes === '' ? 'Nothing.' : notes] }
}
