import { mendelianShare } from '../src/pedigree/coefficients/mendelian-share.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../src/pedigree/index.ts'

/**
 * The plain method of Meuwissen & Luo (1992), the baseline of the benches: for each animal by itself, all ancestors
 * from the youngest to the oldest, each with the square of its share times its own draw. Takes the youngest from a
 * heap instead of the paper's sorted list, which on deep pedigrees would be slower still.
 *
 * @param f - coefficients of all ancestors of `rows`.
 * @returns the coefficient of each of `rows`.
 * @see Meuwissen & Luo (1992), "Computing inbreeding coefficients in large populations"
 */
export function meuwissenLuo(pedigree: Pedigree, rows: readonly number[], f: Float64Array): number[] {
  const { size, sires, dams } = pedigree
  const shares = new Float64Array(size)
  const heap = new YoungestFirst()
  const take = (row: number, share: number) => {
    if (row === UNKNOWN_PARENT) return
    if (shares[row] === 0) heap.push(row)
    shares[row] = (shares[row] as number) + share
  }
  return rows.map(asked => {
    let sum = 0
    take(asked, 1)
    while (heap.size > 0) {
      const row = heap.pop()
      const share = shares[row] as number
      const sire = sires[row] as number
      const dam = dams[row] as number
      sum += share * share * mendelianShare(sire, dam, f)
      shares[row] = 0
      take(sire, share / 2)
      take(dam, share / 2)
    }
    return sum - 1
  })
}

/** A binary heap of rows, the largest on top. */
class YoungestFirst {
  size = 0
  #rows = new Int32Array(1024)

  push(row: number): void {
    if (this.size === this.#rows.length) {
      const larger = new Int32Array(this.size * 2)
      larger.set(this.#rows)
      this.#rows = larger
    }
    let at = this.size
    this.size += 1
    for (let above = (at - 1) >> 1; at > 0 && (this.#rows[above] as number) < row; above = (at - 1) >> 1) {
      this.#rows[at] = this.#rows[above] as number
      at = above
    }
    this.#rows[at] = row
  }

  pop(): number {
    const rows = this.#rows
    const top = rows[0] as number
    this.size -= 1
    const row = rows[this.size] as number
    let at = 0
    for (let below = 1; below < this.size; below = 2 * at + 1) {
      if (below + 1 < this.size && (rows[below + 1] as number) > (rows[below] as number)) below += 1
      if ((rows[below] as number) <= row) break
      rows[at] = rows[below] as number
      at = below
    }
    rows[at] = row
    return top
  }
}
