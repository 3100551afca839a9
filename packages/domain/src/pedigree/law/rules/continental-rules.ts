import type { LawRule } from '../law-rule.ts'

const common = { kind: 'law', status: 'in-force', to: null, appliesTo: 'everyone' } as const

const DUTCH_DECREE = {
  title: 'Besluit houders van dieren (Stb. 2014, 232)',
  url: 'https://wetten.overheid.nl/BWBR0035217/',
} as const
const DUTCH_SHORT_NOSES = {
  title: 'Beleidsregel brachycephale honden (Stcrt. 2023, 23619)',
  url: 'https://zoek.officielebekendmakingen.nl/stcrt-2023-23619.html',
} as const

const dutchChip = {
  ...common,
  place: 'nl',
  topic: 'identification',
  species: ['dog'],
  says: 'A dog is chipped within seven weeks of its birth and registered within eight.',
  test: { kind: 'identified', fromAgeDays: 56, registered: true },
} as const

/** The Netherlands. */
export const DUTCH_RULES: readonly LawRule[] = [
  {
    ...dutchChip,
    id: 'nl-chip-2013',
    from: '2013-04-01',
    to: '2021-10-31',
    article: 'Artikel 7',
    source: { title: 'Besluit identificatie en registratie van honden', url: null },
  },
  {
    ...dutchChip,
    id: 'nl-chip-2021',
    from: '2021-11-01',
    article: 'article to be confirmed (rules of 1 November 2021)',
    source: { title: 'Identificatie en registratie van honden, rules from 1 November 2021', url: null },
  },
  {
    ...common,
    id: 'nl-harmful-breeding',
    place: 'nl',
    topic: 'traits',
    species: ['dog', 'cat'],
    from: '2014-07-01',
    article: 'Artikel 3.4, eerste en tweede lid',
    source: DUTCH_DECREE,
    says: 'No breeding in a way that harms the parent or the young, by serious hereditary defects or harmful looks.',
    test: { kind: 'facts', facts: ['hereditary-harm-expected', 'harmful-extreme-trait'] },
  },
  {
    ...common,
    id: 'nl-short-nose',
    place: 'nl',
    topic: 'traits',
    species: ['dog'],
    from: '2023-08-25',
    article: 'Artikel 2, eerste lid, onderdeel c',
    source: DUTCH_SHORT_NOSES,
    says: 'No parent has a nose shorter than 0.3 of its skull (craniofacial ratio).',
    test: { kind: 'measure', measure: 'craniofacialRatio', atLeast: 0.3 },
  },
  {
    ...common,
    id: 'nl-short-nosed-breath-and-eyes',
    place: 'nl',
    topic: 'traits',
    species: ['dog'],
    from: '2023-08-25',
    article: 'Artikel 2, eerste lid, onderdelen a, b, e en f',
    source: DUTCH_SHORT_NOSES,
    says: 'No parent is heard breathing at rest, has narrowed nostrils, eye white in two quadrants, or an eyelid that does not close.',
    test: {
      kind: 'facts',
      facts: [
        'breathing-noise-at-rest',
        'narrowed-nostrils',
        'eye-white-in-two-quadrants',
        'eyelid-does-not-close',
      ],
    },
  },
]

/** Austria. */
export const AUSTRIAN_RULES: readonly LawRule[] = [
  {
    ...common,
    id: 'at-tschg-5',
    place: 'at',
    topic: 'traits',
    species: ['dog', 'cat'],
    from: '2005-01-01',
    article: '§ 5 Abs. 2 Z 1 TSchG',
    source: { title: 'Tierschutzgesetz (Österreich)', url: null },
    says: 'No breeding that can be foreseen to bring the animal or its young pain, suffering, harm or great fear.',
    test: { kind: 'facts', facts: ['hereditary-harm-expected', 'harmful-extreme-trait'] },
  },
  {
    ...common,
    id: 'at-tschg-24a',
    place: 'at',
    topic: 'identification',
    species: ['dog'],
    from: '2010-01-01',
    article: '§ 24a TSchG',
    source: { title: 'Tierschutzgesetz (Österreich)', url: null },
    says: 'A dog is chipped at three months of age, in any case before it is first handed on, and registered.',
    test: { kind: 'identified', fromAgeDays: 92, registered: true },
  },
]

