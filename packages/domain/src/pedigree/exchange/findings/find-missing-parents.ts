import { SEX_CODES } from '../../pedigree.ts'
import type { PedigreeRecord } from '../../pedigree-record.ts'
import type { PedigreeFinding, ProposedFix } from '../pedigree-finding.ts'
import { type AnimalTable, NO_DAY, offspringOf, recordedSex } from './animal-table.ts'
import { finding } from './make-finding.ts'
import type { NameForms } from './name-forms.ts'
import { isOneSlipApart, slipKeys, spellingKey, wordOrderKey } from './spelling-keys.ts'

/** More candidates than this are no help. */
const MOST_FIXES = 4

/**
 * Parents that are named but have no record: those that are spelled nearly like an animal that has one (or like each
 * other), each with the fix; and one note for all of them.
 */
export function findMissingParents(table: AnimalTable, names: NameForms): PedigreeFinding[] {
  const missing = Array.from(table.ids.keys()).slice(table.records.length)
  if (missing.length === 0) return []
  const similar = new SimilarAnimals(table, names, missing)
  return [
    ...missing.flatMap(animal => misspelled(table, animal, similar.to(animal))),
    withoutRecords(table, missing),
  ]
}

function withoutRecords(table: AnimalTable, missing: readonly number[]): PedigreeFinding {
  const ids = missing.map(animal => table.ids[animal] ?? '')
  const facts = { count: missing.length }
  return finding('parents-without-record', {
    key: '',
    severity: 'note',
    animals: ids,
    facts,
    proposedFixes: [
      {
        id: 'add',
        kind: 'add-records',
        facts,
        edits: missing.map(animal => ({ kind: 'add', record: recordFor(table, animal) })),
      },
    ],
  })
}

function recordFor(table: AnimalTable, animal: number): PedigreeRecord {
  const id = table.ids[animal] ?? ''
  const [sires, dams] = [table.asSire[animal] ?? 0, table.asDam[animal] ?? 0]
  if (sires > 0 && dams > 0) return { id }
  return { id, sex: sires > 0 ? 'male' : 'female' }
}

function misspelled(table: AnimalTable, animal: number, candidates: readonly number[]): PedigreeFinding[] {
  const fitting = candidates.filter(other => couldBe(table, animal, other)).slice(0, MOST_FIXES)
  const [best] = fitting
  if (best === undefined) return []
  const parent = table.ids[animal] ?? ''
  const children = offspringOf(table, animal)
  const facts = { parent, similar: table.ids[best] ?? '', count: children.length }
  return [
    finding('misspelled-parent', {
      key: parent,
      severity: 'warning',
      animals: [
        parent,
        ...fitting.map(other => table.ids[other] ?? ''),
        ...Array.from(children, child => table.ids[child] ?? ''),
      ],
      facts,
      proposedFixes: fitting.map(other => linkFix(table, animal, other)),
    }),
  ]
}

function linkFix(table: AnimalTable, animal: number, other: number): ProposedFix {
  const [id, to] = [table.ids[animal] ?? '', table.ids[other] ?? '']
  const hasRecord = other < table.records.length
  return {
    id: `link:${to}`,
    kind: 'link-parent',
    facts: { parent: id, to, count: offspringOf(table, animal).length },
    edits: [hasRecord ? { kind: 'merge', id, into: to } : { kind: 'rename', id, to }],
  }
}

/** Whether the animal could be the parent of all that name it: by sex, by birth, and not its own offspring. */
function couldBe(table: AnimalTable, missing: number, other: number): boolean {
  if (other === missing) return false
  const sex = recordedSex(table, other)
  const isSire = (table.asSire[missing] ?? 0) > 0
  const isDam = (table.asDam[missing] ?? 0) > 0
  if (isSire && (sex === SEX_CODES.female || (table.asDam[other] ?? 0) > 0)) return false
  if (isDam && (sex === SEX_CODES.male || (table.asSire[other] ?? 0) > 0)) return false
  const born = table.bornFrom[other] ?? NO_DAY
  return [...offspringOf(table, missing)].every(child => {
    const childBorn = table.bornUntil[child] ?? NO_DAY
    return child !== other && (born === NO_DAY || childBorn === NO_DAY || born < childBorn)
  })
}

