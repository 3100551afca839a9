import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type BallState, newerBall, releaseBall, takeBall } from './ball-state.ts'

const point = fc.record({
  x: fc.integer({ min: -9, max: 9 }),
  y: fc.integer({ min: 0, max: 3 }),
  z: fc.integer({ min: -9, max: 9 }),
})
const peer = fc.constantFrom('ana', 'ben', 'carla')
const anyBall: fc.Arbitrary<BallState> = fc.record({
  seq: fc.integer({ min: 0, max: 4 }),
  owner: peer,
  position: point,
  velocity: point,
  heldBy: fc.option(peer, { nil: null }),
  atMs: fc.integer({ min: 0, max: 5 }),
})

describe('newerBall', () => {
  test.prop([fc.array(anyBall, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat())])(
    'peers that saw the same states in any order agree',
    (states, shuffle) => {
      const shuffled = [...states].sort(() => (shuffle.next().value % 3) - 1)
      expect(shuffled.reduce(newerBall)).toEqual(states.reduce(newerBall))
    },
  )

  test.prop([anyBall])('taking the ball is newer than the ball taken', ball => {
    const taken = takeBall(ball, 'ana', 1)
    expect(newerBall(ball, taken)).toBe(taken)
    expect(taken.heldBy).toBe('ana')
  })

  test.prop([anyBall, point])('a throw is newer than the holding before it', (ball, velocity) => {
    const held = takeBall(ball, 'ben', 1)
    const thrown = releaseBall(held, 'ben', { from: held.position, velocity, atMs: 2 })
    expect(newerBall(thrown, held)).toBe(thrown)
    expect(thrown.heldBy).toBeNull()
  })

  test('of two grabs at the same moment both peers keep the same one', () => {
    const lying: BallState = {
      seq: 3,
      owner: 'ana',
      position: { x: 0, y: 0, z: 0 },
      velocity: { x: 0, y: 0, z: 0 },
      heldBy: null,
      atMs: 0,
    }
    const [ana, ben] = [takeBall(lying, 'ana', 900), takeBall(lying, 'ben', 100)]
    expect(newerBall(ana, ben)).toEqual(newerBall(ben, ana))
    expect(newerBall(ana, ben).heldBy).toBe('ben')
  })
})
