import { smoothstep } from '../engine/seeded-random.ts'
import { type BodyPart, type Flesh, measureFlesh } from './distance-field.ts'
import type { Point } from './skeleton-plan.ts'

/** How strongly each body part owns a point of skin; sums to 1. */
export type PartShares = Record<BodyPart, number>

/** A point of skin at rest, ready to be coloured. */
export type SkinSpot = {
  readonly at: Point
  readonly normal: Point
  readonly parts: PartShares
}

/** Up to four bones that move a point of skin. */
export type SkinWeights = {
  readonly bones: readonly [number, number, number, number]
  readonly weights: readonly [number, number, number, number]
  readonly parts: PartShares
}

const HIT = { distanceM: 0, along: 0 }

/**
 * Which bones move a point of skin, by how near it lies to each rod of flesh.
 *
 * @param softnessM - distance at which a rod's pull has fallen to a third.
 */
export function weighSkin(
  body: readonly Flesh[],
  [x, y, z]: readonly [number, number, number],
  softnessM: number,
): SkinWeights {
  const pulls = new Map<number, number>()
  const parts: PartShares = { trunk: 0, neck: 0, head: 0, snout: 0, ear: 0, tail: 0, leg: 0, paw: 0 }
  let total = 0
  for (const flesh of body) {
    if (flesh.carve) continue
    const { distanceM, along } = measureFlesh(flesh, x, y, z, HIT)
    // A left leg must not drag the right one along where they stand close.
    const ownSide = flesh.side === 0 ? 1 : smoothstep(-softnessM * 0.5, softnessM * 0.5, x * flesh.side)
    const pull = Math.exp(-Math.max(0, distanceM) / softnessM) * ownSide + 1e-9
    pulls.set(flesh.boneA, (pulls.get(flesh.boneA) ?? 0) + pull * (1 - along))
    pulls.set(flesh.boneB, (pulls.get(flesh.boneB) ?? 0) + pull * along)
    parts[flesh.part] += pull
    total += pull
  }
  for (const part of Object.keys(parts) as BodyPart[]) parts[part] /= total
  return { ...strongestFour(pulls), parts }
}

function strongestFour(pulls: ReadonlyMap<number, number>): Pick<SkinWeights, 'bones' | 'weights'> {
  const sorted = [...pulls].sort((a, b) => b[1] - a[1]).slice(0, 4)
  const sum = sorted.reduce((total, [, pull]) => total + pull, 0)
  const bone = (i: number) => sorted[i]?.[0] ?? 0
  const weight = (i: number) => (sorted[i]?.[1] ?? 0) / sum
  return {
    bones: [bone(0), bone(1), bone(2), bone(3)],
    weights: [weight(0), weight(1), weight(2), weight(3)],
  }
}
