import type { Species } from '../../pets/index.ts'
import type { CloseRelation } from './close-relations.ts'

/** Where a rule holds; ISO 3166 in small letters, `eu` for the Union. A place also has the rules of what it lies in. */
export type Jurisdiction = 'eu' | 'de' | 'de-ni' | 'at' | 'nl' | 'fr' | 'ch' | 'gb-eng'

/** A registry with rules of its own; they bind its members only. */
export type Club = 'the-kennel-club'

/** Something only the breeder or a vet can say of the parents or the young to be expected. */
export type BreedingFact =
  /** Young are to be expected that suffer from what they inherit. */
  | 'hereditary-harm-expected'
  /** Blind or deaf young cannot be excluded, for example of two merles. */
  | 'loss-of-a-sense-not-excluded'
  /** A parent is strongly burdened (category 3 of the Swiss scale). */
  | 'strongly-burdened-parent'
  | 'breathing-noise-at-rest'
  | 'narrowed-nostrils'
  | 'eye-white-in-two-quadrants'
  | 'eyelid-does-not-close'
  /** A look so extreme that it harms the animal. */
  | 'harmful-extreme-trait'
  /** A cat with extremely short forelegs. */
  | 'extremely-short-forelegs'

/** What a rule is about. */
export type Topic = 'relationship' | 'age' | 'litters' | 'identification' | 'traits' | 'young'

/** What must be looked at to judge a rule. */
export type RuleTest =
  | { readonly kind: 'relationship'; readonly forbidden: readonly CloseRelation[] }
  | { readonly kind: 'dam-mated-from-months'; readonly months: number }
  | { readonly kind: 'dam-gives-birth-before-months'; readonly months: number }
  | { readonly kind: 'most-litters'; readonly count: number }
  | { readonly kind: 'months-between-births'; readonly months: number }
  | { readonly kind: 'most-caesareans'; readonly count: number }
  /** Both parents must be chipped (and registered) once they are of that age. */
  | { readonly kind: 'identified'; readonly fromAgeDays: number; readonly registered: boolean }
  /** Forbidden when any of them is true, allowed when all are known to be false. */
  | { readonly kind: 'facts'; readonly facts: readonly BreedingFact[] }
  | {
      readonly kind: 'measure'
      readonly measure: 'craniofacialRatio' | 'adultWeightKg'
      readonly atLeast: number
    }
  /** There is a limit, but not one whose figures our sources give. */
  | { readonly kind: 'figures-unknown' }
  /** Nothing to check before the mating; the breeder must see to it afterwards. */
  | { readonly kind: 'duty' }

/** One rule of one source, valid for a time. */
export type LawRule = {
  readonly id: string
  readonly kind: 'law' | 'club'
  readonly place: Jurisdiction | Club
  readonly topic: Topic
  readonly species: readonly Species[]
  /** `agreed`: the text stands, but no day from which it applies was known when this was written. */
  readonly status: 'in-force' | 'agreed'
  /** First and last day, ISO; null where there is none (yet). */
  readonly from: string | null
  readonly to: string | null
  readonly article: string
  readonly source: { readonly title: string; readonly url: string | null }
  /** `breeders`: whoever needs a licence or runs a breeding establishment, as that source defines it. */
  readonly appliesTo: 'everyone' | 'breeders'
  /** The rule in one sentence, ours, not the source's. */
  readonly says: string
  readonly test: RuleTest
}
