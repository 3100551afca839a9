import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallJpeg } from '../../runtime/testing/small-jpeg.ts'
import { NotJpegError, stripJpeg } from './strip-jpeg.ts'

describe('stripJpeg', () => {
  test('gives the picture back without EXIF and without what hangs behind its end', () => {
    const sent = Buffer.concat([smallJpeg('GPS and a camera'), Buffer.from('a hidden archive')])

    expect(Buffer.from(stripJpeg(sent))).toEqual(smallJpeg())
  })

  test('changes nothing the second time', () => {
    const once = stripJpeg(smallJpeg('GPS'))

    expect(Buffer.from(stripJpeg(once))).toEqual(Buffer.from(once))
  })

  test('whatever it is given, it answers with a JPEG or a NotJpegError', () => {
    const damaged = fc
      .tuple(fc.nat(266), fc.integer({ min: 0, max: 255 }), fc.nat(267))
      .map(([position, byte, length]) => {
        const bytes = Buffer.from(smallJpeg())
        bytes[position] = byte
        return bytes.subarray(0, length)
      })
    const anything = fc.oneof(fc.uint8Array({ maxLength: 400 }), damaged)

    fc.assert(
      fc.property(anything, bytes => {
        try {
          const jpeg = stripJpeg(bytes)
          expect([jpeg[0], jpeg[1], jpeg.at(-2), jpeg.at(-1)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
        } catch (error) {
          expect(error).toBeInstanceOf(NotJpegError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('error: a picture of more than 8192 pixels a side is refused', () => {
    const huge = smallJpeg()
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
    huge.writeUInt16BE(9000, frame + 5)

    expect(() => stripJpeg(huge)).toThrow('16 x 9000 pixels')
  })
})
