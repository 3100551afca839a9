/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [number, number, number]

/** Hues of fur in degrees, from red fox to cream; everything else is lawn, sky, sofa or coloured light. */
const WARM = { from: 8, to: 50 }

/** A pixel of a foreign hue with more colour in it than this (0 to 255) is no fur at all. */
const FOREIGN_CHROMA = 34
/** "Blue" coats are greys with a breath of blue. */
const COLD_SATURATION = 0.12
const WARM_SATURATION = 0.85

/** Whether a pixel may be fur: no animal's coat is plainly green, blue or violet. */
export function mayBeFur(colour: Colour): boolean {
  const { hue, chroma } = hueOf(colour)
  return chroma <= FOREIGN_CHROMA || (hue >= 0 && hue <= WARM.to + 12) || hue >= 345
}

/** The nearest colour a coat can have, as bright as before. */
export function naturalColour(colour: Colour): Colour {
  const { hue, chroma, max } = hueOf(colour)
  if (chroma === 0) return colour
  const saturation = chroma / max
  if (hue >= WARM.from && hue <= WARM.to) return withHue(hue, Math.min(saturation, WARM_SATURATION), max)
  if (hue < WARM.to + 12 || hue >= 345) {
    return withHue(hue > WARM.to && hue < 345 ? WARM.to : WARM.from, Math.min(saturation, 0.6), max)
  }
  const isCold = hue >= 190 && hue <= 260
  return withHue(isCold ? hue : 0, isCold ? Math.min(saturation, COLD_SATURATION) : 0, max)
}

function hueOf([red, green, blue]: Colour): { hue: number; chroma: number; max: number } {
  const max = Math.max(red, green, blue)
  const chroma = max - Math.min(red, green, blue)
  if (chroma === 0) return { hue: 0, chroma, max }
  const sixth =
    max === red
      ? (green - blue) / chroma
      : max === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4
  return { hue: (sixth * 60 + 360) % 360, chroma, max }
}

function withHue(hue: number, saturation: number, max: number): Colour {
  const channel = (offset: number) => {
    const place = (offset + hue / 60) % 6
    return max * (1 - saturation * Math.max(0, Math.min(place, 4 - place, 1)))
  }
  return [channel(5), channel(3), channel(1)]
}
