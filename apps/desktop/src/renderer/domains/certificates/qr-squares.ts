import { encode } from 'uqr'

/** A dark square of a code, in squares from the top left. */
export type DarkRow = { readonly x: number; readonly y: number; readonly width: number }

/**
 * Lays a text out as a QR code that survives a fold or a stain (a quarter of it may be unreadable).
 *
 * @param text - at most some 1,200 characters.
 * @returns how many squares a side has, quiet zone not counted, and runs of dark ones.
 */
export function qrSquares(text: string): { readonly size: number; readonly dark: readonly DarkRow[] } {
  const { data, size } = encode(text, { ecc: text.length > 700 ? 'L' : 'M', border: 0 })
  const dark = data.flatMap((row, y) => {
    const runs: DarkRow[] = []
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      const start = x
      while (row[x + 1] === true) x++
      runs.push({ x: start, y, width: x - start + 1 })
    }
    return runs
  })
  return { size, dark }
}
