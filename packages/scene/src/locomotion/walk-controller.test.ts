import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { REST, RUN_MPS, WALK_STEP_S, WalkController, type WalkGround } from './walk-controller.ts'

const ground: WalkGround = { groundAt: () => 0, obstacles: [{ x: 0, z: 5, radiusM: 1 }], halfSideM: 20 }
const start = { x: 0, z: 0, yawRad: 0 }
const north = { ...REST, northward: 1 }

function walk(controller: WalkController, seconds: number, wish = REST): void {
  for (let t = 0; t < seconds; t += WALK_STEP_S) controller.advance(WALK_STEP_S, wish)
}

describe('WalkController', () => {
  test.prop([fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 40 })])(
    'goes the same way however time is cut into frames',
    cuts => {
      const [even, uneven] = [new WalkController(ground, start), new WalkController(ground, start)]
      const wish = { ...REST, eastward: 0.5, northward: 0.4, run: true }
      const steps = cuts.reduce((sum, cut) => sum + cut, 0)
      for (let i = 0; i < steps; i++) even.advance(WALK_STEP_S, wish)
      for (const cut of cuts) uneven.advance(cut * WALK_STEP_S, wish)
      expect(Math.abs(uneven.pose().x - even.pose().x)).toBeLessThan(RUN_MPS * WALK_STEP_S * 1.01)
    },
  )

  test.prop([fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })])(
    'never enters a tree or leaves the fence',
    (eastward, northward) => {
      const controller = new WalkController(ground, start)
      for (let i = 0; i < 600; i++) {
        controller.advance(WALK_STEP_S, { ...REST, eastward, northward, run: true })
        const { x, z } = controller.pose()
        expect(Math.hypot(x, z - 5)).toBeGreaterThanOrEqual(1)
        expect(Math.max(Math.abs(x), Math.abs(z))).toBeLessThan(20)
      }
    },
  )

  test('walks, then runs, then stands', () => {
    const controller = new WalkController({ ...ground, obstacles: [] }, start)
    walk(controller, 1, north)
    expect(controller.pose().state).toBe('walk')
    walk(controller, 1, { ...north, run: true })
    expect(controller.pose().state).toBe('run')
    walk(controller, 2)
    expect(controller.pose()).toMatchObject({ state: 'idle', speedMps: 0 })
  })

  test('sits and greets only while standing', () => {
    const controller = new WalkController(ground, start)
    walk(controller, 0.1, { ...REST, sit: true })
    expect(controller.pose().state).toBe('sit')
    walk(controller, 0.1, { ...REST, greet: true })
    expect(controller.pose().state).toBe('wag')
    walk(controller, 0.5, { ...north, sit: true })
    expect(controller.pose().state).toBe('walk')
  })

  test('goes by itself to a place pointed at, round a tree in the way', () => {
    const controller = new WalkController(ground, start)
    controller.walkTo({ x: 0.4, z: 9, run: false })
    walk(controller, 20)
    expect(Math.hypot(controller.pose().x - 0.4, controller.pose().z - 9)).toBeLessThan(0.5)
  })

  test.prop([fc.double({ min: -25, max: 25, noNaN: true }), fc.double({ min: -25, max: 25, noNaN: true })], {
    numRuns: 40,
  })('sent anywhere, even into a pond, it gets near and then stands still', (x, z) => {
    const wet = { ...ground, obstacles: [{ x: 0, z: 5, radiusM: 4 }] }
    const controller = new WalkController(wet, start)
    controller.walkTo({ x, z, run: true })
    walk(controller, 40)
    const pose = controller.pose()
    expect(pose).toMatchObject({ speedMps: 0, state: 'idle' })
    const inPondM = Math.max(0, 4.25 - Math.hypot(x, z - 5))
    const outsideM = Math.hypot(Math.max(0, Math.abs(x) - 19.3), Math.max(0, Math.abs(z) - 19.3))
    expect(Math.hypot(pose.x - x, pose.z - z)).toBeLessThan(1.2 + inPondM + outsideM)
  })

  test('does not leap after a long pause', () => {
    const controller = new WalkController({ ...ground, obstacles: [] }, start)
    walk(controller, 1, { ...north, run: true })
    const before = controller.pose()
    controller.advance(60, { ...north, run: true })
    expect(controller.pose().z - before.z).toBeLessThan(RUN_MPS * 0.3)
  })
})
