import type { SearchFilter, SearchPlan } from '@pawfect/domain/matching/search'
import { areCloseKin, NO_CLOSE_KIN } from '@pawfect/domain/pedigree/sharing'
import { filterBit, isCounted, type MostFailed, ruleBit, sliderTable } from './compile-search.ts'
import { BREEDS_A_PET, FACT_BIT, type SearchColumns, type SearchRowFacts } from './search-columns.ts'

/** Rows that are still counted, with their masks; checks take away those that are not any more. */
export type RowBatch = {
  readonly rows: Int32Array
  readonly masks: Int32Array
  size: number
  readonly most: MostFailed
}

/** Makes one comparison for every row of a batch. */
export type RowCheck = (batch: RowBatch) => void

/** Adds to a row's mask what one comparison finds. */
type RowFinding = (row: number) => number

/** What the checks read. */
export type SearchRows = {
  readonly columns: SearchColumns
  readonly facts: readonly SearchRowFacts[]
  readonly breedNumbers: ReadonlyMap<string, number>
}

/** The comparisons a plan needs beyond the tables, the cheap ones first; the last one knows the distance. */
export function rowChecks(rows: SearchRows, plan: SearchPlan): RowCheck[] {
  const checks = plan.filters.flatMap(filter => filterCheck(rows, { filter, plan }) ?? [])
  if (plan.purpose === 'breed') checks.push(...breedingChecks(rows, plan))
  const near = plan.ownPlace === null ? null : distanceCheck(rows, plan)
  // Without an own place nothing is known to be near, and nobody is too far for anyone.
  if (near !== null) checks.push(near)
  if (plan.purpose === 'breed' && plan.own.kin !== undefined) checks.push(kinCheck(rows, plan.own.kin))
  return checks
}

type Asked = { readonly filter: SearchFilter; readonly plan: SearchPlan }

function filterCheck({ columns, facts, breedNumbers }: SearchRows, { filter, plan }: Asked): RowCheck | null {
  const failed = filterBit(filter.id)
  switch (filter.id) {
    case 'energy':
    case 'sociability':
    case 'confidence':
    case 'gentleness':
      return sliderCheck(columns[filter.id], sliderTable(filter))
    case 'age':
      return rangeCheck(columns.bornDay, {
        failed,
        from: filter.bornAfterDay + 1,
        below: filter.bornUntilDay + 1,
      })
    case 'weight':
      return rangeCheck(columns.weightKg, { failed, from: filter.fromKg, below: filter.belowKg })
    case 'vaccinated':
      return rangeCheck(columns.vaccinatedUntilDay, {
        failed,
        from: plan.onDay,
        below: Number.POSITIVE_INFINITY,
      })
    case 'breed':
      return breedCheck(columns, filter, breedNumbers)
    case 'name':
      return each(row => (facts[row]?.foldedName.includes(filter.folded) ? 0 : failed))
    default:
      return null
  }
}

/** The general form, for comparisons that few plans need. */
function each(finding: RowFinding): RowCheck {
  return batch => {
    const { rows, masks, size, most } = batch
    let kept = 0
    for (let at = 0; at < size; at++) {
      const row = rows[at] ?? 0
      const mask = (masks[at] ?? 0) | finding(row)
      rows[kept] = row
      masks[kept] = mask
      kept += isCounted(mask, most)
    }
    batch.size = kept
  }
}

// The next two are `each` written out, because a call for every row costs as much as the comparison.

function sliderCheck(column: Uint8Array, table: Int32Array): RowCheck {
  return batch => {
    const { rows, masks, size, most } = batch
    let kept = 0
    for (let at = 0; at < size; at++) {
      const row = rows[at] ?? 0
      const mask = (masks[at] ?? 0) | (table[column[row] ?? 0] ?? 0)
      rows[kept] = row
      masks[kept] = mask
      kept += isCounted(mask, most)
    }
    batch.size = kept
  }
}

type Range = { readonly failed: number; readonly from: number; readonly below: number }

function rangeCheck(column: Int32Array | Float64Array, { failed, from, below }: Range): RowCheck {
  return batch => {
    const { rows, masks, size, most } = batch
    let kept = 0
    for (let at = 0; at < size; at++) {
      const row = rows[at] ?? 0
      const value = column[row] ?? 0
      const mask = (masks[at] ?? 0) | (value >= from && value < below ? 0 : failed)
      rows[kept] = row
      masks[kept] = mask
      kept += isCounted(mask, most)
    }
    batch.size = kept
  }
}

