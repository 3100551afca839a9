import type { Box } from '../photo/rgb-image.ts'

/**
 * Where a network sees animal: log odds on a square of cells.
 *
 * @property data - `side` rows of `side` cells; 0 is as likely as not, place in the box not yet counted.
 * @property frame - what part of the photo the square covers; may reach beyond it.
 */
export type SeedMap = { readonly data: Float32Array; readonly side: number; readonly frame: Box }

/** The seeds of a part of the photo, between cells by straight lines. @returns `side` rows of `side` values. */
export function seedsIn(seeds: SeedMap, part: Box, side: number): Float32Array {
  const columns = placesAlong(seeds, { start: part.x, length: part.width }, 'x', side)
  const rows = placesAlong(seeds, { start: part.y, length: part.height }, 'y', side)
  const found = new Float32Array(side * side)
  rows.forEach((row, y) => {
    const [upper, lower] = [row.cell * seeds.side, (row.cell + 1) * seeds.side]
    columns.forEach((column, x) => {
      const at = (start: number) =>
        (seeds.data[start + column.cell] as number) * (1 - column.share) +
        (seeds.data[start + column.cell + 1] as number) * column.share
      found[y * side + x] = at(upper) * (1 - row.share) + at(lower) * row.share
    })
  })
  return found
}

/** A cell before a point, and how far the point lies towards the next. */
type Place = { readonly cell: number; readonly share: number }

function placesAlong(
  { frame, side }: SeedMap,
  part: { start: number; length: number },
  axis: 'x' | 'y',
  count: number,
): Place[] {
  const [origin, extent] = axis === 'x' ? [frame.x, frame.width] : [frame.y, frame.height]
  return Array.from({ length: count }, (_, index) => {
    const point = part.start + ((index + 0.5) / count) * part.length
    const cells = Math.min(side - 1.001, Math.max(0, ((point - origin) / extent) * side - 0.5))
    return { cell: Math.floor(cells), share: cells % 1 }
  })
}