const SWISS_BREEDING = {
  title: 'Verordnung des BLV über den Tierschutz beim Züchten (SR 455.102.4)',
  url: 'https://www.fedlex.admin.ch/eli/cc/2014/747/de',
} as const

/** Switzerland. */
export const SWISS_RULES: readonly LawRule[] = [
  {
    ...common,
    id: 'ch-chip',
    place: 'ch',
    topic: 'identification',
    species: ['dog'],
    // The duty is older; this is the day from which the text we read holds.
    from: '2018-03-01',
    article: 'Art. 17 Abs. 1 TSV',
    source: {
      title: 'Tierseuchenverordnung (SR 916.401)',
      url: 'https://www.fedlex.admin.ch/eli/cc/1995/3716_3716_3716/de',
    },
    says: 'A dog is chipped three months after its birth at the latest, in any case before it is handed on.',
    test: { kind: 'identified', fromAgeDays: 92, registered: false },
  },
  {
    ...common,
    id: 'ch-strong-burden',
    place: 'ch',
    topic: 'traits',
    species: ['dog', 'cat'],
    from: '2015-01-01',
    article: 'Art. 9 Bst. a und b',
    source: SWISS_BREEDING,
    says: 'No breeding with strongly burdened animals (category 3), nor towards young that would be.',
    test: { kind: 'facts', facts: ['strongly-burdened-parent', 'hereditary-harm-expected'] },
  },
  {
    ...common,
    id: 'ch-loss-of-a-sense',
    place: 'ch',
    topic: 'traits',
    species: ['dog', 'cat'],
    from: '2015-01-01',
    article: 'Art. 9 Bst. d Ziff. 1',
    source: SWISS_BREEDING,
    says: 'No mating of which blind or deaf young cannot be excluded.',
    test: { kind: 'facts', facts: ['loss-of-a-sense-not-excluded'] },
  },
  {
    ...common,
    id: 'ch-dwarf-dogs',
    place: 'ch',
    topic: 'traits',
    species: ['dog'],
    from: '2015-01-01',
    article: 'Art. 10 Bst. c',
    source: SWISS_BREEDING,
    says: 'No breeding of dogs that weigh less than 1,500 grams when grown.',
    test: { kind: 'measure', measure: 'adultWeightKg', atLeast: 1.5 },
  },
  {
    ...common,
    id: 'ch-kangaroo-cats',
    place: 'ch',
    topic: 'traits',
    species: ['cat'],
    from: '2015-01-01',
    article: 'Art. 10 Bst. d',
    source: SWISS_BREEDING,
    says: 'No breeding of cats with extremely short forelegs.',
    test: { kind: 'facts', facts: ['extremely-short-forelegs'] },
  },
]

const FRENCH_CODE = {
  title: 'Code rural et de la pêche maritime',
  url: 'https://www.legifrance.gouv.fr/',
} as const

/** France. */
export const FRENCH_RULES: readonly LawRule[] = [
  {
    ...common,
    id: 'fr-identified-dogs',
    place: 'fr',
    topic: 'identification',
    species: ['dog'],
    from: '1999-01-06',
    article: 'Article L. 212-10',
    source: FRENCH_CODE,
    says: 'A dog of more than four months is identified and registered, in any case before it is handed on.',
    test: { kind: 'identified', fromAgeDays: 123, registered: true },
  },
  {
    ...common,
    id: 'fr-identified-cats',
    place: 'fr',
    topic: 'identification',
    species: ['cat'],
    from: '2012-01-01',
    article: 'Article L. 212-10',
    source: FRENCH_CODE,
    says: 'A cat of more than seven months is identified and registered, in any case before it is handed on.',
    test: { kind: 'identified', fromAgeDays: 214, registered: true },
  },
]
