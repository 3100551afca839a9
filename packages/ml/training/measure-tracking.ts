import { overlap } from '../src/detection/detect-animals.ts'
import type { AnimalTracker } from '../src/live/animal-tracker.ts'
import { assignOptimally } from '../src/live/assign-optimally.ts'
import type { SceneFrame } from './tracking-scenes.ts'

/**
 * How well animals were followed, over any number of scenes.
 *
 * @see Bernardin & Stiefelhagen (2008), "Evaluating Multiple Object Tracking Performance: The CLEAR MOT Metrics";
 *   Ristani et al. (2016) for IDF1: the share of frames under the one right name
 */
export type TrackingFigures = {
  readonly scenes: number
  readonly switches: number
  /** Scenes in which every animal had one name from beginning to end. */
  readonly keptScenes: number
  /** 1 minus misses, false boxes and switches a true box; below 0 where they outnumber the truth. */
  readonly mota: number
  readonly idf1: number
}

/** A box counts as right from this overlap on. */
const RIGHT_FROM = 0.5
/** An animal covered more than this is neither asked for nor held against the tracker. */
const ASKED_FROM = 0.3

type Counts = {
  truths: number
  claims: number
  misses: number
  falseBoxes: number
  switches: number
  matches: Map<string, number>
  named: Map<number, number>
}

/** Follows each scene with a tracker of its own and sums up. */
export function measureTracking(
  scenes: readonly (readonly SceneFrame[])[],
  createTracker: () => AnimalTracker,
): TrackingFigures {
  const all = scenes.map(frames => countScene(frames, createTracker()))
  const sum = (pick: (counts: Counts) => number) => all.reduce((total, counts) => total + pick(counts), 0)
  const truths = sum(counts => counts.truths)
  return {
    scenes: scenes.length,
    switches: sum(counts => counts.switches),
    keptScenes: all.filter(({ switches }) => switches === 0).length,
    mota: 1 - sum(counts => counts.misses + counts.falseBoxes + counts.switches) / truths,
    idf1: (2 * sum(rightlyNamed)) / (truths + sum(counts => counts.claims)),
  }
}

function countScene(frames: readonly SceneFrame[], tracker: AnimalTracker): Counts {
  const counts: Counts = {
    truths: 0,
    claims: 0,
    misses: 0,
    falseBoxes: 0,
    switches: 0,
    matches: new Map(),
    named: new Map(),
  }
  for (const frame of frames) countFrame(frame, tracker.update(frame.sightings, frame.atS), counts)
  return counts
}

function countFrame(
  { truth }: SceneFrame,
  tracked: ReturnType<AnimalTracker['update']>,
  counts: Counts,
): void {
  const claims = tracked.filter(({ isSeen }) => isSeen)
  const costs = truth.map(({ id, box }) =>
    claims.map(claim => {
      const shared = overlap(box, claim.box)
      if (shared < RIGHT_FROM) return Number.POSITIVE_INFINITY
      // CLEAR MOT keeps a pair that still fits before it looks for a better one.
      return counts.named.get(id) === claim.id ? 0 : 2 - shared
    }),
  )
  const columns = assignOptimally(costs)
  const asked = truth.filter(isAsked)
  counts.truths += asked.length
  counts.claims += claims.length
  truth.forEach((animal, row) => {
    const claim = claims[columns[row] ?? -1]
    if (claim === undefined) {
      if (isAsked(animal)) counts.misses += 1
      return
    }
    if (!isAsked(animal)) counts.claims -= 1
    else
      counts.matches.set(
        `${animal.id} ${claim.id}`,
        (counts.matches.get(`${animal.id} ${claim.id}`) ?? 0) + 1,
      )
    const before = counts.named.get(animal.id)
    if (before !== undefined && before !== claim.id) counts.switches += 1
    counts.named.set(animal.id, claim.id)
  })
  counts.falseBoxes += claims.length - columns.filter(column => column >= 0).length
}

/** At least a third to be seen, and most of it in the picture. */
function isAsked({ box, visible }: SceneFrame['truth'][number]): boolean {
  const across = Math.min(1, box.x + box.width) - Math.max(0, box.x)
  return visible >= ASKED_FROM && across > box.width * 0.6
}

/** Frames under the right name, each animal having one name and each name one animal. */
function rightlyNamed({ matches }: Counts): number {
  const pairs = [...matches].map(([key, frames]) => {
    const [animal = 0, name = 0] = key.split(' ').map(Number)
    return { animal, name, frames }
  })
  const animals = [...new Set(pairs.map(({ animal }) => animal))]
  const names = [...new Set(pairs.map(({ name }) => name))]
  const most = Math.max(0, ...pairs.map(({ frames }) => frames))
  const framesOf = (animal: number, name: number | undefined) =>
    pairs.find(pair => pair.animal === animal && pair.name === name)?.frames ?? 0
  const columns = assignOptimally(animals.map(animal => names.map(name => most - framesOf(animal, name))))
  return animals.reduce((sum, animal, row) => sum + framesOf(animal, names[columns[row] ?? -1]), 0)
}
