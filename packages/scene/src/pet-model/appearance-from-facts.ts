import { clamp } from '../engine/seeded-random.ts'
import { BODY_FAMILIES } from './body-families.ts'
import type { BodyFamily, BodyShape } from './body-shape.ts'
import { breedShape } from './breed-shapes.ts'
import type { BreedShape } from './measured-shape.ts'
import type { CoatPattern, PetAppearance } from './pet-appearance.ts'

/** The facts about an animal that show on its body. A whole `PetFacts` fits once its age is added. */
export type AppearanceFacts = {
  readonly species: 'dog' | 'cat'
  readonly breedIds: readonly string[]
  readonly weightKg: number
  readonly size: 'toy' | 'small' | 'medium' | 'large' | 'giant'
  readonly coat: { readonly primary: string; readonly secondary: string; readonly pattern: CoatPattern }
  /** Whole months since birth; young animals get young proportions. */
  readonly ageMonths: number
  /** Any text that is this animal's own (its id, say): decides where its spots fall. */
  readonly spotSeed?: string
}

/**
 * Turns what is known about an animal into a body to build: the breed's
 * proportions (the mean of several for a cross, a typical body of that size
 * when no breed is known), its weight, its age and its own coat.
 */
export function appearanceFromFacts(facts: AppearanceFacts): PetAppearance {
  const breeds = facts.breedIds.flatMap(id => {
    const breed = breedShape(id)
    return breed !== undefined && isOfSpecies(breed, facts.species) ? [breed] : []
  })
  const known = breeds.length > 0 ? breeds : [bodyForSize(facts)]
  const adult = meanShape(known.map(breed => ({ ...BODY_FAMILIES[breed.family], ...breed.change })))
  const pure = known.length === 1 ? known[0] : undefined
  return {
    species: facts.species,
    shape: asYoungAs(asHeavyAs(adult, facts), facts.ageMonths),
    coat: {
      ...facts.coat,
      markings: pure?.markings ?? {},
      eyes: pure?.eyes ?? (facts.species === 'cat' ? '#a8a146' : '#3b2314'),
    },
    seed: seedOf(facts.spotSeed ?? `${facts.breedIds.join()}${facts.weightKg}`),
  }
}

function isOfSpecies(breed: BreedShape, species: 'dog' | 'cat'): boolean {
  return breed.family.startsWith('cat-') === (species === 'cat')
}

const DOG_HEIGHT_CM: Record<AppearanceFacts['size'], number> = {
  toy: 24,
  small: 33,
  medium: 47,
  large: 60,
  giant: 72,
}
const DOG_FAMILY: Record<AppearanceFacts['size'], BodyFamily> = {
  toy: 'toy',
  small: 'terrier',
  medium: 'herder',
  large: 'retriever',
  giant: 'guardian',
}

function bodyForSize(facts: AppearanceFacts): BreedShape {
  if (facts.species === 'cat') return { family: facts.weightKg > 6.5 ? 'cat-large' : 'cat-athletic' }
  const change = { heightCm: DOG_HEIGHT_CM[facts.size], coatLength: 'short' as const, beard: 0, skirt: 0 }
  return { family: DOG_FAMILY[facts.size], change }
}

/** Numbers are averaged, kinds (ears, tail, coat) come from the first breed named. */
function meanShape(shapes: readonly BodyShape[]): BodyShape {
  const first = shapes[0] ?? BODY_FAMILIES.retriever
  const entries = Object.entries(first).map(([key, value]) => {
    if (typeof value !== 'number') return [key, value]
    const sum = shapes.reduce((total, shape) => total + Number(shape[key as keyof BodyShape]), 0)
    return [key, sum / shapes.length]
  })
  return Object.fromEntries(entries) as BodyShape
}

/** Weight of a lean animal of this build, from its height (allometry fitted by eye to breed standards). */
function leanWeightKg(shape: BodyShape, species: 'dog' | 'cat'): number {
  if (species === 'cat') return 4.6 * (shape.heightCm / 26) ** 2.4
  return 29 * (shape.heightCm / 57) ** 2.5 * shape.lengthRatio * (shape.chestWidth / 0.8)
}

function asHeavyAs(shape: BodyShape, facts: AppearanceFacts): BodyShape {
  const plumpness = clamp(Math.cbrt(facts.weightKg / leanWeightKg(shape, facts.species)), 0.88, 1.16)
  const bigger = clamp(plumpness, 0.94, 1.06)
  return {
    ...shape,
    heightCm: shape.heightCm * bigger,
    chestWidth: shape.chestWidth * (plumpness / bigger) ** 1.5,
    tuck: shape.tuck * clamp(2 - plumpness, 0.7, 1.1),
  }
}

/** Month by which an animal has the proportions of an adult. */
const GROWN_MONTHS = 14

function asYoungAs(shape: BodyShape, ageMonths: number): BodyShape {
  const youth = 1 - clamp(ageMonths / GROWN_MONTHS, 0.08, 1) ** 0.6
  return {
    ...shape,
    heightCm: shape.heightCm * (1 - 0.72 * youth),
    headSize: shape.headSize * (1 + 0.42 * youth),
    snoutLength: shape.snoutLength * (1 - 0.35 * youth),
    skullWidth: shape.skullWidth * (1 + 0.1 * youth),
    legGirth: shape.legGirth * (1 + 0.3 * youth),
    lengthRatio: shape.lengthRatio * (1 - 0.1 * youth),
    tailLength: shape.tailLength * (1 - 0.25 * youth),
    neckLength: shape.neckLength * (1 - 0.2 * youth),
    ruff: shape.ruff * (1 - 0.5 * youth),
    skirt: shape.skirt * (1 - 0.7 * youth),
  }
}

function seedOf(text: string): number {
  let seed = 2_166_136_261
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return seed >>> 0
}
