/** How many animals are swept together; eight float64 fill a cache line. */
export const LANES = 8

/** Bits of `LaneKernel.marks`. */
export const LANE_MARKS = { ancestor: 1, needed: 2 } as const

/**
 * Relationships of eight animals at once with many others: a pass up the pedigree collects the share of each of the
 * eight animals' alleles that came through each ancestor, a pass down turns the shares into relationships. Animals
 * are lines numbered from 1, parents before offspring; line 0 is nobody, where a parent is not known.
 *
 * Before a pass up, the lines to start from are marked, and the lanes of each line marked `ancestor` hold the shares.
 *
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export type LaneKernel = {
  readonly kind: 'script' | 'wasm'
  /** Line of each line's sire and dam. */
  readonly sires: Int32Array
  readonly dams: Int32Array
  /** Each line's own draw, see `mendelianShare`; those of ancestors must be known. */
  readonly shares: Float64Array
  /** `LANE_MARKS` of each line; all 0 after a pass. */
  readonly marks: Uint8Array
  /** `LANES` values a line; after a pass down, relationships, but only where the line was needed. */
  readonly lanes: Float64Array
  /**
   * Passes shares and marks up, from line `from` to the founders.
   *
   * @returns how many lines are needed.
   */
  passUp(from: number): number
  /** Passes relationships down to the needed lines. @param count - as `passUp` said. */
  passDown(count: number): void
}
