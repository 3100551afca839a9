/** Numbers are added modulo this, so that a mask leaves no trace of what it covers. */
export const MODULUS = 2 ** 32

/** Steps in one unit of an update. */
const STEPS = 2 ** 16

/** An update as whole numbers modulo 2^32. @throws {RangeError} for what no honest update holds. */
export function toFixedPoint(values: readonly number[]): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(values, value => {
    const steps = Math.round(value * STEPS)
    if (!(Math.abs(steps) < 2 ** 30)) throw new RangeError(`${value} is no part of an update`)
    return steps < 0 ? steps + MODULUS : steps
  })
}

/** The inverse of {@link toFixedPoint}. */
export function fromFixedPoint(numbers: Uint32Array): number[] {
  return Array.from(numbers, number => (number >= MODULUS / 2 ? number - MODULUS : number) / STEPS)
}

/** The sum of a whole group's masked updates: the masks cancel, and nobody's own update can be read. */
export function sumMasked(updates: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const sum = new Uint32Array(updates[0]?.length ?? 0)
  for (const update of updates) {
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (update[at] as number)
  }
  return sum
}
