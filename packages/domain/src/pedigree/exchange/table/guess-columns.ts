import type { ColumnMapping, ColumnRole } from '../column-mapping.ts'
import { readDate, sexOfWord } from './cell-values.ts'
import { type AnimalRows, ColumnFacts } from './column-facts.ts'
import type { FoundHeadings } from './find-headings.ts'
import { meaningOfHeading } from './heading-words.ts'

/** Which column means what, and how sure that is. */
export type GuessedColumns = {
  readonly columns: Partial<Record<ColumnRole, number>>
  /** By column number, 0 to 1. */
  readonly confidence: ReadonlyMap<number, number>
  /** The sire and the dam column, when nothing says which is which. */
  readonly unsureParents?: readonly [number, number]
  /** What is known of the content of each column. */
  readonly facts: readonly ColumnFacts[]
}

/**
 * Tells what each column of a table means: first by what a person said, then by headings, then by content. Columns of
 * parents give themselves away: their values stand in the column of ids.
 */
export function guessColumns(
  rows: AnimalRows,
  { headings, meaningful }: FoundHeadings,
  said: NonNullable<ColumnMapping['columns']> = {},
): GuessedColumns {
  const guess = new ColumnGuess(rows, { headings, meaningful }, said)
  guess.byHeadings(headings)
  guess.parentsAndIdByContent()
  if (!meaningful) guess.restByContent()
  return guess.result()
}

class ColumnGuess {
  private readonly columns = new Map<ColumnRole, number>()
  private readonly confidence = new Map<number, number>()
  private readonly facts: readonly ColumnFacts[]
  private readonly rows: AnimalRows
  private readonly absent = new Set<ColumnRole>()
  private unsureParents: readonly [number, number] | undefined

  private readonly wordless: (index: number) => boolean

  constructor(
    rows: AnimalRows,
    { headings, meaningful }: Pick<FoundHeadings, 'headings' | 'meaningful'>,
    said: NonNullable<ColumnMapping['columns']>,
  ) {
    this.rows = rows
    this.facts = headings.map((_, index) => new ColumnFacts(rows, index))
    this.wordless = index => !meaningful || WORDLESS.test(headings[index] ?? '')
    for (const [role, column] of Object.entries(said) as [ColumnRole, number | null][]) {
      if (column === null) this.absent.add(role)
      else if (column < headings.length) this.take(role, column, 1)
    }
  }

  result(): GuessedColumns {
    const { confidence, facts, unsureParents } = this
    const columns = Object.fromEntries(this.columns)
    return { columns, confidence, facts, ...(unsureParents === undefined ? {} : { unsureParents }) }
  }

  byHeadings(headings: readonly string[]): void {
    const meanings = headings
      .flatMap((heading, index) => {
        const meaning = meaningOfHeading(heading)
        return meaning === undefined || !this.isFree(index) ? [] : [{ ...meaning, index }]
      })
      .toSorted((one, two) => two.confidence - one.confidence || one.index - two.index)
    const ids = meanings.filter(({ role }) => role === 'id')
    for (const { role, index, confidence } of meanings)
      if (role !== 'id' && this.isOpen(role)) this.take(role, index, confidence)
    if (this.isOpen('id')) this.takeBestId(ids)
  }

  /** Of several columns of ids the one that the parents point into. */
  private takeBestId(ids: readonly { index: number; confidence: number }[]): void {
    const parents = this.parentFacts()
    const scored = ids.map(({ index, confidence }) => {
      const facts = this.fact(index)
      const hits =
        parents.reduce((sum, parent) => sum + parent.shareFoundIn(facts), 0) / Math.max(1, parents.length)
      return { index, confidence, score: confidence + hits + facts.uniqueness, hits }
    })
    const [best] = scored.toSorted((one, two) => two.score - one.score || one.index - two.index)
    if (best === undefined || this.isRowNumberOnly(best)) return
    const { filled } = this.fact(best.index)
    const isCertain = best.confidence >= 0.95 && (filled > 0 || !this.columns.has('name'))
    if (filled >= 0.5 || isCertain) this.take('id', best.index, best.confidence)
  }

