/** A decoded picture: upright, sRGB, 8 bit, rows top-down, 3 bytes a pixel. */
export type RgbImage = {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** A rectangle in shares of the picture: 0..1 from the top left corner. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The whole picture. */
export const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 }
