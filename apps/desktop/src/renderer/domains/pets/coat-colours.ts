/** Colours coats really come in: facts about animals, not colours of the interface. */
export const COAT_COLOURS = [
  { name: 'black', hex: '#23201f' },
  { name: 'charcoal', hex: '#4b4a4c' },
  { name: 'grey', hex: '#8f8f92' },
  { name: 'white', hex: '#f4efe6' },
  { name: 'cream', hex: '#e7d3ae' },
  { name: 'golden', hex: '#cf9a55' },
  { name: 'sand', hex: '#b98a5a' },
  { name: 'red', hex: '#a9552a' },
  { name: 'brown', hex: '#6b4428' },
  { name: 'chocolate', hex: '#432a1d' },
] as const

/** Weaker colours than this are greys, and every coat may be grey. */
const GREY_BELOW = 0.16

/** Hues in degrees between which no coat lies: lawns, skies and blankets do. */
const NO_COAT_HUES = { from: 62, to: 340 } as const

/**
 * Whether a colour can be a coat's. A photo's average may take in the lawn.
 *
 * @param hex - `#rrggbb`.
 */
export function isCoatColour(hex: string): boolean {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  if (red === undefined || green === undefined || blue === undefined) return false
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const spread = most - least
  if (spread < GREY_BELOW * Math.max(most, 0.25)) return true
  const hue =
    most === red
      ? (60 * ((green - blue) / spread) + 360) % 360
      : most === green
        ? 60 * ((blue - red) / spread) + 120
        : 60 * ((red - green) / spread) + 240
  return hue <= NO_COAT_HUES.from || hue >= NO_COAT_HUES.to
}
