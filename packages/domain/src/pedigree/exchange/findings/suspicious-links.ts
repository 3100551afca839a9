import { UNKNOWN_PARENT } from '../../pedigree.ts'
import type { AnimalTable } from './animal-table.ts'
import { isOtherSex, isParentYounger, type ParentLink } from './parent-links.ts'

/** From this share of links on, the order of a file or of its numbers counts as kept. */
const KEPT = 0.9

/**
 * How likely a parent link is wrong, from evidence outside of the loop it stands in: births, sexes, and the order that
 * nearly all other links of the file keep.
 */
export class LinkSuspicion {
  private readonly table: AnimalTable
  /** 1: parents stand before their offspring; -1: after; 0: no rule. */
  private readonly rowOrder: number
  private readonly numberOrder: number

  constructor(table: AnimalTable) {
    this.table = table
    this.rowOrder = this.orderKept(row => row)
    this.numberOrder = this.orderKept(row => this.numberAt(row))
  }

  /** Sorts the most suspicious first; equally suspicious ones by their place in the file. */
  compare(one: ParentLink, two: ParentLink): number {
    return this.score(two) - this.score(one) || one.child - two.child || (one.field < two.field ? 1 : -1)
  }

  private score(link: ParentLink): number {
    const younger = isParentYounger(this.table, link)
    const byDates = younger === undefined ? 0 : younger ? 100 : -100
    const bySex = isOtherSex(this.table, link) ? 40 : 0
    const byRow = this.against(this.rowOrder, link, row => row)
    const byNumber = this.against(this.numberOrder, link, row => this.numberAt(row))
    return byDates + bySex + byRow + byNumber
  }

  private against(kept: number, { child, parent }: ParentLink, place: (row: number) => number): number {
    if (kept === 0 || parent >= this.table.records.length) return 0
    const difference = (place(child) - place(parent)) * kept
    return Number.isNaN(difference) ? 0 : difference < 0 ? 20 : -10
  }

  private numberAt(row: number): number {
    const id = this.table.ids[row] ?? ''
    return /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN
  }

  private orderKept(place: (row: number) => number): number {
    const { records, sires, dams } = this.table
    let before = 0
    let after = 0
    for (let child = 0; child < records.length; child += 1)
      for (const parents of [sires, dams]) {
        const parent = parents[child] ?? UNKNOWN_PARENT
        if (parent === UNKNOWN_PARENT || parent >= records.length) continue
        const difference = place(child) - place(parent)
        if (difference > 0) before += 1
        else if (difference < 0) after += 1
      }
    const all = before + after
    if (all < 3) return 0
    return before >= all * KEPT ? 1 : after >= all * KEPT ? -1 : 0
  }
}
