import type { AdoptionDraft, AgreementLanguage, BreedingDraft } from '@pawfect/domain/certificates'

/** What a stud agreement starts with: answers most breeders give, every one of them changeable. */
export function newBreedingDraft(language: AgreementLanguage, known: Partial<BreedingDraft>): BreedingDraft {
  return {
    kind: 'breeding',
    language,
    dam: { name: '', registration: null },
    sire: { name: '', registration: null },
    damOwner: { name: '' },
    sireOwner: { name: '' },
    damCoOwner: null,
    sireCoOwner: null,
    arbiter: { name: officeName(language) },
    matingPlace: '',
    travelCosts: 'dam-owner',
    healthTests: [],
    settlement: 'between-us',
    currency: 'EUR',
    matingFeeCents: 20_000,
    pregnancyFeeCents: 0,
    litterFeeCents: 60_000,
    pickBondCents: 0,
    matingDays: 60,
    pregnancyDays: 45,
    litterDays: 60,
    pickDays: 70,
    objectionDays: 7,
    arbitrationDays: 30,
    silentSharePercent: 50,
    livingAfterDays: 10,
    minimumLiving: 2,
    picker: 'nobody',
    picks: 0,
    returnMating: 'without-pregnancy',
    returnMatings: 1,
    registrar: 'dam-owner',
    notes: '',
    ...known,
  }
}

/** What an adoption agreement starts with. */
export function newAdoptionDraft(language: AgreementLanguage, known: Partial<AdoptionDraft>): AdoptionDraft {
  return {
    kind: 'adoption',
    language,
    animal: { name: '', registration: null },
    adopter: { name: '' },
    shelter: { name: '' },
    arbiter: { name: officeName(language) },
    disclosures: [],
    homeCheck: 'planned',
    neutering: 'done',
    settlement: 'between-us',
    currency: 'EUR',
    feeCents: 25_000,
    depositCents: 0,
    keptOnReturnCents: 0,
    trialDays: 21,
    objectionDays: 7,
    arbitrationDays: 30,
    silentSharePercent: 50,
    passingOn: 'back-to-shelter',
    notes: '',
    ...known,
  }
}

/** How the service's own office is named as arbiter. */
export function officeName(language: AgreementLanguage): string {
  return language === 'de' ? 'PawfectMatch-Schlichtungsstelle' : 'PawfectMatch dispute office'
}
