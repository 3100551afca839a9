import type { SearchFilter, SearchPlan } from '@pawfect/domain/matching/search'
import { areCloseKin, CLOSE_KIN_NUMBERS, type CloseKin } from '@pawfect/domain/pedigree/sharing'
import type { RowBlock } from './row-block.ts'
import { BREEDS_A_PET, bitAt, PLANE, type SearchColumns } from './search-columns.ts'

/** Rows to be looked at. */
export type LookedAt = Pick<RowBlock, 'alive' | 'first' | 'words'>

/** Notes in `out` which of some rows do not pass. */
export type ColumnTest = (rows: LookedAt, out: Int32Array) => void

/** What the tests read. */
export type SearchRows = {
  readonly columns: SearchColumns
  readonly kin: readonly (CloseKin | undefined)[]
  readonly breedNumbers: ReadonlyMap<string, number>
  /** For every number of a name, 1 where the name has these letters in it. */
  readonly namesWith: (folded: string) => Uint8Array
}

/** The test of a filter that needs numbers; null for those that planes or the distance answer. */
export function filterTestOf(rows: SearchRows, filter: SearchFilter, onDay: number): ColumnTest | null {
  const { columns } = rows
  switch (filter.id) {
    case 'energy':
    case 'sociability':
    case 'confidence':
    case 'gentleness':
      return outside(columns[filter.id], filter.from, filter.below)
    case 'age':
      return outside(columns.bornDay, filter.bornAfterDay + 1, filter.bornUntilDay + 1)
    case 'weight':
      return outside(columns.weightKg, filter.fromKg, filter.belowKg)
    case 'vaccinated':
      return outside(columns.vaccinatedUntilDay, onDay, Number.POSITIVE_INFINITY)
    case 'breed':
      return breedTest(rows, filter)
    case 'name': {
      const has = rows.namesWith(filter.folded)
      return each(row => has[columns.name[row] ?? 0] === 1)
    }
    default:
      return null
  }
}

/** Too young or too old to be bred from. */
export function breedingAgeTest(
  { planes, bornDay }: SearchColumns,
  { breedable, own }: SearchPlan,
): ColumnTest {
  const { bornUntilDay, damBornAfterDay } = breedable[own.species]
  return each(row => {
    const born = bornDay[row] ?? 0
    return born <= bornUntilDay && (bitAt(planes[PLANE.female], row) === 0 || born > damBornAfterDay)
  })
}

/** No valid vaccination on the day. */
export function vaccinationTest(columns: SearchColumns, { onDay }: SearchPlan): ColumnTest {
  return outside(columns.vaccinatedUntilDay, onDay, Number.POSITIVE_INFINITY)
}

/** Close kin of the own animal, as far as pedigrees are shared. */
export function kinTest(kin: SearchRows['kin'], own: CloseKin): ColumnTest {
  const both = new Float64Array(2 * CLOSE_KIN_NUMBERS)
  both.set(own)
  return each(row => {
    const theirs = kin[row]
    if (theirs === undefined) return true
    both.set(theirs, CLOSE_KIN_NUMBERS)
    return !areCloseKin(both, 0, CLOSE_KIN_NUMBERS)
  })
}

function breedTest(
  { columns: { breeds }, breedNumbers }: SearchRows,
  filter: Extract<SearchFilter, { id: 'breed' }>,
): ColumnTest {
  const tableOf = (breedIds: readonly string[]) => {
    const table = new Uint8Array(breedNumbers.size + 1)
    for (const id of breedIds) table[breedNumbers.get(id) ?? 0] = 1
    // 0 is no breed: an id nobody has must not stand for it.
    table[0] = 0
    return table
  }
  const [wanted, unwanted] = [filter.anyOf === null ? null : tableOf(filter.anyOf), tableOf(filter.noneOf)]
  return each(row => {
    let isWanted = wanted === null
    for (let at = row * BREEDS_A_PET; at < (row + 1) * BREEDS_A_PET; at++) {
      const breed = breeds[at] ?? 0
      if (unwanted[breed] === 1) return false
      if (wanted?.[breed] === 1) isWanted = true
    }
    return isWanted
  })
}

/** The general form, for comparisons that few plans need. */
function each(passes: (row: number) => boolean): ColumnTest {
  return ({ alive, first, words }, out) => {
    for (let at = 0; at < words; at++) {
      let failed = 0
      for (let rest = alive[at] ?? 0; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest
        if (!passes(((first + at) << 5) + 31 - Math.clz32(bit))) failed |= bit
      }
      out[at] = failed
    }
  }
}

/** {@link each} written out for "from `from`, below `below`": a call for every row costs as much as the comparison. */
function outside(column: Uint8Array | Int32Array | Float64Array, from: number, below: number): ColumnTest {
  return ({ alive, first, words }, out) => {
    for (let at = 0; at < words; at++) {
      let failed = 0
      for (let rest = alive[at] ?? 0; rest !== 0; rest &= rest - 1) {
        const place = 31 - Math.clz32(rest & -rest)
        const value = column[((first + at) << 5) + place] ?? 0
        failed |= Number(value < from || value >= below) << place
      }
      out[at] = failed
    }
  }
}