/** Finds animals by spelling: the same key, the same words in another order, or one slip of the pen. */
class SimilarAnimals {
  private readonly table: AnimalTable
  private readonly names: NameForms
  private readonly animalsBy = new Map<string, number[]>()
  private readonly edges = new Set<string>()

  constructor(table: AnimalTable, names: NameForms, missing: readonly number[]) {
    this.table = table
    this.names = names
    for (const animal of missing) {
      const words = names.wordsIn(table.ids[animal] ?? '')
      const key = spellingKey(words)
      this.edges.add(`${key.slice(0, EDGE)}<`)
      this.edges.add(`>${key.slice(-EDGE)}`)
      this.edges.add(wordOrderKey(words))
    }
    const wanted = new Set(missing.flatMap(animal => this.keysOf(table.ids[animal] ?? '')))
    for (let animal = 0; animal < table.ids.length; animal += 1) {
      this.enter(animal, table.ids[animal] ?? '', wanted)
      const name = table.records[animal]?.name
      if (name !== undefined) this.enter(animal, name, wanted)
    }
  }

  /** Best first. A parent without a record is only told of others that come earlier, so that pairs are told once. */
  to(missing: number): number[] {
    const id = this.table.ids[missing] ?? ''
    const words = this.names.wordsIn(id)
    const key = this.names.idKey(missing)
    const found = new Set(this.keysOf(id).flatMap(known => this.animalsBy.get(known) ?? []))
    found.delete(missing)
    return [...found]
      .filter(other => other < missing)
      .map(other => ({ other, closeness: this.closeness(other, { words, key }) }))
      .filter(({ closeness }) => closeness > 0)
      .toSorted((one, two) => two.closeness - one.closeness || one.other - two.other)
      .map(({ other }) => other)
  }

  private closeness(other: number, { words, key }: { words: readonly string[]; key: string }): number {
    const forms = [this.table.ids[other], this.table.records[other]?.name].filter(form => form !== undefined)
    return Math.max(
      ...forms.map(form => {
        const otherWords = this.names.wordsIn(form)
        if (spellingKey(otherWords) === key) return 3
        if (wordOrderKey(otherWords) === wordOrderKey(words)) return 2
        return isOneSlipApart(words, otherWords) ? 1 : 0
      }),
    )
  }

  private enter(animal: number, form: string, wanted: ReadonlySet<string>): void {
    if (!this.isNear(form)) return
    for (const key of this.keysOf(form)) {
      if (!wanted.has(key)) continue
      const group = this.animalsBy.get(key)
      if (group === undefined) this.animalsBy.set(key, [animal])
      else if (group.length < LARGEST_GROUP) group.push(animal)
    }
  }

  /** One slip leaves the beginning or the end of a spelling as it is; other orders of words are found by their key. */
  private isNear(form: string): boolean {
    const words = this.names.wordsIn(form)
    const key = spellingKey(words)
    return (
      this.edges.has(`${key.slice(0, EDGE)}<`) ||
      this.edges.has(`>${key.slice(-EDGE)}`) ||
      this.edges.has(wordOrderKey(words))
    )
  }

  /** Numbers are never misspelled, as far as anybody can tell. */
  private keysOf(form: string): string[] {
    if (/^[1-9]\d*$/.test(form)) return []
    const words = this.names.wordsIn(form)
    const key = spellingKey(words)
    if (!/\p{L}/u.test(key)) return [key]
    return [...slipKeys(key), `= ${wordOrderKey(words)}`]
  }
}

/** Letters at either end; one slip leaves one end alone, save two letters exchanged in the middle of four. */
const EDGE = 2

/** Of a name that very many animals have, more than these help nobody. */
const LARGEST_GROUP = 20