  /** A column "No" that counts the rows is no id where parents are given by name. */
  private isRowNumberOnly({
    index,
    confidence,
    hits,
  }: {
    index: number
    confidence: number
    hits: number
  }): boolean {
    return confidence < 0.7 && hits < 0.1 && this.columns.has('name') && this.fact(index).isRunningNumber
  }

  parentsAndIdByContent(): void {
    if (this.isOpen('id')) this.takeStandInId()
    if (this.isOpen('id') && this.isOpen('sire') && this.isOpen('dam')) {
      const id = this.likeliestId()
      if (id !== undefined) this.take('id', id, 0.5)
    }
    const id = this.columns.get('id')
    if (id === undefined) return
    if (this.isOpen('sire') && this.isOpen('dam')) this.takeParentPair(this.fact(id))
    else if (this.isOpen('sire') || this.isOpen('dam')) this.takeOtherParent(this.fact(id))
  }

  /** Without a column of ids, the column that parents point into: names, registrations, chips, or any other. */
  private takeStandInId(): void {
    const parents = this.parentFacts()
    if (parents.length === 0) return
    const named = (['name', 'registration', 'chip'] as const).flatMap(role => this.columns.get(role) ?? [])
    const candidates = [...named, ...this.tellingColumns()].map(index => {
      const facts = this.fact(index)
      const hits = parents.reduce((sum, parent) => sum + parent.shareFoundIn(facts), 0) / parents.length
      return { index, score: hits + facts.uniqueness * facts.filled + (named.includes(index) ? 0.3 : 0) }
    })
    const [best] = candidates.toSorted((one, two) => two.score - one.score || one.index - two.index)
    if (best === undefined || best.score < 0.9) return
    for (const role of ['name', 'registration', 'chip'] as const)
      if (this.columns.get(role) === best.index) this.columns.delete(role)
    this.take('id', best.index, named.includes(best.index) ? 0.8 : 0.5)
  }

  private likeliestId(): number | undefined {
    const candidates = this.tellingColumns()
      .filter(index => this.fact(index).uniqueness > 0.9 && this.fact(index).filled > 0.9)
      .map(index => {
        const [first, second] = this.parentScores(this.fact(index))
        return { index, score: (first?.score ?? 0) + (second?.score ?? 0) }
      })
      .toSorted((one, two) => two.score - one.score || one.index - two.index)
    return candidates[0]?.index
  }

  /** How much each free column looks like one of parents: its values are ids, many different ones, and repeat. */
  private parentScores(id: ColumnFacts): { index: number; score: number }[] {
    return this.tellingColumns()
      .filter(index => index !== id.index)
      .map(index => {
        const facts = this.fact(index)
        const share = facts.shareFoundIn(id)
        const ownParents = facts.isSomewhereEqualTo(id) ? 0.2 : 1
        const score = share < 0.5 ? 0 : share * Math.log2(facts.values.size + 1) * ownParents
        return { index, score }
      })
      .filter(({ score }) => score > 0)
      .toSorted((one, two) => two.score - one.score || one.index - two.index)
  }

  private takeParentPair(id: ColumnFacts): void {
    const [one, two] = this.parentScores(id)
    const pair =
      one === undefined || two === undefined ? this.conventionalPair(id) : ([one.index, two.index] as const)
    if (pair === undefined) return
    const [first, second] = [Math.min(...pair), Math.max(...pair)]
    if (!this.columns.has('sex')) this.takeSexByContent()
    const swapped = this.firstHoldsDams(this.fact(first), this.fact(second))
    if (swapped === undefined) this.unsureParents = [first, second]
    this.take('sire', swapped ? second : first, swapped === undefined ? 0.5 : 0.7)
    this.take('dam', swapped ? first : second, swapped === undefined ? 0.5 : 0.7)
  }

