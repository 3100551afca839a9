import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { BridgeError } from './bridge-error.ts'
import { decodeFrame, encodeFrame, MAX_FRAME_BYTES } from './frame.ts'

describe('frames', () => {
  test('carry bytes beside JSON, and only as many as were sent', () => {
    const frame = {
      kind: 'call' as const,
      id: 7,
      call: 'pets/analysePhoto',
      input: { bytes: new Uint8Array([1, 2, 3]), nested: [{ more: new Uint8Array(0) }], text: 'Größe' },
    }

    expect(decodeFrame(encodeFrame(frame))).toEqual(frame)
  })

  propertyTest.prop([fc.uint8Array({ maxLength: 400 })])(
    'whatever the bytes, refuse with a typed error',
    bytes => {
      try {
        decodeFrame(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(BridgeError)
      }
    },
  )

  propertyTest.prop([fc.jsonValue()])('any JSON comes back as it went', value => {
    const input = JSON.parse(JSON.stringify(value))
    expect(decodeFrame(encodeFrame({ kind: 'result', id: 1, output: input }))).toEqual({
      kind: 'result',
      id: 1,
      output: input,
    })
  })

  test('error: refuse a frame beyond the limit before copying it', () => {
    const output = new Uint8Array(MAX_FRAME_BYTES)
    expect(() => encodeFrame({ kind: 'result', id: 1, output })).toThrow(
      expect.objectContaining({ code: 'bridge/too-large' }),
    )
  })
})
