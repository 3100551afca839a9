import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOTION_STATES, POSE_PACKET_BYTES, packPose, unpackPose } from './pose-packet.ts'
import vectors from './vectors/pose-packet.json' with { type: 'json' }

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const anyPacket = fc.record({
  sequence: fc.integer({ min: 0, max: 65_535 }),
  sentAtMs: fc.integer({ min: 0, max: 65_535 }),
  pose: fc.record({
    x: finite(-327, 327),
    y: finite(-327, 327),
    z: finite(-327, 327),
    yawRad: finite(-100, 100),
    speedMps: finite(0, 25.5),
    state: fc.constantFrom(...MOTION_STATES),
  }),
})

describe('packPose', () => {
  test.each(vectors.valid)('writes the bytes of the vector: $name', ({ hex, packet }) => {
    const state = MOTION_STATES.find(known => known === packet.pose.state) ?? 'idle'

    expect(Buffer.from(packPose({ ...packet, pose: { ...packet.pose, state } })).toString('hex')).toBe(hex)
  })

  property.prop([anyPacket])(
    'arrives within a centimetre, a tenth of a degree and a decimetre a second',
    packet => {
      const arrived = unpackPose(packPose(packet))

      expect(arrived).toMatchObject({ sequence: packet.sequence, sentAtMs: packet.sentAtMs })
      expect(Math.abs((arrived?.pose.x ?? Number.NaN) - packet.pose.x)).toBeLessThanOrEqual(0.0051)
      expect(Math.abs((arrived?.pose.z ?? Number.NaN) - packet.pose.z)).toBeLessThanOrEqual(0.0051)
      expect(Math.abs((arrived?.pose.speedMps ?? Number.NaN) - packet.pose.speedMps)).toBeLessThanOrEqual(
        0.051,
      )
      expect(Math.cos((arrived?.pose.yawRad ?? Number.NaN) - packet.pose.yawRad)).toBeGreaterThan(0.9999)
      expect(arrived?.pose.state).toBe(packet.pose.state)
    },
  )

  property.prop([anyPacket])('is exactly repeatable: packing what arrived gives the same bytes', packet => {
    const bytes = packPose(packet)
    const arrived = unpackPose(bytes)

    expect(arrived && packPose(arrived)).toEqual(bytes)
  })

  test('clamps what is outside the park', () => {
    const far = { x: 1e9, y: -1e9, z: 0, yawRad: 0, speedMps: 1e9, state: 'run' } as const

    expect(unpackPose(packPose({ sequence: 0, sentAtMs: 0, pose: far }))?.pose).toMatchObject({
      x: 327.67,
      y: -327.67,
      speedMps: 25.5,
    })
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('error: refuses to send %s', x => {
    const broken = { x, y: 0, z: 0, yawRad: 0, speedMps: 0, state: 'idle' } as const

    expect(() => packPose({ sequence: 0, sentAtMs: 0, pose: broken })).toThrow(RangeError)
  })
})

describe('unpackPose', () => {
  test.each(vectors.invalid)('refuses the vector: $name', ({ hex }) => {
    expect(unpackPose(Buffer.from(hex, 'hex'))).toBeUndefined()
  })

  property.prop([fc.uint8Array({ maxLength: 40 })])(
    'never throws, and only whole packets are poses',
    bytes => {
      const packet = unpackPose(bytes)

      if (packet !== undefined) expect(bytes).toHaveLength(POSE_PACKET_BYTES)
    },
  )

  property.prop([fc.uint8Array({ minLength: POSE_PACKET_BYTES, maxLength: POSE_PACKET_BYTES })])(
    'gives only numbers a park can show',
    bytes => {
      const pose = unpackPose(Uint8Array.from([1, ...bytes.subarray(1)]))?.pose

      if (pose === undefined) return
      for (const metres of [pose.x, pose.y, pose.z]) expect(Math.abs(metres)).toBeLessThanOrEqual(327.67)
      expect(Math.abs(pose.yawRad)).toBeLessThanOrEqual(Math.PI)
      expect(pose.speedMps).toBeLessThanOrEqual(25.5)
    },
  )
})
