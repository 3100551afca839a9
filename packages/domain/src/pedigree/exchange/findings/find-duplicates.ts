import { UNKNOWN_PARENT } from '../../pedigree.ts'
import type { PedigreeFinding, ProposedFix } from '../pedigree-finding.ts'
import { type AnimalTable, NO_DAY } from './animal-table.ts'
import { finding } from './make-finding.ts'
import type { NameForms } from './name-forms.ts'
import { isOneSlipApart } from './spelling-keys.ts'

/** Larger groups under one key are a habit of naming, not slips of the pen. */
const LARGEST_GROUP = 40

/** Luna and Lina are littermates; Bianca and Bianka are one. */
const SHORTEST_IN_FAMILY = 5

/**
 * Pairs of records that are probably one animal under two spellings. Never compares all with all: only animals that
 * share a key are compared. Different births, sexes, parents or numbers on record speak for two animals.
 */
export function findDuplicates(table: AnimalTable, names: NameForms): PedigreeFinding[] {
  const search = new DuplicateSearch(table, names)
  search.byKey(
    'spelling',
    animal => names.idKey(animal),
    () => true,
  )
  search.byKey(
    'word-order',
    animal => names.idOrderKey(animal),
    () => true,
  )
  const born = (animal: number, key: string) => `${key}|${table.records[animal]?.bornOn ?? ''}`
  const family = (animal: number) => `${table.sires[animal]}|${table.dams[animal]}`
  const hasDay = (animal: number) => (table.records[animal]?.bornOn?.length ?? 0) === 10
  const hasParents = (animal: number) =>
    table.sires[animal] !== UNKNOWN_PARENT && table.dams[animal] !== UNKNOWN_PARENT
  search.byKey('spelling', animal => named(names, animal, key => born(animal, key)), hasDay)
  search.byKey('spelling', animal => named(names, animal, key => `${key}|${family(animal)}`), hasParents)
  search.byKey('letters', family, hasParents)
  return search.found
}

function named(names: NameForms, animal: number, key: (name: string) => string): string {
  const name = names.nameKey(animal)
  return name === '' ? '' : key(name)
}

type Reason = 'spelling' | 'word-order' | 'letters'

class DuplicateSearch {
  readonly found: PedigreeFinding[] = []
  private readonly table: AnimalTable
  private readonly names: NameForms
  private readonly told = new Set<string>()

  constructor(table: AnimalTable, names: NameForms) {
    this.table = table
    this.names = names
  }

  byKey(reason: Reason, keyOf: (animal: number) => string, takes: (animal: number) => boolean): void {
    const groups = new Map<string, number | number[]>()
    for (let animal = 0; animal < this.table.records.length; animal += 1) {
      if (!takes(animal)) continue
      const key = keyOf(animal)
      if (key === '') continue
      const group = groups.get(key)
      if (group === undefined) groups.set(key, animal)
      else if (typeof group === 'number') groups.set(key, [group, animal])
      else group.push(animal)
    }
    for (const group of groups.values())
      if (typeof group !== 'number' && group.length <= LARGEST_GROUP) this.compare(group, reason)
  }

  private compare(group: readonly number[], reason: Reason): void {
    for (let one = 0; one < group.length; one += 1)
      for (let two = one + 1; two < group.length; two += 1)
        this.tell(group[one] ?? 0, group[two] ?? 0, reason)
  }

  private tell(one: number, two: number, reason: Reason): void {
    const { table, names } = this
    if (reason === 'letters' && !isOneSlipApart(names.words(one), names.words(two), SHORTEST_IN_FAMILY))
      return
    if (this.told.has(`${one}:${two}`) || areTwoAnimals(table, one, two)) return
    this.told.add(`${one}:${two}`)
    const [stays, goes] = facts(table, one) >= facts(table, two) ? [one, two] : [two, one]
    const [into, animal] = [table.ids[stays] ?? '', table.ids[goes] ?? '']
    this.found.push(
      finding('likely-duplicate', {
        key: `${into}:${animal}`,
        severity: 'warning',
        animals: [into, animal],
        facts: { animal, into, reason, name: table.records[stays]?.name ?? into },
        proposedFixes: [mergeFix(animal, into), mergeFix(into, animal)],
      }),
    )
  }
}

function mergeFix(animal: string, into: string): ProposedFix {
  return {
    id: `merge:${animal}`,
    kind: 'merge-animals',
    facts: { animal, into },
    edits: [{ kind: 'merge', id: animal, into }],
  }
}

/** How much a record says. */
function facts(table: AnimalTable, animal: number): number {
  const { other, ...fields } = table.records[animal] ?? { id: '' }
  return Object.keys(fields).length + Object.keys(other ?? {}).length / 100
}

/** Whether something on record cannot be true of one animal. */
function areTwoAnimals(table: AnimalTable, one: number, two: number): boolean {
  const [a, b] = [table.records[one], table.records[two]]
  if (a === undefined || b === undefined) return true
  const differ = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && x !== y
  const sexOf = (sex: string | undefined) => (sex === 'unknown' ? undefined : sex)
  if (differ(sexOf(a.sex), sexOf(b.sex)) || differ(a.chip, b.chip) || differ(a.registration, b.registration))
    return true
  if ((table.asSire[one] ?? 0) > 0 && (table.asDam[two] ?? 0) > 0) return true
  if ((table.asDam[one] ?? 0) > 0 && (table.asSire[two] ?? 0) > 0) return true
  if (differ(a.sireId, b.sireId) || differ(a.damId, b.damId)) return true
  if ([a.sireId, a.damId].includes(b.id) || [b.sireId, b.damId].includes(a.id)) return true
  const [fromOne, fromTwo] = [table.bornFrom[one] ?? NO_DAY, table.bornFrom[two] ?? NO_DAY]
  if (fromOne === NO_DAY || fromTwo === NO_DAY) return false
  return fromOne > (table.bornUntil[two] ?? 0) || fromTwo > (table.bornUntil[one] ?? 0)
}
