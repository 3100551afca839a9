import type { BallState } from '@pawfect/scene'
import { describe, expect, test } from 'vitest'
import { ballStateOf, toyEventOf } from './ball-wire.ts'

const lying: BallState = {
  seq: 0,
  owner: 'me',
  position: { x: 1, y: 0, z: 2 },
  velocity: { x: 0, y: 0, z: 0 },
  heldBy: null,
  atMs: 0,
}

describe('the ball between two parks', () => {
  test('a thrown ball arrives where it left, as fast as it left', () => {
    const thrown = { ...lying, seq: 4, owner: 'ana', velocity: { x: 3, y: 4, z: 0 }, atMs: 50 }

    const arrived = ballStateOf(toyEventOf(thrown), { byPeerId: 'ana', before: lying, atMs: 50 })

    expect(arrived).toEqual(thrown)
  })

  test('a ball in a mouth belongs to the animal that took it', () => {
    const held = { ...lying, seq: 2, owner: 'ben', heldBy: 'ben' }

    const arrived = ballStateOf(toyEventOf(held), { byPeerId: 'ben', before: lying, atMs: 9 })

    expect(arrived).toEqual({ ...held, atMs: 9 })
  })

  test('a dropped ball lies where it was dropped', () => {
    const dropped = { ...lying, seq: 7, owner: 'ben', position: { x: -3, y: 0.1, z: 8 } }

    const arrived = ballStateOf(toyEventOf(dropped), { byPeerId: 'ben', before: lying, atMs: 0 })

    expect(arrived).toEqual(dropped)
  })
})
