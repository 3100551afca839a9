import { withoutDecimals } from './column-facts.ts'

/** Whom a cell of a parent column means. */
export type ParentFound =
  | { readonly kind: 'animal'; readonly id: string }
  /** No row has this id or name: a parent without a record. */
  | { readonly kind: 'without-row'; readonly id: string }
  /** Several animals have this name. */
  | { readonly kind: 'several'; readonly ids: readonly string[] }

/** Knows the animals of a file by id and by name. */
export class ParentDirectory {
  private readonly ids: ReadonlySet<string>
  private readonly byName = new Map<string, string | string[]>()
  private readonly preferNames: boolean

  /**
   * @param animals - ids and names as records have them.
   * @param preferNames - parents are given by name; ids are tried second.
   */
  constructor(
    animals: Iterable<{ readonly id: string; readonly name?: string }>,
    ids: ReadonlySet<string>,
    preferNames: boolean,
  ) {
    this.ids = ids
    this.preferNames = preferNames
    for (const { id, name } of animals) if (name !== undefined) this.addName(name, id)
  }

  private addName(name: string, id: string): void {
    const known = this.byName.get(name)
    if (known === undefined) this.byName.set(name, id)
    else if (typeof known === 'string') this.byName.set(name, [known, id])
    else known.push(id)
  }

  find(cell: string): ParentFound {
    const byId = this.ids.has(cell) ? cell : undefined
    if (byId !== undefined && !this.preferNames) return { kind: 'animal', id: byId }
    const named = this.byName.get(cell)
    if (typeof named === 'string') return { kind: 'animal', id: named }
    if (byId !== undefined) return { kind: 'animal', id: byId }
    if (named !== undefined) return { kind: 'several', ids: named }
    const whole = withoutDecimals(cell)
    return this.ids.has(whole) ? { kind: 'animal', id: whole } : { kind: 'without-row', id: cell }
  }
}
