import { isMissing } from './cell-values.ts'

/** Rows of animals of a table, tidied; `cells` may be shorter than there are columns. */
export type AnimalRows = readonly (readonly string[])[]

/** Questions to one column's content. Sets are built once, when first asked for. */
export class ColumnFacts {
  readonly index: number
  private readonly rows: AnimalRows
  private known: { readonly values: ReadonlySet<string>; readonly filled: number } | undefined

  constructor(rows: AnimalRows, index: number) {
    this.rows = rows
    this.index = index
  }

  /** The different values that are not words for "missing". */
  get values(): ReadonlySet<string> {
    return this.facts().values
  }

  /** Share of rows that have a value, 0 to 1. */
  get filled(): number {
    return this.facts().filled / Math.max(1, this.rows.length)
  }

  /** Different values among the values there are, 0 to 1. 1 means that no value occurs twice. */
  get uniqueness(): number {
    const { values, filled } = this.facts()
    return filled === 0 ? 0 : values.size / filled
  }

  /** Share of this column's different values that stand in the other one, 0 to 1. */
  shareFoundIn(other: ColumnFacts): number {
    if (this.values.size === 0) return 0
    let found = 0
    let asked = 0
    for (const value of this.values) {
      if (other.values.has(value) || other.values.has(withoutDecimals(value))) found += 1
      asked += 1
      if (asked === MOST_ASKED) break
    }
    return found / asked
  }

  /** Whether some row has the same value in both columns; an animal is not its own parent, as a rule. */
  isSomewhereEqualTo(other: ColumnFacts): boolean {
    return this.rows.some(row => row[this.index] === row[other.index] && !isMissing(row[this.index] ?? ''))
  }

  /** Whether most of its values hold letters. */
  get hasWords(): boolean {
    const sample = [...this.values].slice(0, 200)
    return sample.filter(value => /\p{L}/u.test(value)).length > sample.length / 2
  }

  /** Whether it counts 1, 2, 3 ... from the first row on. */
  get isRunningNumber(): boolean {
    const { index } = this
    return this.rows.every((row, at) => row[index] === String(at + 1))
  }

  private facts() {
    if (this.known !== undefined) return this.known
    const values = new Set<string>()
    let filled = 0
    for (const row of this.rows) {
      const value = row[this.index] ?? ''
      if (isMissing(value)) continue
      filled += 1
      values.add(value)
    }
    this.known = { values, filled }
    return this.known
  }
}

/** More values say no more about a column. */
const MOST_ASKED = 20_000

/** Whole numbers of a column with gaps come back from some programs as `12.0`. */
export function withoutDecimals(value: string): string {
  return /^\d+[.,]0+$/.test(value) ? value.replace(/[.,]0+$/, '') : value
}
