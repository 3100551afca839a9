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
  'dam-owner': 'die Seite des Muttertiers',
  'sire-owner': 'die Seite des Vatertiers',
  shared: 'beide Seiten je zur Hälfte',
}

/** The stud agreement in German, clause by clause. */
export function breedingClausesDe(
  draft: BreedingDraft,
  { agreementId, writtenOn }: AgreementFacts,
): AgreementFrame {
  return {
    title: `Deckvertrag ${agreementId}`,
    opening: [
      `Geschrieben am ${writtenOn}.`,
      `Muttertier: ${animalInWords(draft.dam, 'de')}, im Eigentum von ${ownersOf(draft.damOwner, draft.damCoOwner)}.`,
      `Vatertier: ${animalInWords(draft.sire, 'de')}, im Eigentum von ${ownersOf(draft.sireOwner, draft.sireCoOwner)}.`,
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
      'Alle, die als Eigentümer oder Miteigentümer genannt sind, unterschreiben diesen Text. Er gilt, sobald alle unterschrieben haben.',
      'Dies ist eine Vereinbarung zwischen den Seiten; es ist keine Rechtsberatung.',
    ],
  }
}

function ownersOf(owner: { name: string }, coOwner: { name: string } | null): string {
  return coOwner === null ? owner.name : `${owner.name} und ${coOwner.name}, die beide zustimmen müssen`
}

function mating(draft: BreedingDraft): Clause {
  return {
    about: 'Der Deckakt',
    says: [
      `Er findet statt in: ${draft.matingPlace}, innerhalb von ${daysInWords(draft.matingDays, 'de')} nach der letzten Unterschrift.`,
      `Die Reisekosten trägt: ${SIDE[draft.travelCosts]}.`,
      draft.healthTests.length === 0
        ? 'Keine Seite hat eine Gesundheitsuntersuchung zugesagt.'
        : `Beide Seiten bestätigen diese Untersuchungen: ${draft.healthTests.join('; ')}.`,
    ],
  }
}

function fees(draft: BreedingDraft): Clause {
  const money = (cents: number) => moneyInWords(cents, draft.currency, 'de')
  const kept =
    draft.settlement === 'held'
      ? 'Die Seite des Muttertiers zahlt alles vorab ein; jeder Teil wird ausgezahlt, sobald sein Schritt feststeht.'
      : 'Die Seiten zahlen einander unmittelbar, sobald ein Schritt feststeht; niemand verwahrt das Geld.'
  return {
    about: 'Die Decktaxe',
    says: [
      `${money(draft.matingFeeCents)} für den Deckakt, ${money(draft.pregnancyFeeCents)} für die bestätigte Trächtigkeit, ${money(draft.litterFeeCents)} für den Wurf.`,
      'Ein Nachdecken kostet nichts noch einmal, was schon bezahlt ist.',
      kept,
    ],
  }
}

function litter(draft: BreedingDraft): Clause {
  const { minimumLiving, livingAfterDays } = draft
  return {
    about: 'Was als Wurf zählt',
    says: [
      `Mindestens ${minimumLiving} ${minimumLiving === 1 ? 'lebendes Jungtier' : 'lebende Jungtiere'}, ${livingAfterDays} ${livingAfterDays === 1 ? 'Tag' : 'Tage'} nach der Geburt.`,
      `Die Trächtigkeit wird innerhalb von ${daysInWords(draft.pregnancyDays, 'de')} nach dem Deckakt gemeldet, der Wurf innerhalb von ${daysInWords(draft.litterDays, 'de')} danach.`,
    ],
  }
}

function picks(draft: BreedingDraft): Clause {
  if (draft.picker === 'nobody')
    return {
      about: 'Wer aussucht',
      says: ['Kein Tier des Wurfs ist Teil der Decktaxe. Alle bleiben bei der Seite des Muttertiers.'],
    }
  const count = draft.picks === 1 ? 'ein Tier' : `${draft.picks} Tiere`
  const first =
    draft.picker === 'sire-owner' ? 'Sie sucht zuerst aus' : 'Die Seite des Muttertiers sucht zuerst aus'
  return {
    about: 'Wer aussucht',
    says: [
      `Die Seite des Vatertiers erhält ${count} aus dem Wurf. ${first}.`,
      `Übergeben wird innerhalb von ${daysInWords(draft.pickDays, 'de')}, nachdem der Wurf gezählt ist.`,
      draft.pickBondCents === 0
        ? ''
        : `${moneyInWords(draft.pickBondCents, draft.currency, 'de')} werden bis dahin einbehalten und gehen an die Seite des Vatertiers, wenn nicht übergeben wird.`,
    ],
  }
}

function again(draft: BreedingDraft): Clause {
  if (draft.returnMating === 'never') return { about: 'Nachdecken', says: ['Gibt es nicht.'] }
  const when =
    draft.returnMating === 'without-pregnancy'
      ? 'Folgt keine Trächtigkeit'
      : 'Folgt keine Trächtigkeit oder kein Wurf, der zählt'
  const times = draft.returnMatings === 1 ? 'einmal' : `bis zu ${draft.returnMatings}-mal`
  return { about: 'Nachdecken', says: [`${when}, darf ${times} ohne weitere Decktaxe nachgedeckt werden.`] }
}

function papers(draft: BreedingDraft): Clause {
  return { about: 'Papiere des Wurfs', says: [`Den Wurf meldet an und bezahlt: ${SIDE[draft.registrar]}.`] }
}

function disputes(draft: BreedingDraft): Clause {
  return {
    about: 'Wenn die Seiten uneins sind',
    says: [
      `Was eine Seite meldet, steht fest, wenn die andere nicht innerhalb von ${daysInWords(draft.objectionDays, 'de')} widerspricht.`,
      `Einen Streit entscheidet ${draft.arbiter.name} innerhalb von ${daysInWords(draft.arbitrationDays, 'de')} und teilt auf, was noch offen ist.`,
      `Kommt keine Entscheidung, gehen ${draft.silentSharePercent} % des Offenen an die Seite des Vatertiers und der Rest an die Seite des Muttertiers.`,
      'Was niemand rechtzeitig meldet, gilt als nicht erreicht; was dann offen ist, geht an die Seite des Muttertiers zurück, außer dem Betrag für nicht übergebene Tiere.',
    ],
  }
}

function more({ notes }: BreedingDraft): Clause {
  return { about: 'Außerdem vereinbart', says: [notes === '' ? 'Nichts.' : notes] }
}
