import { describe, expect, test } from 'vitest'
import { createAnimalTracker } from '../src/live/animal-tracker.ts'
import { measureTracking } from './measure-tracking.ts'
import { renderScene, type SceneKind } from './tracking-scenes.ts'

/** Synthetic: drawn animals, a pretended detector. The figures of many more scenes: `npm run evaluate:tracking`. */
const SEEDS = [101, 102, 103, 104, 105, 106]
const usual = { framesPerS: 5, missRate: 0.1, falseAlarms: 0.2 }
const scenesOf = (kind: SceneKind) => SEEDS.map(seed => renderScene(kind, seed, usual))
const boxesOnly = { overlap: 1, coat: 0, species: 0, secondLook: false }

describe('on rendered scenes', { timeout: 30_000 }, () => {
  test('animals that cross, meet and hide keep their names, twice as often as by boxes alone', () => {
    const scenes = (['pass', 'turn-back', 'hidden'] as const).flatMap(scenesOf)

    const shipped = measureTracking(scenes, () => createAnimalTracker())
    const baseline = measureTracking(scenes, () => createAnimalTracker(boxesOnly))

    expect(shipped.keptScenes / shipped.scenes).toBeGreaterThanOrEqual(0.8)
    expect(shipped.switches).toBeLessThanOrEqual(baseline.switches / 2)
    expect(shipped.mota).toBeGreaterThan(baseline.mota)
    expect(shipped.idf1).toBeGreaterThan(baseline.idf1)
  })
})

test('two names taken for one another halfway are one switch each, and half the frames rightly named', () => {
  const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }
  const other = { ...box, x: 0.6 }
  const frames = Array.from({ length: 10 }, (_, index) => ({
    atS: index,
    truth: [
      { id: 0, box, visible: 1 },
      { id: 1, box: other, visible: 1 },
    ],
    sightings: [],
  }))
  const claim = (id: number, at: typeof box) =>
    ({ id, box: at, isSeen: true, hiddenS: 0, species: 'dog', ageS: 1, speed: 0 }) as const
  const confused = () => ({
    update: (_: unknown, atS: number) =>
      atS < 5 ? [claim(1, box), claim(2, other)] : [claim(2, box), claim(1, other)],
  })

  expect(measureTracking([frames], confused)).toEqual({
    scenes: 1,
    switches: 2,
    keptScenes: 0,
    mota: 1 - 2 / 20,
    idf1: 0.5,
  })
})
