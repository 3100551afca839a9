import {
  type FilterId,
  LEFT_OUT_RULES,
  type LeftOutRule,
  type SearchPlan,
} from '@pawfect/domain/matching/search'
import {
  breedingAgeTest,
  type ColumnTest,
  filterTestOf,
  kinTest,
  type SearchRows,
  vaccinationTest,
} from './column-tests.ts'
import { compileSearch, type PlaneTest } from './compile-search.ts'
import { BLOCK_WORDS, type MostFailed, RowBlock } from './row-block.ts'
import { distanceTest, squaredChordTo } from './row-distances.ts'
import { type RowFacts, RowTally, type Verdict } from './row-tally.ts'
import { PLANE } from './search-columns.ts'

/** One judge of all rows: a filter or a rule with its test and the room for what it says of a block. */
type Judge<Id, Test> = Verdict<Id> & { readonly test: Test }

/**
 * Puts one question to every row, block after block: first what planes answer, 32 rows at once, then what needs
 * numbers, for those alone that can still be counted, and the distance last.
 */
export class SearchPass {
  readonly #rows: SearchRows
  readonly #plan: SearchPlan
  readonly #petIdOf: RowFacts['petIdOf']
  readonly #planeFilters: readonly Judge<FilterId, PlaneTest>[]
  readonly #planeRules: readonly Judge<LeftOutRule, PlaneTest>[]
  readonly #columnFilters: readonly Judge<FilterId, ColumnTest>[]
  readonly #columnRules: readonly Judge<LeftOutRule, ColumnTest>[]
  /** Broken by every row. */
  readonly #always: readonly Verdict<LeftOutRule>[]
  readonly #kin: Judge<LeftOutRule, ColumnTest> | null
  /** Rules that an animal is counted under before its kinship is. */
  readonly #beforeKin: readonly Verdict<LeftOutRule>[]
  readonly #looked = bits()
  readonly #distance: {
    readonly test: NonNullable<ReturnType<typeof distanceTest>>
    readonly failed: Verdict<FilterId>
    readonly broken: Verdict<LeftOutRule>
  } | null

  constructor(rows: SearchRows, plan: SearchPlan, petIdOf: RowFacts['petIdOf']) {
    const { filters, rules, always } = compileSearch(plan)
    // An animal counts under its first rule: what comes after one that every row breaks is never asked.
    const last = Math.min(LEFT_OUT_RULES.length, ...[...always].map(placeOf))
    const isAsked = ({ id }: { readonly id: LeftOutRule }) => placeOf(id) < last
    this.#rows = rows
    this.#plan = plan
    this.#petIdOf = petIdOf
    this.#planeFilters = [...filters].map(([id, test]) => judge(id, test))
    this.#planeRules = [...rules].map(([id, test]) => judge(id, test)).filter(isAsked)
    this.#columnFilters = plan.filters.flatMap(filter => {
      const test = filterTestOf(rows, filter, plan.onDay)
      return test === null ? [] : [judge(filter.id, test)]
    })
    this.#columnRules = breedingRules(rows, plan).filter(isAsked)
    this.#always = [...always].map(id => ({ id, bits: bits().fill(-1) }))
    this.#kin = kinRules(rows, plan).find(isAsked) ?? null
    this.#beforeKin = [...this.#planeRules, ...this.#columnRules].filter(
      ({ id }) => placeOf(id) < placeOf('relatedness'),
    )
    const test = distanceTest(rows.columns, plan)
    this.#distance =
      test === null
        ? null
        : { test, failed: { id: 'distance', bits: bits() }, broken: { id: 'their-distance', bits: bits() } }
  }

  /** True when the own animal breaks a rule with everybody: nobody can be found, whatever is given up. */
  get isHopeless(): boolean {
    return this.#always.length > 0
  }

  /** Counts the first `rowCount` rows. */
  count(rowCount: number, most: MostFailed): RowTally {
    const block = new RowBlock(most)
    const verdicts = {
      failed: [...this.#planeFilters, ...this.#columnFilters, ...optional(this.#distance?.failed)],
      broken: [
        ...this.#always,
        ...this.#planeRules,
        ...this.#columnRules,
        ...optional(this.#kin),
        ...optional(this.#distance?.broken),
      ],
    }
    const squaredChordOf = squaredChordTo(this.#rows.columns, this.#plan)
    const tally = new RowTally(this.#plan, verdicts, { squaredChordOf, petIdOf: this.#petIdOf })
    const invisible = this.#rows.columns.planes[PLANE.invisible]
    for (let first = 0; first << 5 < rowCount; first += BLOCK_WORDS) {
      block.begin(first, rowCount, invisible)
      this.#judge(block)
      tally.count(block)
    }
    return tally
  }

  #judge(block: RowBlock): void {
    const { planes } = this.#rows.columns
    for (const { bits } of this.#always) block.leaveOut(bits)
    for (const { test, bits } of this.#planeFilters) {
      readPlanes(planes, test, { block, out: bits })
      block.fail(bits)
    }
    for (const { test, bits } of this.#planeRules) {
      readPlanes(planes, test, { block, out: bits })
      block.leaveOut(bits)
    }
    block.prune()
    for (const { test, bits } of this.#columnFilters) {
      test(block, bits)
      block.fail(bits)
      block.prune()
    }
    for (const rule of this.#columnRules) leaveOutBy(rule, block)
    this.#judgeDistance(block)
    this.#judgeKinship(block)
  }

  /** The dearest comparison: only for those whom nothing before it leaves out. */
  #judgeKinship(block: RowBlock): void {
    if (this.#kin === null) return
    const { alive, first, words } = block
    const looked = this.#looked
    for (let at = 0; at < words; at++) {
      let rest = alive[at] ?? 0
      for (const { bits } of this.#beforeKin) rest &= ~(bits[at] ?? 0)
      looked[at] = rest
    }
    this.#kin.test({ alive: looked, first, words }, this.#kin.bits)
    block.leaveOut(this.#kin.bits)
    block.prune()
  }

  #judgeDistance(block: RowBlock): void {
    if (this.#distance === null) return
    const { test, failed, broken } = this.#distance
    test(block, { failed: failed.bits, broken: broken.bits })
    block.fail(failed.bits)
    block.leaveOut(broken.bits)
    block.prune()
  }
}

const placeOf = (rule: LeftOutRule): number => LEFT_OUT_RULES.indexOf(rule)
const bits = () => new Int32Array(BLOCK_WORDS)
const judge = <Id, Test>(id: Id, test: Test): Judge<Id, Test> => ({ id, test, bits: bits() })
const optional = <Value>(value: Value | null | undefined): Value[] =>
  value === null || value === undefined ? [] : [value]

function breedingRules({ columns }: SearchRows, plan: SearchPlan): Judge<LeftOutRule, ColumnTest>[] {
  if (plan.purpose !== 'breed') return []
  return [judge('age', breedingAgeTest(columns, plan)), judge('vaccination', vaccinationTest(columns, plan))]
}

function kinRules({ kin }: SearchRows, { own, purpose }: SearchPlan): Judge<LeftOutRule, ColumnTest>[] {
  return purpose === 'breed' && own.kin !== undefined ? [judge('relatedness', kinTest(kin, own.kin))] : []
}

function leaveOutBy({ test, bits }: Judge<LeftOutRule, ColumnTest>, block: RowBlock): void {
  test(block, bits)
  block.leaveOut(bits)
  block.prune()
}

/** Notes in `out` which rows of a block do not pass. */
function readPlanes(
  planes: readonly Int32Array[],
  test: PlaneTest,
  { block: { first, words }, out }: { readonly block: RowBlock; readonly out: Int32Array },
): void {
  out.fill(0)
  for (const at of test.planes) {
    const plane = planes[at]
    if (plane === undefined) continue
    for (let word = 0; word < words; word++) out[word] = (out[word] ?? 0) | (plane[first + word] ?? 0)
  }
  if (test.passes === 'none') return
  for (let word = 0; word < words; word++) out[word] = ~(out[word] ?? 0)
}
