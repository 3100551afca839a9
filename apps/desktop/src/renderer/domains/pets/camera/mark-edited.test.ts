import sharp from 'sharp'
import { expect, test } from 'vitest'
import { markEdited } from './mark-edited.ts'

test('a photo with an effect names us and its making in its own file, and shows the same picture', async () => {
  const plain = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#7fb083' } })
    .jpeg()
    .toBuffer()

  const marked = markEdited(plain)

  const { xmp } = await sharp(marked).metadata()
  expect(xmp?.toString()).toContain('xmp:CreatorTool="PawfectMatch camera effects"')
  expect(xmp?.toString()).toContain('digitalsourcetype/compositeCapture')
  expect(await sharp(marked).raw().toBuffer()).toEqual(await sharp(plain).raw().toBuffer())
})
