import { describe, expect, test } from 'vitest'
import { guessCoat } from '../quality/guess-coat.ts'
import { coveredAt, FINE_SIDE_PX, findSubject, type SubjectMask } from './find-subject.ts'
import { maskOverlap } from './judge-mask.ts'
import { type StripedScene, stripedScene } from './striped-scene.ts'

const onTiles = stripedScene({
  coat: [225, 218, 205],
  around: [
    [150, 85, 45],
    [120, 66, 36],
  ],
})

/** The mask at the scene's own resolution. */
function pixelsOf({ image }: StripedScene, mask: SubjectMask): Uint8Array {
  return Uint8Array.from({ length: image.width * image.height }, (_, pixel) => {
    const [x, y] = [(pixel % image.width) + 0.5, Math.floor(pixel / image.width) + 0.5]
    return coveredAt(mask, x / image.width, y / image.height) ? 1 : 0
  })
}

describe('findSubject', () => {
  test('finds the outline of an animal in a box, and trusts it', async () => {
    const mask = await findSubject(onTiles.image, onTiles.box, { side: FINE_SIDE_PX })

    expect(maskOverlap(pixelsOf(onTiles, mask), onTiles.isAnimal)).toBeGreaterThan(0.95)
    expect(mask.judgement.isSound).toBe(true)
    expect(await findSubject(onTiles.image, onTiles.box, { side: FINE_SIDE_PX })).toEqual(mask)
  })

  test('does not trust what it finds where the animal has the colours of the ground', async () => {
    const hidden = stripedScene({ coat: [140, 100, 60], around: [[140, 100, 60]] })

    expect((await findSubject(hidden.image, hidden.box)).judgement.isSound).toBe(false)
  })

  test('finds an animal in the colours of the ground where seeds show its shape', async () => {
    const { image, isAnimal, box } = stripedScene({ coat: [140, 100, 60], around: [[140, 100, 60]] })
    const side = 60
    const data = Float32Array.from({ length: side * side }, (_, cell) => {
      const x = Math.floor((((cell % side) + 0.5) / side) * image.width)
      const y = Math.floor(((Math.floor(cell / side) + 0.5) / side) * image.height)
      return isAnimal[y * image.width + x] === 1 ? 4 : -4
    })
    const seeds = { data, side, frame: { x: 0, y: 0, width: 1, height: 1 } }

    const seeded = await findSubject(image, box, { seeds })
    const unseeded = await findSubject(image, box)

    const overlapOf = (mask: SubjectMask) => maskOverlap(pixelsOf({ image, isAnimal, box }, mask), isAnimal)
    expect(overlapOf(seeded)).toBeGreaterThan(0.8)
    expect(overlapOf(seeded)).toBeGreaterThan(overlapOf(unseeded))
  })

  test.each([
    ['a box as large as the photo', { x: 0, y: 0, width: 1, height: 1 }],
    ['a box of a single pixel', { x: 0.5, y: 0.5, width: 1 / 240, height: 1 / 180 }],
  ])('answers within the photo, whatever the box: %s', async (_, box) => {
    const { box: found } = await findSubject(onTiles.image, box)

    expect(found.x).toBeGreaterThanOrEqual(0)
    expect(found.y).toBeGreaterThanOrEqual(0)
    expect(found.x + found.width).toBeLessThanOrEqual(1 + 1e-9)
    expect(found.y + found.height).toBeLessThanOrEqual(1 + 1e-9)
  })

  test('error: stops for the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('the owner left'))

    await expect(findSubject(onTiles.image, onTiles.box, { signal })).rejects.toThrow('the owner left')
  })
})

test('a brown floor no longer leaks into the coat of a black dog', async () => {
  const { image, box } = stripedScene({
    coat: [40, 36, 34],
    around: [
      [160, 105, 60],
      [70, 66, 64],
    ],
  })
  const mask = await findSubject(image, box)

  expect(guessCoat(image, box)).toMatchObject({ primary: '#282422', secondary: '#a0693c' })
  expect(guessCoat(image, box, mask)).toEqual({
    primary: '#282422',
    secondary: '#282422',
    pattern: 'solid',
  })
})
