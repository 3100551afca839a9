import { SEX_CODES, UNKNOWN_PARENT } from '../../pedigree.ts'
import type { PedigreeFinding, ProposedFix, RecordEdit } from '../pedigree-finding.ts'
import { type AnimalTable, offspringOf, recordedSex } from './animal-table.ts'
import { finding } from './make-finding.ts'
import { cutAllFix, type ParentLink } from './parent-links.ts'

/** From this share of families on, the columns of the file are the wrong way round, not the families. */
const WHOLE_FILE = 0.8

/** Animals whose recorded sex and use as parents do not fit, and families with sire and dam in the wrong columns. */
export function findSexConflicts(table: AnimalTable): PedigreeFinding[] {
  const { families, sexed } = swappedFamilies(table)
  const children = families.flatMap(family => family.children)
  if (children.length >= 3 && children.length >= sexed * WHOLE_FILE) return [swappedColumns(table, sexed)]
  const swapped = new Set(children)
  return [
    ...families.map(family => swappedParents(table, family)),
    ...Array.from(table.ids.keys()).flatMap(animal => conflictOf(table, animal, swapped)),
  ]
}

type Family = { readonly sire: number; readonly dam: number; readonly children: number[] }

/** Families of a recorded female as sire with a recorded male as dam, and how many children have sexed parents. */
function swappedFamilies(table: AnimalTable): {
  readonly families: readonly Family[]
  readonly sexed: number
} {
  const families = new Map<string, Family>()
  let sexed = 0
  for (let child = 0; child < table.records.length; child += 1) {
    const sire = table.sires[child] ?? UNKNOWN_PARENT
    const dam = table.dams[child] ?? UNKNOWN_PARENT
    const [ofSire, ofDam] = [recordedSex(table, sire), recordedSex(table, dam)]
    if (ofSire !== SEX_CODES.unknown && ofDam !== SEX_CODES.unknown) sexed += 1
    if (ofSire !== SEX_CODES.female || ofDam !== SEX_CODES.male) continue
    const family = families.get(`${sire}:${dam}`) ?? { sire, dam, children: [] }
    family.children.push(child)
    families.set(`${sire}:${dam}`, family)
  }
  return { families: [...families.values()], sexed }
}

function swappedParents(table: AnimalTable, { sire, dam, children }: Family): PedigreeFinding {
  const facts = { sire: table.ids[sire] ?? '', dam: table.ids[dam] ?? '', count: children.length }
  return finding('swapped-parents', {
    key: `${facts.sire}:${facts.dam}`,
    severity: 'error',
    animals: [...children.map(child => table.ids[child] ?? ''), facts.sire, facts.dam],
    facts,
    proposedFixes: [
      { id: 'swap', kind: 'swap-parents', facts, edits: children.flatMap(child => swapEdits(table, child)) },
    ],
  })
}

function swappedColumns(table: AnimalTable, of: number): PedigreeFinding {
  const children = [...table.records.keys()].filter(
    child => table.sires[child] !== UNKNOWN_PARENT || table.dams[child] !== UNKNOWN_PARENT,
  )
  const facts = { count: children.length, of }
  return finding('swapped-columns', {
    key: '',
    severity: 'error',
    animals: children.map(child => table.ids[child] ?? ''),
    facts,
    proposedFixes: [
      { id: 'swap', kind: 'swap-parents', facts, edits: children.flatMap(child => swapEdits(table, child)) },
    ],
  })
}

function swapEdits(table: AnimalTable, child: number): RecordEdit[] {
  const id = table.ids[child] ?? ''
  const sire = table.records[child]?.sireId ?? null
  const dam = table.records[child]?.damId ?? null
  return [
    { kind: 'set', id, field: 'sireId', value: dam, was: sire },
    { kind: 'set', id, field: 'damId', value: sire, was: dam },
  ]
}

