import type { PlayStyle, Purpose, Size, Species } from '../../pets/index.ts'

/** What a word means to search. */
export type Meaning =
  | { readonly kind: 'species'; readonly species: Species }
  | { readonly kind: 'breed'; readonly breedIds: readonly string[] }
  | { readonly kind: 'mixed'; readonly is: boolean }
  | { readonly kind: 'size'; readonly sizes: readonly Size[] }
  | { readonly kind: 'sex'; readonly is: 'female' | 'male' }
  | { readonly kind: 'neutered'; readonly is: boolean }
  | { readonly kind: 'slider'; readonly slider: Slider; readonly end: 'low' | 'high' }
  | { readonly kind: 'age'; readonly from?: number; readonly below?: number }
  | { readonly kind: 'play'; readonly style: PlayStyle }
  | { readonly kind: 'purpose'; readonly purpose: Purpose }
  | { readonly kind: 'day'; readonly day: 'weekdays' | 'weekend' }
  | { readonly kind: 'day-from-today'; readonly days: number }
  | { readonly kind: 'hour'; readonly hour: 'morning' | 'midday' | 'evening' | 'night' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'bound'; readonly bound: 'below' | 'up-to' | 'above' }
  /** `and` and `or` join what stands on both sides; `to` stands between two numbers. */
  | { readonly kind: 'vaccinated' | 'near' | 'on-screen' | 'not' | 'very' | 'named' }
  | { readonly kind: 'to' | 'and' | 'or' | 'filler' }

type Slider = 'energy' | 'sociability' | 'confidence' | 'gentleness'
export type Unit = 'week' | 'month' | 'year' | 'km' | 'mile' | 'metre' | 'kg' | 'pound'

/** Words that help a number, a name or another word along, and mean nothing where there is none. */
const HELPERS = new Set<Meaning['kind']>(['filler', 'to', 'and', 'or', 'unit', 'bound', 'named'])

/** True for a meaning that asks for nothing by itself. */
export const isHelper = ({ kind }: Meaning): boolean => HELPERS.has(kind)

/** True when one of several meanings is of this kind. */
export const means = (meanings: readonly Meaning[], kind: Meaning['kind']): boolean =>
  meanings.some(meaning => meaning.kind === kind)
