import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PoseInbox, STALE_POSE_MS } from './pose-inbox.ts'
import { packPose } from './pose-packet.ts'

const STANDING = { x: 0, y: 0, z: 0, yawRad: 0, speedMps: 0, state: 'idle' } as const

/** A sender and a receiver whose clocks differ by a known amount. */
class Line {
  nowMs = 100_000
  readonly inbox = new PoseInbox(() => this.nowMs)

  packet(sequence: number, sentAtMs: number) {
    return packPose({ sequence, sentAtMs, pose: STANDING })
  }

  /** Twenty packets a second that take `flightMs` each. */
  stream(count: number, flightMs: number, firstSequence = 0): void {
    for (let i = 0; i < count; i += 1) {
      this.inbox.accept(this.packet(firstSequence + i, this.nowMs - flightMs))
      this.nowMs += 50
    }
  }
}

describe('PoseInbox', () => {
  test('believes an ordinary stream, past the wrap of its counters', () => {
    const line = new Line()
    line.stream(200, 20, 65_500)

    expect(line.inbox.counts).toEqual({ accepted: 200, malformed: 0, reordered: 0, stale: 0, flood: 0 })
  })

  test('drops what comes late, twice, or behind a newer one', () => {
    const line = new Line()
    line.stream(10, 20)
    const late = line.packet(10, line.nowMs - 20 - STALE_POSE_MS - 50)

    expect(line.inbox.accept(late)).toBeUndefined()
    expect(line.inbox.accept(line.packet(4, line.nowMs))).toBeUndefined()
    expect(line.inbox.accept(line.packet(10, line.nowMs))).toBeUndefined()
    expect(line.inbox.counts).toMatchObject({ accepted: 10, stale: 1, reordered: 2 })
  })

  test('tells when a pose was sent on the receiver’s own clock', () => {
    const line = new Line()
    line.stream(10, 20)

    expect(line.inbox.accept(line.packet(10, line.nowMs - 60))?.sentAtMs).toBeCloseTo(line.nowMs - 40, 0)
  })

  test('takes a sender anew after a long silence', () => {
    const line = new Line()
    line.stream(10, 20, 5_000)
    line.nowMs += 20_000

    expect(line.inbox.accept(line.packet(0, 7))).toBeDefined()
  })

  test('drops a flood and counts it', () => {
    const line = new Line()
    for (let sequence = 0; sequence < 1_000; sequence += 1)
      line.inbox.accept(line.packet(sequence, line.nowMs))

    expect(line.inbox.counts).toMatchObject({ accepted: 40, flood: 960 })
  })

  property.prop([fc.array(fc.tuple(fc.uint8Array({ maxLength: 20 }), fc.nat(200)))])(
    'counts every packet exactly once and never throws, whatever a peer sends',
    packets => {
      const line = new Line()
      for (const [bytes, waitMs] of packets) {
        line.nowMs += waitMs
        line.inbox.accept(bytes)
      }
      const { accepted, malformed, reordered, stale, flood } = line.inbox.counts

      expect(accepted + malformed + reordered + stale + flood).toBe(packets.length)
    },
  )
})
