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
})
