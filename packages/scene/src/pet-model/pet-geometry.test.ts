import { describe, expect, test } from 'vitest'
import { appearanceFromFacts } from './appearance-from-facts.ts'
import { BREED_SHAPES } from './breed-shapes.ts'
import { buildPetGeometry, type PetGeometry } from './pet-geometry.ts'

const BREEDS = [
  'beagle',
  'dachshund',
  'pug',
  'greyhound',
  'yorkshire-terrier',
  'pomeranian',
  'great-dane',
  'persian',
  'siamese',
  'sphynx',
]

function bodyOf(breed: string, detail = 0.8): PetGeometry {
  const species = BREED_SHAPES[breed]?.family.startsWith('cat-') ? 'cat' : 'dog'
  const coat = { primary: '#aa8855', secondary: '#332211', pattern: 'tabby' as const }
  return buildPetGeometry(
    appearanceFromFacts({
      species,
      breedIds: [breed],
      weightKg: species === 'cat' ? 4 : 12,
      size: 'medium',
      ageMonths: 40,
      coat,
    }),
    detail,
  )
}

/** Six times the volume enclosed; positive when faces look outwards in a left-handed space. */
function enclosed({ positions, indices }: PetGeometry): number {
  let sum = 0
  const p = (i: number, axis: number) => positions[(indices[i] ?? 0) * 3 + axis] ?? 0
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [
      [p(i, 0), p(i, 1), p(i, 2)],
      [p(i + 1, 0), p(i + 1, 1), p(i + 1, 2)],
      [p(i + 2, 0), p(i + 2, 1), p(i + 2, 2)],
    ] as [number[], number[], number[]]
    const [[ax, ay, az], [bx, by, bz], [cx, cy, cz]] = [a, b, c] as [number[], number[], number[]]
    sum +=
      (ax ?? 0) * ((by ?? 0) * (cz ?? 0) - (bz ?? 0) * (cy ?? 0)) -
      (ay ?? 0) * ((bx ?? 0) * (cz ?? 0) - (bz ?? 0) * (cx ?? 0)) +
      (az ?? 0) * ((bx ?? 0) * (cy ?? 0) - (by ?? 0) * (cx ?? 0))
  }
  return sum
}

describe('buildPetGeometry', () => {
  test.each(BREEDS)('gives a %s a sound skin within its share of triangles', breed => {
    const body = bodyOf(breed)
    expect(body.indices.length / 3).toBeLessThan(45_000)
    expect(body.positions.every(Number.isFinite)).toBe(true)
    expect(body.colours.every(tone => Number.isFinite(tone) && tone >= 0)).toBe(true)
    for (let i = 0; i < body.boneWeights.length; i += 4) {
      const sum =
        (body.boneWeights[i] ?? 0) +
        (body.boneWeights[i + 1] ?? 0) +
        (body.boneWeights[i + 2] ?? 0) +
        (body.boneWeights[i + 3] ?? 0)
      if (Math.abs(sum - 1) > 1e-5) expect(sum).toBeCloseTo(1, 5)
    }
    for (let i = 0; i < body.normals.length; i += 3) {
      const length = Math.hypot(body.normals[i] ?? 0, body.normals[i + 1] ?? 0, body.normals[i + 2] ?? 0)
      if (Math.abs(length - 1) > 1e-4) expect(length).toBeCloseTo(1, 4)
    }
    const lowest = body.positions.reduce((low, value, i) => (i % 3 === 1 ? Math.min(low, value) : low), 9)
    expect(Math.abs(lowest)).toBeLessThan(body.plan.heightM * 0.03)
  })

  test('faces look outwards', () => {
    const facing = (body: PetGeometry) => Math.sign(enclosed(body))
    expect(facing(bodyOf('beagle', 0.5))).toBe(facing(bodyOf('siamese', 0.5)))
  })

  test('the same animal always gets the same body', () => {
    expect(bodyOf('pug', 0.4)).toEqual(bodyOf('pug', 0.4))
  })
})