function conflictOf(table: AnimalTable, animal: number, settled: ReadonlySet<number>): PedigreeFinding[] {
  const sex = recordedSex(table, animal)
  if (sex === SEX_CODES.male && table.asDam[animal] === 0) return []
  if (sex === SEX_CODES.female && table.asSire[animal] === 0) return []
  if (sex === SEX_CODES.unknown && (table.asSire[animal] === 0 || table.asDam[animal] === 0)) return []
  // Told elsewhere: swapped families, animals as their own parents, one animal as both parents.
  const isTold = (child: number) =>
    settled.has(child) || child === animal || table.sires[child] === table.dams[child]
  const children = [...offspringOf(table, animal)].filter(child => !isTold(child))
  const asSire = children.filter(child => table.sires[child] === animal)
  const asDam = children.filter(child => table.dams[child] === animal)
  const wrong = sex === SEX_CODES.male ? asDam : sex === SEX_CODES.female ? asSire : rarer(asSire, asDam)
  if (wrong.length === 0) return []
  return [sexConflict(table, { animal, sex, asSire, asDam, wrong })]
}

function rarer(asSire: readonly number[], asDam: readonly number[]): readonly number[] {
  return asDam.length <= asSire.length ? asDam : asSire
}

type Conflict = {
  readonly animal: number
  readonly sex: number
  readonly asSire: readonly number[]
  readonly asDam: readonly number[]
  /** Children of the links that do not fit the sex, or of the rarer ones. */
  readonly wrong: readonly number[]
}

function sexConflict(table: AnimalTable, conflict: Conflict): PedigreeFinding {
  const { animal, sex, asSire, asDam, wrong } = conflict
  const id = table.ids[animal] ?? ''
  const recorded = table.records[animal]?.sex ?? 'unknown'
  const isKnown = sex !== SEX_CODES.unknown
  return finding('sex-conflict', {
    key: id,
    severity: 'error',
    animals: [id, ...wrong.map(child => table.ids[child] ?? '')],
    facts: { animal: id, recorded, asSire: asSire.length, asDam: asDam.length },
    proposedFixes: fixesOf(table, conflict),
    safeReading: isKnown ? [{ kind: 'set', id, field: 'sex', value: null, was: recorded }] : [],
  })
}

/** The sex first where all offspring speak against it; then changing places; then cutting. */
function fixesOf(table: AnimalTable, { animal, sex, asSire, asDam, wrong }: Conflict): ProposedFix[] {
  const id = table.ids[animal] ?? ''
  const field: ParentLink['field'] = wrong === asSire ? 'sireId' : 'damId'
  const used = wrong === asSire ? 'male' : 'female'
  const recorded = table.records[animal]?.sex ?? null
  const always = sex !== SEX_CODES.unknown && (asSire.length === 0 || asDam.length === 0)
  const setSex: ProposedFix[] = always
    ? [
        {
          id: `sex:${used}`,
          kind: 'set-sex',
          facts: { animal: id, sex: used },
          edits: [{ kind: 'set', id, field: 'sex', value: used, was: recorded }],
        },
      ]
    : []
  const swap: ProposedFix = {
    id: 'swap',
    kind: 'swap-parents',
    facts: { sire: id, dam: '', count: wrong.length },
    edits: wrong.flatMap(child => swapEdits(table, child)),
  }
  const cut = cutAllFix(
    table,
    wrong.map(child => ({ child, parent: animal, field })),
  )
  const partnersFit = wrong.every(child => partnerFits(table, child, field))
  return partnersFit ? [...setSex, swap, cut] : [...setSex, cut]
}

/** Whether the other parent could stand in this one's place. */
function partnerFits(table: AnimalTable, child: number, field: ParentLink['field']): boolean {
  const partner = (field === 'sireId' ? table.dams : table.sires)[child] ?? UNKNOWN_PARENT
  if (partner === UNKNOWN_PARENT) return true
  const sex = recordedSex(table, partner)
  const usedAs = field === 'sireId' ? table.asDam[partner] : table.asSire[partner]
  return field === 'sireId'
    ? sex === SEX_CODES.male || (sex === SEX_CODES.unknown && usedAs === 1)
    : sex === SEX_CODES.female || (sex === SEX_CODES.unknown && usedAs === 1)
}
