import { describe, expect, test } from 'vitest'
import type { SubjectMask } from '../mask/find-subject.ts'
import { createAnchorHolder, type HeadAnchor, headAnchor } from './index.ts'

const SIDE = 64
const WHOLE = { x: 0, y: 0, width: 1, height: 1 }

type Oval = { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number }

/** An outline made of ovals, in shares of a square picture. */
function outlineOf(...ovals: readonly Oval[]): SubjectMask {
  const isInside = Uint8Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const [u, v] = [((pixel % SIDE) + 0.5) / SIDE, (Math.floor(pixel / SIDE) + 0.5) / SIDE]
    return ovals.some(({ x, y, rx, ry }) => ((u - x) / rx) ** 2 + ((v - y) / ry) ** 2 < 1) ? 1 : 0
  })
  const judgement = {
    ...{ agreement: 1, contrast: 1, stability: 1, areaShare: 0.5, reach: 1, surroundings: 0.5 },
    ...{ confidence: 1, isSound: true },
  }
  return { frame: WHOLE, side: SIDE, isInside, box: WHOLE, judgement } as SubjectMask
}

/** A dog from the side: trunk, head, a thin raised tail, two legs. */
const dog = [
  { x: 0.48, y: 0.55, rx: 0.24, ry: 0.12 },
  { x: 0.76, y: 0.34, rx: 0.1, ry: 0.1 },
  { x: 0.7, y: 0.45, rx: 0.06, ry: 0.12 },
  { x: 0.22, y: 0.36, rx: 0.02, ry: 0.14 },
  { x: 0.34, y: 0.75, rx: 0.03, ry: 0.15 },
  { x: 0.62, y: 0.75, rx: 0.03, ry: 0.15 },
] as const

describe('headAnchor', () => {
  test.each([
    ['looking right', dog, { x: 0.76, y: 0.34 }],
    ['looking left', dog.map(oval => ({ ...oval, x: 1 - oval.x })), { x: 0.24, y: 0.34 }],
  ])('finds the head of a dog %s, not its raised tail', (_, ovals, head) => {
    const found = headAnchor(outlineOf(...ovals), 1)

    expect(found?.x).toBeCloseTo(head.x, 1)
    expect(found?.y).toBeCloseTo(head.y, 1)
    expect(found?.radius).toBeCloseTo(0.1, 1)
    expect(found?.confidence).toBeGreaterThan(0.8)
  })

  test('is unsure between two heads alike', () => {
    const two = outlineOf(
      { x: 0.5, y: 0.6, rx: 0.25, ry: 0.15 },
      { x: 0.22, y: 0.36, rx: 0.1, ry: 0.1 },
      { x: 0.78, y: 0.36, rx: 0.1, ry: 0.1 },
    )

    expect(headAnchor(two, 1)?.confidence).toBeLessThan(0.8)
  })

  test('says nothing of an empty outline', () => {
    expect(headAnchor(outlineOf(), 1)).toBeNull()
  })
})

describe('createAnchorHolder', () => {
  const box = { x: 0.2, y: 0.2, width: 0.5, height: 0.5 }
  const at = (x: number, confidence = 0.95): HeadAnchor => ({ x, y: 0.3, radius: 0.1, confidence })

  test('believes a head that is seen twice in one place, and none that jumps', () => {
    const holder = createAnchorHolder()

    expect(holder.update(at(0.3), box, 0)).toBeNull()
    expect(holder.update(at(0.6), box, 0.3)).toBeNull()
    expect(holder.update(at(0.61), box, 0.6)?.x).toBeCloseTo(0.61)
  })

  test('trembles less than what it is given', () => {
    const holder = createAnchorHolder()
    const seen = Array.from({ length: 20 }, (_, frame) =>
      holder.update(at(0.4 + (frame % 2 === 0 ? 0.02 : -0.02)), box, frame * 0.3),
    )
    const places = seen.slice(2).map(one => one?.x ?? Number.NaN)

    expect(Math.max(...places) - Math.min(...places)).toBeLessThan(0.03)
  })

  test('lets go when nothing sure has come for a while', () => {
    const holder = createAnchorHolder()
    holder.update(at(0.4), box, 0)
    holder.update(at(0.4), box, 0.3)

    expect(holder.update(at(0.4, 0.5), box, 0.6)?.x).toBeCloseTo(0.4)
    expect(holder.update(null, box, 2)).toBeNull()
  })
})
