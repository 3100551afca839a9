import type { LawRule } from '../law-rule.ts'

/**
 * The EU regulation on the welfare of dogs and cats and their traceability. Council and Parliament agreed on it in
 * November 2025. Neither its number, its final articles nor its day of application were in our sources, so the rules
 * are `agreed` and carry no dates; the ages and intervals it sets are not given in figures.
 */
const agreed = {
  kind: 'law',
  place: 'eu',
  species: ['dog', 'cat'],
  status: 'agreed',
  from: null,
  to: null,
  article: 'article to be confirmed (procedure 2023/0447 (COD), agreed text)',
  source: {
    title:
      'Regulation on the welfare of dogs and cats and their traceability, COM(2023) 769, provisional agreement of November 2025',
    url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM%3A2023%3A769%3AFIN',
  },
  appliesTo: 'breeders',
} as const

/** Rules of the European Union. */
export const EU_RULES: readonly LawRule[] = [
  {
    ...agreed,
    id: 'eu-close-relatives',
    topic: 'relationship',
    says: 'No mating between parents and offspring, siblings, half-siblings, or grandparents and grandchildren, unless a local breed with a small gene pool needs it.',
    test: {
      kind: 'relationship',
      forbidden: ['parent-offspring', 'full-siblings', 'half-siblings', 'grandparent-grandchild'],
    },
  },
  {
    ...agreed,
    id: 'eu-breeding-age',
    topic: 'age',
    says: 'Females are bred between a lowest and a highest age.',
    test: { kind: 'figures-unknown' },
  },
  {
    ...agreed,
    id: 'eu-breeding-frequency',
    topic: 'litters',
    says: 'How often a female is bred is limited.',
    test: { kind: 'figures-unknown' },
  },
  {
    ...agreed,
    id: 'eu-extreme-traits',
    topic: 'traits',
    says: 'Animals with extreme traits that harm them are not bred.',
    test: { kind: 'facts', facts: ['harmful-extreme-trait'] },
  },
  {
    ...agreed,
    id: 'eu-chip-and-registration',
    topic: 'identification',
    appliesTo: 'everyone',
    says: 'Dogs and cats are chipped and registered in a database.',
    test: { kind: 'identified', fromAgeDays: 0, registered: true },
  },
]
