import type { LawRule } from '../law-rule.ts'

const licensing = {
  kind: 'law',
  place: 'gb-eng',
  species: ['dog'],
  status: 'in-force',
  from: '2018-10-01',
  to: null,
  article: 'Schedule 6, paragraph 6',
  source: {
    title:
      'The Animal Welfare (Licensing of Activities Involving Animals) (England) Regulations 2018, SI 2018/486',
    url: 'https://www.legislation.gov.uk/uksi/2018/486/schedule/6',
  },
  appliesTo: 'breeders',
} as const

const chipping = {
  kind: 'law',
  place: 'gb-eng',
  topic: 'identification',
  status: 'in-force',
  to: null,
  article: 'Regulation 3',
  source: {
    title: 'The Microchipping of Cats and Dogs (England) Regulations 2023, SI 2023/468',
    url: 'https://www.legislation.gov.uk/uksi/2023/468',
  },
  appliesTo: 'everyone',
} as const

const kennelClub = {
  kind: 'club',
  place: 'the-kennel-club',
  species: ['dog'],
  status: 'in-force',
  to: null,
  article: 'Regulation B22c',
  source: {
    title: 'The Kennel Club, Registration Rules and Regulations (B Regulations)',
    url: 'https://www.thekennelclub.org.uk/about-us/about-the-kennel-club/the-kennel-club-codes/registration-rules-and-regulations',
  },
  appliesTo: 'everyone',
} as const

/** England (the conditions of a dog breeding licence bind those who need one), and what The Kennel Club registers. */
export const BRITISH_RULES: readonly LawRule[] = [
  {
    ...licensing,
    id: 'gb-eng-dam-age',
    topic: 'age',
    says: 'No bitch is mated before she is twelve months old.',
    test: { kind: 'dam-mated-from-months', months: 12 },
  },
  {
    ...licensing,
    id: 'gb-eng-litter-interval',
    topic: 'litters',
    says: 'No bitch gives birth to more than one litter in twelve months.',
    test: { kind: 'months-between-births', months: 12 },
  },
  {
    ...licensing,
    id: 'gb-eng-litter-count',
    topic: 'litters',
    says: 'No bitch gives birth to more than six litters.',
    test: { kind: 'most-litters', count: 6 },
  },
  {
    ...licensing,
    id: 'gb-eng-caesareans',
    topic: 'litters',
    says: 'No bitch is mated after two litters by caesarean section.',
    test: { kind: 'most-caesareans', count: 2 },
  },
  {
    ...licensing,
    id: 'gb-eng-harmful-breeding',
    topic: 'traits',
    article: 'Schedule 6, paragraph 6(5)',
    says: 'No dog is kept for breeding whose genes, looks or health can be expected to harm it or its young.',
    test: { kind: 'facts', facts: ['hereditary-harm-expected', 'harmful-extreme-trait'] },
  },
  {
    ...licensing,
    id: 'gb-eng-eight-weeks',
    topic: 'young',
    article: 'Schedule 6, paragraph 1(5)',
    says: 'No puppy is sold or parted from its mother for good before it is eight weeks old.',
    test: { kind: 'duty' },
  },
  {
    ...chipping,
    id: 'gb-eng-chip-dogs',
    species: ['dog'],
    from: '2023-05-16',
    says: 'A dog of more than eight weeks is chipped and its keeper recorded in a database.',
    test: { kind: 'identified', fromAgeDays: 56, registered: true },
  },
  {
    ...chipping,
    id: 'gb-eng-chip-cats',
    species: ['cat'],
    from: '2024-06-10',
    says: 'A cat of more than twenty weeks is chipped and its keeper recorded in a database.',
    test: { kind: 'identified', fromAgeDays: 140, registered: true },
  },
  {
    ...kennelClub,
    id: 'kc-close-relatives',
    topic: 'relationship',
    from: '2009-03-01',
    says: 'No litter of father and daughter, mother and son, or brother and sister is registered, save in exceptional circumstances.',
    test: { kind: 'relationship', forbidden: ['parent-offspring', 'full-siblings'] },
  },
  {
    ...kennelClub,
    id: 'kc-dam-from-one-year',
    topic: 'age',
    from: '2012-01-01',
    says: 'No litter is registered whose dam was mated before she was one year old.',
    test: { kind: 'dam-mated-from-months', months: 12 },
  },
  {
    ...kennelClub,
    id: 'kc-dam-under-eight-years',
    topic: 'age',
    from: '2012-01-01',
    article: 'Regulation B22c(2)',
    says: 'No litter is registered whose dam was eight years old at its birth, unless permission was given before the mating.',
    test: { kind: 'dam-gives-birth-before-months', months: 96 },
  },
  {
    ...kennelClub,
    id: 'kc-four-litters',
    topic: 'litters',
    from: '2012-01-01',
    says: 'No more than four litters of one bitch are registered.',
    test: { kind: 'most-litters', count: 4 },
  },
  {
    ...kennelClub,
    id: 'kc-two-caesareans',
    topic: 'litters',
    from: '2012-01-01',
    says: 'No litter is registered after two by caesarean section.',
    test: { kind: 'most-caesareans', count: 2 },
  },
]
