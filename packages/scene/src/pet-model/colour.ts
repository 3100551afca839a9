/** Red, green, blue in [0, 1], in linear light. */
export type Rgb = readonly [number, number, number]

/** Reads `#rrggbb` into linear light; anything else becomes a warm grey. */
export function linearRgb(hex: string): Rgb {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (digits === null) return [0.3, 0.28, 0.25]
  const channel = (text: string | undefined) => (Number.parseInt(text ?? '80', 16) / 255) ** 2.2
  return [channel(digits[1]), channel(digits[2]), channel(digits[3])]
}

/** Straight mix of two colours: `from` at share 0, `to` at share 1. */
export function mixRgb(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ]
}

/** The colour made lighter or darker. */
export function scaleRgb(colour: Rgb, factor: number): Rgb {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor]
}
