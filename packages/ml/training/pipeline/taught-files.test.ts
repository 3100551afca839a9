import { readFile } from 'node:fs/promises'
import type { TaughtStep } from '@pawfect/domain/pets/learning'
import { describe, expect, test } from 'vitest'
import { sha256, WEIGHTS_FOLDER } from '../../src/weights/load-weights.ts'
import { type HeadFiles, withSteps } from './taught-files.ts'

async function shipped(): Promise<HeadFiles> {
  return {
    'breed-head.json': await readFile(new URL('breed-head.json', WEIGHTS_FOLDER)),
    'breed-head.int8': await readFile(new URL('breed-head.int8', WEIGHTS_FOLDER)),
  }
}

function stepFor(files: HeadFiles, roundId: string): TaughtStep {
  const { breedIds } = JSON.parse(files['breed-head.json'].toString()) as { breedIds: string[] }
  const step = breedIds.map((_, at) => (at === 0 ? 0.1 : 0))
  return {
    format: 'pawfect-taught-step/1',
    roundId,
    base: sha256(files['breed-head.json']),
    groups: 3,
    leftOut: 0,
    step,
  }
}

describe('withSteps', () => {
  test('teaches one round after the other, and moves nothing but the biases that were taught', async () => {
    const files = await shipped()
    const first = withSteps(files, [stepFor(files, 'round-one')])
    const both = withSteps(files, [stepFor(files, 'round-one'), stepFor(first.files, 'round-two')])

    expect(first.shift[0]).toBeGreaterThan(0)
    expect(both.shift[0]).toBeCloseTo(2 * (first.shift[0] ?? 0), 4)
    expect(both.shift.slice(1).every(shift => shift === 0)).toBe(true)
    expect(both.files['breed-head.int8']).toBe(files['breed-head.int8'])
  })

  test('error: refuses a step that was taught to another head', async () => {
    const files = await shipped()
    const twice = [stepFor(files, 'round-one'), stepFor(files, 'round-two')]

    expect(() => withSteps(files, twice)).toThrow('round round-two was taught to another head')
  })
})
