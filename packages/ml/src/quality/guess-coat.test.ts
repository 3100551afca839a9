import { describe, expect, test } from 'vitest'
import { type RgbImage, WHOLE } from '../photo/rgb-image.ts'
import { guessCoat } from './guess-coat.ts'

function picture(colourAt: (x: number) => readonly number[]): RgbImage {
  const side = 80
  const data = new Uint8Array(side * side * 3)
  for (let pixel = 0; pixel < side * side; pixel++) data.set(colourAt(pixel % side), pixel * 3)
  return { data, width: side, height: side }
}

describe('guessCoat', () => {
  test('finds one colour in a plain coat', () => {
    expect(
      guessCoat(
        picture(() => [180, 120, 60]),
        WHOLE,
      ),
    ).toEqual({
      primary: '#b4783c',
      secondary: '#b4783c',
      pattern: 'solid',
    })
  })

  test('finds both colours of a two-coloured coat, the larger first', () => {
    const coat = guessCoat(
      picture(x => (x < 50 ? [20, 20, 20] : [240, 240, 240])),
      WHOLE,
    )

    expect(coat).toEqual({
      primary: '#141414',
      secondary: expect.stringMatching(/^#[ef]/),
      pattern: 'bicolour',
    })
  })

  const onLawn = (coat: readonly number[]) => scene({ coat, around: [70, 140, 50] })

  test.each([
    ['a brown dog', [150, 95, 50]],
    ['a white dog', [236, 232, 226]],
    ['a black dog', [28, 26, 25]],
    ['a grey dog', [128, 126, 124]],
  ])('gives %s on a lawn the colour of its fur', (_, coat) => {
    expect(guessCoat(onLawn(coat), ANIMAL)).toEqual({
      primary: hex(coat),
      secondary: hex(coat),
      pattern: 'solid',
    })
  })

  test('takes no colour from a wall of the colour of no animal but of much of the box', () => {
    const coat = [200, 150, 90]
    const picture = scene({ coat, around: [110, 112, 118], radius: 0.13 })

    expect(guessCoat(picture, ANIMAL)).toMatchObject({ primary: hex(coat) })
  })

  test('leaves a white dog white in the snow', () => {
    expect(guessCoat(scene({ coat: [240, 240, 238], around: [244, 246, 246] }), ANIMAL).primary).toMatch(
      /^#f/,
    )
  })

  test('never says green, whatever the picture', () => {
    const { primary } = guessCoat(scene({ coat: [40, 160, 40], around: [40, 160, 40] }), ANIMAL)

    expect(primary).toMatch(/^#(..)\1\1$/)
  })
})

/** Where {@link scene} puts its animal. */
const ANIMAL = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }

/** An oval animal of one colour before a background of another. */
function scene(colours: { coat: readonly number[]; around: readonly number[]; radius?: number }): RgbImage {
  const side = 120
  const data = new Uint8Array(side * side * 3)
  for (let pixel = 0; pixel < side * side; pixel++) {
    const away = Math.hypot((pixel % side) / side - 0.5, Math.floor(pixel / side) / side - 0.5)
    data.set(away <= (colours.radius ?? 0.22) ? colours.coat : colours.around, pixel * 3)
  }
  return { data, width: side, height: side }
}

function hex(colour: readonly number[]): string {
  return `#${colour.map(value => value.toString(16).padStart(2, '0')).join('')}`
}
