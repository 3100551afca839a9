/** A part of the mask smaller than this share of its largest is a stray. */
const STRAY_SHARE = 0.12
/** A hole smaller than this share of the mask is fur in another light. */
const HOLE_SHARE = 0.04

/** Drops strays and fills small holes. @returns a new mask. */
export function cleanMask(inside: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const cleaned = Uint8Array.from(inside)
  const parts = partsOf(cleaned, width, 1)
  const largest = parts.reduce((most, part) => Math.max(most, part.length), 0)
  for (const part of parts) {
    if (part.length < STRAY_SHARE * largest) for (const pixel of part) cleaned[pixel] = 0
  }
  const area = cleaned.reduce((sum, value) => sum + value, 0)
  for (const part of partsOf(cleaned, width, 0)) {
    if (part.length < HOLE_SHARE * area) for (const pixel of part) cleaned[pixel] = 1
  }
  return cleaned
}

/** Pixels of one value that hang together side by side. */
function partsOf(mask: Uint8Array, width: number, value: number): number[][] {
  const seen = new Uint8Array(mask.length)
  const parts: number[][] = []
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== value || seen[start] === 1) continue
    const part = [start]
    seen[start] = 1
    for (let at = 0; at < part.length; at++) {
      for (const next of neighbours(part[at] as number, width, mask.length)) {
        if (mask[next] !== value || seen[next] === 1) continue
        seen[next] = 1
        part.push(next)
      }
    }
    parts.push(part)
  }
  return parts
}

function neighbours(pixel: number, width: number, count: number): number[] {
  const x = pixel % width
  const found = []
  if (x > 0) found.push(pixel - 1)
  if (x + 1 < width) found.push(pixel + 1)
  if (pixel >= width) found.push(pixel - width)
  if (pixel + width < count) found.push(pixel + width)
  return found
}
