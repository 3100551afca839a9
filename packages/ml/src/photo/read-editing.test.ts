import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { generatedPhoto } from './generated-photos.ts'
import { readEditing } from './read-editing.ts'

const small = () => generatedPhoto({ width: 64, height: 48 })

/** As a camera writes it, or a program that signed with its name. */
const signed = (Software: string) =>
  small()
    .jpeg()
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Phone 3', Software },
      IFD2: { DateTimeOriginal: '2026:05:01 10:11:12' },
    })
    .toBuffer()

/** A PNG with a text chunk, whose checksum nobody reads here. */
async function pngSaying(text: string): Promise<Buffer> {
  const png = await small().png().toBuffer()
  const body = Buffer.from(`parameters\0${text}`, 'latin1')
  const chunk = Buffer.alloc(12 + body.length)
  chunk.writeUInt32BE(body.length, 0)
  chunk.write('tEXt', 4, 'latin1')
  body.copy(chunk, 8)
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}

describe('readEditing', () => {
  test('names the program that signed the file', async () => {
    expect(readEditing(await signed('Adobe Photoshop 25.1 (Macintosh)'))).toMatchObject({
      kind: 'edited',
      by: 'Photoshop',
    })
    expect(readEditing(await signed('Snapseed 2.0'))).toMatchObject({ kind: 'edited', by: 'Snapseed' })
    expect(readEditing(await signed('PawfectMatch camera effects'))).toMatchObject({
      kind: 'edited',
      by: 'PawfectMatch',
    })
  })

  test('tells a picture made up by a computer', async () => {
    const png = await pngSaying('a corgi in a park, Negative prompt: blurry, Steps: 30')

    expect(readEditing(png)).toEqual({ kind: 'generated', by: 'Stable Diffusion', hasCredentials: false })
  })

  test('sees no sign in a photo as the camera wrote it, and cannot tell without any notes', async () => {
    const stripped = await sharp(await signed('Adobe Photoshop 25.1'))
      .jpeg()
      .toBuffer()

    expect(readEditing(await signed('Phone 3 Firmware 1.2')).kind).toBe('no-sign')
    expect(readEditing(stripped)).toEqual({ kind: 'cannot-tell', by: null, hasCredentials: false })
    expect(readEditing(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff])).kind).toBe('cannot-tell')
    expect(readEditing(new Uint8Array()).kind).toBe('cannot-tell')
  })
})
