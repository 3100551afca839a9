import { describe, expect, test } from 'vitest'
import type { Detection } from '../detection/detect-animals.ts'
import type { RgbImage } from '../photo/rgb-image.ts'
import { judgeQuality } from './judge-quality.ts'

const SIDE = 400

function picture(colourAt: (x: number, y: number) => number): RgbImage {
  const data = new Uint8Array(SIDE * SIDE * 3)
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    data.fill(colourAt(pixel % SIDE, Math.floor(pixel / SIDE)), pixel * 3, pixel * 3 + 3)
  }
  return { data, width: SIDE, height: SIDE }
}

const crisp = picture((x, y) => (((x >> 4) + (y >> 4)) % 2 ? 220 : 30))
const soft = picture((x, y) => 125 + 95 * Math.sin(x / 40) * Math.cos(y / 40))

function dogAt(x: number, y: number, side: number): Detection {
  return { kind: 'dog', score: 0.8, box: { x, y, width: side, height: side } }
}

function codesFor(image: RgbImage, pets: Detection[], people: Detection[] = []): string[] {
  const quality = judgeQuality({ image, width: SIDE, height: SIDE, pets, people })
  return quality.advice.map(({ code }) => code)
}

describe('judgeQuality', () => {
  test('has nothing to say about one crisp, well lit animal', () => {
    const quality = judgeQuality({
      image: crisp,
      width: SIDE,
      height: SIDE,
      pets: [dogAt(0.1, 0.1, 0.8)],
      people: [],
    })

    expect(quality.advice).toEqual([])
    expect(quality.score).toBeGreaterThan(0.8)
    expect(quality.subjectShare).toBeCloseTo(0.64)
  })

  test('tells blur from a crisp picture', () => {
    expect(codesFor(soft, [dogAt(0.1, 0.1, 0.8)])).toEqual(['blurred'])
  })

  test('tells dark from bright', () => {
    const dim = (level: number) => picture((x, y) => level + (((x >> 4) + (y >> 4)) % 2 ? 20 : 0))

    expect(codesFor(dim(5), [dogAt(0.1, 0.1, 0.8)])).toEqual(['too-dark'])
    expect(codesFor(dim(232), [dogAt(0.1, 0.1, 0.8)])).toEqual(['too-bright'])
  })

  test('does not call a black animal on a lit floor dark', () => {
    const blackAnimal = picture((x, y) => (y < 300 ? (((x >> 4) + (y >> 4)) % 2 ? 40 : 8) : 190))

    expect(codesFor(blackAnimal, [dogAt(0.1, 0.05, 0.7)])).toEqual([])
  })

  test('asks for one animal, for the whole of it, and for people to agree', () => {
    const person: Detection = { kind: 'person', score: 0.9, box: { x: 0, y: 0, width: 0.2, height: 0.9 } }

    expect(codesFor(crisp, [dogAt(0, 0, 0.6), dogAt(0.5, 0.5, 0.5)], [person])).toEqual([
      'several-animals',
      'animal-cut-off',
      'people-in-picture',
    ])
  })

  test('takes from the score what the detector finds slanted or crowded', () => {
    const scoreOf = (slant: number, crowd: number) =>
      judgeQuality({
        image: crisp,
        width: SIDE,
        height: SIDE,
        pets: [dogAt(0.1, 0.1, 0.8)],
        people: [],
        composition: { slant, crowd },
      }).score

    expect(scoreOf(2, 0)).toBeLessThan(scoreOf(0, 0))
    expect(scoreOf(0, 2)).toBeLessThan(scoreOf(0, 0))
    expect(scoreOf(6, 6)).toBeLessThan(scoreOf(0, 0) / 2)
  })

  test('is worth nothing without an animal', () => {
    const quality = judgeQuality({ image: crisp, width: SIDE, height: SIDE, pets: [], people: [] })

    expect([quality.score, quality.advice[0]?.code]).toEqual([0, 'no-animal'])
  })
})
