import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { shapeTerrain } from '../park/terrain.ts'
import { BALL_RADIUS_M, type BallBody, type BallGround, stepBall } from './ball-flight.ts'

const terrain = shapeTerrain(1)
const ground: BallGround = {
  groundAt: terrain.heightAt,
  obstacles: [{ x: 6, z: -6, radiusM: 0.5 }],
  halfSideM: terrain.halfSideM,
  pond: terrain.pond,
}
const speed = fc.double({ min: -9, max: 9, noNaN: true })

function flight(body: BallBody, steps: number): BallBody[] {
  const path = [body]
  for (let i = 0; i < steps; i++) path.push(stepBall(path.at(-1) ?? body, ground))
  return path
}

describe('stepBall', () => {
  test.prop([speed, speed, fc.double({ min: 0, max: 8, noNaN: true })], { numRuns: 30 })(
    'keeps the ball above the ground and inside the fence, whatever the throw',
    (vx, vz, vy) => {
      const start = {
        position: { x: 0, y: terrain.heightAt(0, -6) + 1, z: -6 },
        velocity: { x: vx, y: vy, z: vz },
      }
      for (const { position } of flight(start, 1200)) {
        expect(position.y).toBeGreaterThanOrEqual(
          terrain.heightAt(position.x, position.z) + BALL_RADIUS_M - 1e-6,
        )
        expect(Math.max(Math.abs(position.x), Math.abs(position.z))).toBeLessThan(terrain.halfSideM)
      }
    },
  )

  test('a thrown ball comes to rest, and at the same place on every machine', () => {
    const start = {
      position: { x: 0, y: terrain.heightAt(0, -9) + 1, z: -9 },
      velocity: { x: 1, y: 4.6, z: 7.5 },
    }
    const [once, again] = [flight(start, 2400).at(-1), flight(start, 2400).at(-1)]
    expect(once).toEqual(again)
    expect(once?.velocity).toEqual({ x: 0, y: 0, z: 0 })
  })
})
