import { type Breed, findBreed } from '@pawfect/domain/pets'
import type { BodyFamily, BodyShape } from './body-shape.ts'
import { CAT_SHAPES } from './cat-shapes.ts'
import { LARGE_DOG_SHAPES } from './large-dog-shapes.ts'
import type { BreedShape } from './measured-shape.ts'
import { SMALL_DOG_SHAPES } from './small-dog-shapes.ts'

/** Breeds measured one by one, the 37 of the photo set among them. */
export const BREED_SHAPES: Readonly<Record<string, BreedShape>> = {
  ...SMALL_DOG_SHAPES,
  ...LARGE_DOG_SHAPES,
  ...CAT_SHAPES,
}

/** The body of a breed: its own where it was measured, else a typical one of its kind. Undefined for an unknown breed. */
export function breedShape(breedId: string): BreedShape | undefined {
  // An id may be any text, `constructor` too.
  if (Object.hasOwn(BREED_SHAPES, breedId)) return BREED_SHAPES[breedId]
  const breed = findBreed(breedId)
  return breed === undefined ? undefined : typicalShape(breed)
}

function typicalShape({ bodyShape, heightCm, coat, varietyOf }: Breed): BreedShape {
  const parent = varietyOf === undefined ? undefined : BREED_SHAPES[varietyOf]
  if (parent !== undefined) return { ...parent, change: { ...parent.change, heightCm } }
  return { family: FAMILY_OF[bodyShape], change: { heightCm, coatLength: coat, ...HAIR[coat] } }
}

const FAMILY_OF: Readonly<Record<Breed['bodyShape'], BodyFamily>> = {
  bull: 'bull',
  'flat-faced': 'flat-faced',
  guardian: 'guardian',
  herder: 'herder',
  hound: 'hound',
  pointer: 'pointer',
  poodle: 'poodle',
  retriever: 'retriever',
  'short-legged': 'short-legged',
  sighthound: 'sighthound',
  spaniel: 'spaniel',
  spitz: 'spitz',
  terrier: 'terrier',
  toy: 'toy',
  athletic: 'cat-athletic',
  cobby: 'cat-cobby',
  large: 'cat-large',
  slender: 'cat-slender',
  sturdy: 'cat-sturdy',
}

/** What a kind of coat does to an outline. */
const HAIR: Readonly<Record<Breed['coat'], Partial<BodyShape>>> = {
  hairless: { ruff: 0, skirt: 0, beard: 0 },
  short: { ruff: 0, skirt: 0, beard: 0 },
  medium: {},
  wire: { beard: 0.5 },
  curly: { ruff: 0.4 },
  long: { ruff: 0.5, skirt: 0.25 },
}
