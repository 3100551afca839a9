import type { LawRule } from '../law-rule.ts'

const german = { kind: 'law', status: 'in-force', to: null, appliesTo: 'everyone' } as const

/** Germany, and Lower Saxony where it has rules of its own. There is no federal duty to chip. */
export const GERMAN_RULES: readonly LawRule[] = [
  {
    ...german,
    id: 'de-tierschg-11b',
    place: 'de',
    topic: 'traits',
    species: ['dog', 'cat'],
    from: '2013-07-13',
    article: '§ 11b Abs. 1 TierSchG',
    source: { title: 'Tierschutzgesetz', url: 'https://www.gesetze-im-internet.de/tierschg/__11b.html' },
    says: 'No breeding where young are to be expected that suffer from body parts or organs that are missing, unfit or altered by heredity.',
    test: { kind: 'facts', facts: ['hereditary-harm-expected'] },
  },
  {
    ...german,
    id: 'de-tierschhuv-2-4',
    place: 'de',
    topic: 'young',
    species: ['dog'],
    from: '2001-09-01',
    article: '§ 2 Abs. 4 TierSchHuV',
    source: {
      title: 'Tierschutz-Hundeverordnung',
      url: 'https://www.gesetze-im-internet.de/tierschhuv/__2.html',
    },
    says: 'A puppy stays with its mother until it is more than eight weeks old.',
    test: { kind: 'duty' },
  },
  {
    ...german,
    id: 'de-ni-nhundg-4',
    place: 'de-ni',
    topic: 'identification',
    species: ['dog'],
    from: '2011-07-01',
    article: '§ 4 NHundG',
    source: { title: 'Niedersächsisches Gesetz über das Halten von Hunden', url: null },
    says: 'A dog of more than six months carries an ISO 11784 transponder.',
    test: { kind: 'identified', fromAgeDays: 184, registered: false },
  },
  {
    ...german,
    id: 'de-ni-nhundg-6',
    place: 'de-ni',
    topic: 'identification',
    species: ['dog'],
    from: '2013-07-01',
    article: '§ 6 Abs. 1 NHundG',
    source: { title: 'Niedersächsisches Gesetz über das Halten von Hunden', url: null },
    says: 'A dog is entered in the central register before it is seven months old.',
    test: { kind: 'identified', fromAgeDays: 214, registered: true },
  },
]
