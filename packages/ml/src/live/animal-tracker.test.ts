import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { createAnimalTracker, type Sighting } from './animal-tracker.ts'
import { COAT_BINS } from './coat-histogram.ts'

/** A coat of one colour. */
const coatOf = (bin: number) => Array.from({ length: COAT_BINS }, (_, index) => (index === bin ? 1 : 0))
const BLACK = coatOf(0)
const SANDY = coatOf(90)

const dogAt = (x: number, more: Partial<Sighting> = {}): Sighting => ({
  species: 'dog',
  box: { x, y: 0.4, width: 0.2, height: 0.2 },
  score: 0.8,
  coat: BLACK,
  ...more,
})

describe('an animal before the camera', () => {
  test('is believed in once it was seen twice, and keeps its number', () => {
    const tracker = createAnimalTracker()

    const first = tracker.update([dogAt(0.1)], 0)
    const second = tracker.update([dogAt(0.12)], 0.25)
    const third = tracker.update([dogAt(0.14)], 0.5)

    expect([first, second, third].map(animals => animals.map(({ id }) => id))).toEqual([[], [1], [1]])
  })

  test('is not made of a false alarm, which uses up no number', () => {
    const tracker = createAnimalTracker()

    tracker.update([dogAt(0.1), dogAt(0.7, { coat: SANDY })], 0)
    tracker.update([dogAt(0.1)], 0.25)
    tracker.update([dogAt(0.1), dogAt(0.7, { coat: SANDY })], 0.5)
    const animals = tracker.update([dogAt(0.1), dogAt(0.7, { coat: SANDY })], 0.75)

    expect(animals.map(({ id, box }) => [id, box.x > 0.5])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  test('is kept by doubtful sightings, but never starts with them', () => {
    const tracker = createAnimalTracker()
    for (const atS of [0, 0.25, 0.5]) {
      expect(tracker.update([dogAt(0.1, { score: 0.15 })], atS)).toEqual([])
    }

    tracker.update([dogAt(0.1)], 0.75)
    tracker.update([dogAt(0.1)], 1)

    expect(tracker.update([dogAt(0.1, { score: 0.15 })], 1.25)).toMatchObject([{ id: 1, isSeen: true }])
  })

  test('is expected where it was going while it cannot be seen', () => {
    const tracker = createAnimalTracker()
    for (let frame = 0; frame < 8; frame++) tracker.update([dogAt(0.1 + 0.02 * frame)], frame / 4)

    const [hidden] = tracker.update([], 2)

    expect(hidden).toMatchObject({ id: 1, isSeen: false })
    expect(hidden?.box.x).toBeGreaterThan(0.245)
  })

  test('is the species it looked like most of the time', () => {
    const tracker = createAnimalTracker()
    tracker.update([dogAt(0.1)], 0)
    tracker.update([dogAt(0.1)], 0.25)

    expect(tracker.update([dogAt(0.1, { species: 'cat' })], 0.5)).toMatchObject([{ id: 1, species: 'dog' }])
  })

  test('that leaves takes its number along', () => {
    const tracker = createAnimalTracker()
    for (const atS of [0, 0.25, 0.5]) tracker.update([dogAt(0.1)], atS)
    tracker.update([], 20)
    tracker.update([dogAt(0.1)], 20.25)

    expect(tracker.update([dogAt(0.1)], 20.5).map(({ id }) => id)).toEqual([2])
  })

  test('has its own coat: two that change places between two frames do not change numbers', () => {
    const tracker = createAnimalTracker()
    const left = { box: { x: 0.35, y: 0.4, width: 0.2, height: 0.2 } }
    const right = { box: { x: 0.45, y: 0.4, width: 0.2, height: 0.2 } }
    for (const atS of [0, 0.25, 0.5]) {
      tracker.update([dogAt(0, left), dogAt(0, { ...right, coat: SANDY })], atS)
    }

    const [first, second] = tracker.update([dogAt(0, right), dogAt(0, { ...left, coat: SANDY })], 0.75)

    expect((first?.box.x ?? 0) > (second?.box.x ?? 1)).toBe(true)
  })
})

const sighting = fc.record({
  species: fc.constantFrom('dog' as const, 'cat' as const),
  box: fc.record({
    x: fc.double({ min: 0, max: 0.8, noNaN: true }),
    y: fc.double({ min: 0, max: 0.8, noNaN: true }),
    width: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    height: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  }),
  score: fc.double({ min: 0.1, max: 1, noNaN: true }),
  coat: fc.constantFrom(BLACK, SANDY),
})

describe('whatever is seen', () => {
  propertyTest.prop([fc.array(fc.array(sighting, { maxLength: 5 }), { maxLength: 12 })])(
    'the same frames give the same animals, each number once a frame, no more seen than sighted',
    frames => {
      const [tracker, again] = [createAnimalTracker(), createAnimalTracker()]
      frames.forEach((sightings, index) => {
        const animals = tracker.update(sightings, index / 4)

        expect(again.update(sightings, index / 4)).toEqual(animals)
        expect(new Set(animals.map(({ id }) => id)).size).toBe(animals.length)
        expect(animals.filter(({ isSeen }) => isSeen).length).toBeLessThanOrEqual(sightings.length)
        for (const { box, speed } of animals) {
          expect([box.x, box.y, box.width, box.height, speed].every(Number.isFinite)).toBe(true)
        }
      })
    },
  )
})
