import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type AppearanceFacts, appearanceFromFacts } from './appearance-from-facts.ts'
import { BREED_SHAPES } from './breed-shapes.ts'

/** The breeds of the 37-breed photo set. */
const PHOTO_BREEDS = [
  'abyssinian',
  'american-bulldog',
  'american-pit-bull-terrier',
  'basset-hound',
  'beagle',
  'bengal',
  'birman',
  'bombay',
  'boxer',
  'british-shorthair',
  'chihuahua',
  'egyptian-mau',
  'english-cocker-spaniel',
  'english-setter',
  'german-shorthaired-pointer',
  'great-pyrenees',
  'havanese',
  'japanese-chin',
  'keeshond',
  'leonberger',
  'maine-coon',
  'miniature-pinscher',
  'newfoundland',
  'persian',
  'pomeranian',
  'pug',
  'ragdoll',
  'russian-blue',
  'saint-bernard',
  'samoyed',
  'scottish-terrier',
  'shiba-inu',
  'siamese',
  'sphynx',
  'staffordshire-bull-terrier',
  'soft-coated-wheaten-terrier',
  'yorkshire-terrier',
]

function adult(breed: string, weightKg: number): AppearanceFacts {
  const species = BREED_SHAPES[breed]?.family.startsWith('cat-') ? 'cat' : 'dog'
  return {
    species,
    breedIds: [breed],
    weightKg,
    size: 'medium',
    ageMonths: 48,
    coat: { primary: '#aa8855', secondary: '#ffffff', pattern: 'solid' },
  }
}

const anyFacts: fc.Arbitrary<AppearanceFacts> = fc.record({
  species: fc.constantFrom('dog', 'cat'),
  breedIds: fc.array(fc.oneof(fc.constantFrom(...Object.keys(BREED_SHAPES)), fc.string({ maxLength: 20 })), {
    maxLength: 4,
  }),
  weightKg: fc.double({ min: 0.3, max: 120, noNaN: true }),
  size: fc.constantFrom('toy', 'small', 'medium', 'large', 'giant'),
  ageMonths: fc.integer({ min: 0, max: 300 }),
  coat: fc.constant({ primary: '#123456', secondary: '#abcdef', pattern: 'tabby' as const }),
})

describe('appearanceFromFacts', () => {
  test('knows a body for every breed of the photo set', () => {
    expect(PHOTO_BREEDS).toHaveLength(37)
    for (const breed of PHOTO_BREEDS) expect(BREED_SHAPES, breed).toHaveProperty(breed)
  })

  test.prop([anyFacts])('builds a body of sound measures from any facts', facts => {
    const { shape } = appearanceFromFacts(facts)
    for (const [measure, value] of Object.entries(shape)) {
      if (typeof value === 'number') expect(value, measure).toBeGreaterThanOrEqual(0)
      if (typeof value === 'number') expect(Number.isFinite(value), measure).toBe(true)
    }
    expect(shape.heightCm).toBeGreaterThan(4)
    expect(shape.heightCm).toBeLessThan(100)
  })

  test('error: an id that is no breed counts as no breed, whatever it spells', () => {
    const unknown = appearanceFromFacts({ ...adult('beagle', 11), breedIds: [] }).shape
    for (const id of ['constructor', '__proto__', 'toString', '']) {
      expect(appearanceFromFacts({ ...adult('beagle', 11), breedIds: [id] }).shape).toEqual(unknown)
    }
  })

  test('tells breeds apart by what people know them for', () => {
    const shape = (breed: string, kg: number) => appearanceFromFacts(adult(breed, kg)).shape
    expect(shape('dachshund', 8).lengthRatio).toBeGreaterThan(1.7 * shape('greyhound', 30).lengthRatio)
    expect(shape('pug', 8).snoutLength).toBeLessThan(0.35 * shape('greyhound', 30).snoutLength)
    expect(shape('siberian-husky', 23)).toMatchObject({ earType: 'pricked', tailType: 'curled' })
    expect(shape('beagle', 11).earType).toBe('long')
    expect(shape('persian', 5).coatLength).toBe('long')
    expect(shape('sphynx', 4).coatLength).toBe('hairless')
  })

  test('a puppy has the big head and short snout of a puppy', () => {
    const grown = appearanceFromFacts(adult('labrador-retriever', 30)).shape
    const puppy = appearanceFromFacts({ ...adult('labrador-retriever', 30), ageMonths: 2 }).shape
    expect(puppy.heightCm).toBeLessThan(grown.heightCm * 0.7)
    expect(puppy.headSize).toBeGreaterThan(grown.headSize * 1.1)
    expect(puppy.snoutLength).toBeLessThan(grown.snoutLength)
  })

  test('a cross stands between its parents', () => {
    const facts = adult('pug', 8)
    const cross = appearanceFromFacts({ ...facts, breedIds: ['pug', 'beagle'] }).shape.snoutLength
    expect(cross).toBeGreaterThan(appearanceFromFacts(facts).shape.snoutLength)
    expect(cross).toBeLessThan(appearanceFromFacts(adult('beagle', 8)).shape.snoutLength)
  })
})