  /** Three columns are id, sire, dam, also where no parent has a row of its own. */
  private conventionalPair(id: ColumnFacts): readonly [number, number] | undefined {
    const free = this.tellingColumns().filter(index => index !== id.index)
    const [first, second] = free
    return free.length === 2 && first !== undefined && second !== undefined ? [first, second] : undefined
  }

  /** By the sexes of the animals in two columns of parents. */
  private firstHoldsDams(first: ColumnFacts, second: ColumnFacts): boolean | undefined {
    const sex = this.columns.get('sex')
    const id = this.columns.get('id')
    if (sex === undefined || id === undefined) return undefined
    let evidence = 0
    for (const row of this.rows) {
      const code = (row[sex] ?? '').toLowerCase()
      const word = sexOfWord(code) ?? (code === '1' ? 'male' : code === '2' ? 'female' : undefined)
      if (word === undefined || word === 'unknown') continue
      const sign = word === 'female' ? 1 : -1
      if (first.values.has(row[id] ?? '')) evidence += sign
      if (second.values.has(row[id] ?? '')) evidence -= sign
    }
    return evidence === 0 ? undefined : evidence > 0
  }

  private takeOtherParent(id: ColumnFacts): void {
    const role = this.isOpen('sire') ? 'sire' : 'dam'
    const [best] = this.parentScores(id)
    if (best !== undefined && best.score > 0.5) this.take(role, best.index, 0.5)
  }

  restByContent(): void {
    if (this.isOpen('sex')) this.takeSexByContent()
    if (this.isOpen('bornOn')) this.takeBirthByContent()
  }

  private takeSexByContent(): void {
    const found = this.freeColumns().find(index => {
      const { values } = this.fact(index)
      return (
        values.size >= 1 &&
        values.size <= 4 &&
        [...values].every(value => sexOfWord(value.toLowerCase()) !== undefined)
      )
    })
    if (found !== undefined && this.isOpen('sex')) this.take('sex', found, 0.6)
  }

  private takeBirthByContent(): void {
    const found = this.freeColumns().find(index => {
      const values = [...this.fact(index).values].slice(0, 500)
      const dates = values.filter(isPlausibleBirth)
      return values.length >= 2 && dates.length >= values.length * 0.9
    })
    if (found !== undefined) this.take('bornOn', found, 0.5)
  }

  private parentFacts(): ColumnFacts[] {
    return (['sire', 'dam'] as const).flatMap(role => {
      const column = this.columns.get(role)
      return column === undefined ? [] : [this.fact(column)]
    })
  }

  private fact(index: number): ColumnFacts {
    return this.facts[index] ?? new ColumnFacts(this.rows, index)
  }

  private freeColumns(): number[] {
    return this.facts.map(facts => facts.index).filter(index => this.isFree(index))
  }

  /**
   * Columns whose content may tell what they are. Under headings that we do not know numbers tell nothing: weights and
   * counts look like ids.
   */
  private tellingColumns(): number[] {
    return this.freeColumns().filter(index => this.wordless(index) || this.fact(index).hasWords)
  }

  private isFree(index: number): boolean {
    return !this.confidence.has(index)
  }

  private isOpen(role: ColumnRole): boolean {
    return !this.columns.has(role) && !this.absent.has(role)
  }

  private take(role: ColumnRole, index: number, confidence: number): void {
    this.columns.set(role, index)
    this.confidence.set(index, confidence)
  }
}

/** Headings that programs give to columns without one. */
const WORDLESS = /^(v|x|var|col|column|field|spalte|feld|colonne|columna|unnamed:?)?[ ._]?\d*$/i

function isPlausibleBirth(value: string): boolean {
  const reading = readDate(value)
  if (reading.kind === 'unreadable') return false
  const year = Number(reading.kind === 'date' ? reading.date.slice(0, 4) : reading.year)
  return year >= 1800 && year <= 2100
}