function breedCheck(
  { breeds }: SearchColumns,
  filter: Extract<SearchFilter, { id: 'breed' }>,
  breedNumbers: ReadonlyMap<string, number>,
): RowCheck {
  const tableOf = (breedIds: readonly string[]) => {
    const table = new Uint8Array(breedNumbers.size + 1)
    for (const id of breedIds) table[breedNumbers.get(id) ?? 0] = 1
    // 0 is no breed: an id nobody has must not stand for it.
    table[0] = 0
    return table
  }
  const [wanted, unwanted] = [filter.anyOf === null ? null : tableOf(filter.anyOf), tableOf(filter.noneOf)]
  const failed = filterBit('breed')
  return each(row => {
    let isWanted = wanted === null
    for (let at = row * BREEDS_A_PET; at < (row + 1) * BREEDS_A_PET; at++) {
      const breed = breeds[at] ?? 0
      if (unwanted[breed] === 1) return failed
      if (wanted?.[breed] === 1) isWanted = true
    }
    return isWanted ? 0 : failed
  })
}

function breedingChecks({ columns }: SearchRows, { breedable, own, onDay }: SearchPlan): RowCheck[] {
  const { bornUntilDay, damBornAfterDay } = breedable[own.species]
  const { bornDay, facts, vaccinatedUntilDay } = columns
  return [
    each(row => {
      const born = bornDay[row] ?? 0
      const isDam = (((facts[row] ?? 0) >> FACT_BIT.female) & 1) === 1
      return born <= bornUntilDay && (!isDam || born > damBornAfterDay) ? 0 : ruleBit('age')
    }),
    each(row => ((vaccinatedUntilDay[row] ?? 0) >= onDay ? 0 : ruleBit('vaccination'))),
  ]
}

function kinCheck({ facts }: SearchRows, own: readonly number[]): RowCheck {
  return each(row => {
    const kin = facts[row]?.kin
    return kin !== undefined && areCloseKin([...own, ...kin], 0, NO_CLOSE_KIN.length)
      ? ruleBit('relatedness')
      : 0
  })
}

function distanceCheck(rows: SearchRows, plan: SearchPlan): RowCheck {
  const filter = plan.filters.find(({ id }) => id === 'distance')
  const most = filter?.id === 'distance' ? filter.maxSquaredChord : null
  const [x, y, z] = plan.ownPlace ?? [0, 0, 0]
  const { facts, maxSquaredChord, place } = rows.columns
  const [failed, left] = [filterBit('distance'), ruleBit('their-distance')]
  const unplaced = most === null ? 0 : failed
  // The same sum as `squaredChordTo`, written out: it runs for more rows than anything else.
  return each(row => {
    const fact = facts[row] ?? 0
    if (((fact >> FACT_BIT.hasPlace) & 1) === 0) return unplaced
    const dx = x - (place[row * 3] ?? 0)
    const dy = y - (place[row * 3 + 1] ?? 0)
    const dz = z - (place[row * 3 + 2] ?? 0)
    const squaredChord = dx * dx + dy * dy + dz * dz
    const isOnScreenOnly = ((fact >> FACT_BIT.virtualOnly) & 1) === 1
    const isFurther = plan.distanceCounts && !isOnScreenOnly && squaredChord > (maxSquaredChord[row] ?? 0)
    return (most !== null && squaredChord > most ? failed : 0) | (isFurther ? left : 0)
  })
}

/** Squared chord from the own place to a row's; -1 when either is unknown. */
export function squaredChordTo(
  { place, facts }: SearchColumns,
  { ownPlace }: SearchPlan,
): (row: number) => number {
  if (ownPlace === null) return () => -1
  const [x, y, z] = ownPlace
  return row => {
    if ((((facts[row] ?? 0) >> FACT_BIT.hasPlace) & 1) === 0) return -1
    const dx = x - (place[row * 3] ?? 0)
    const dy = y - (place[row * 3 + 1] ?? 0)
    const dz = z - (place[row * 3 + 2] ?? 0)
    return dx * dx + dy * dy + dz * dz
  }
}
