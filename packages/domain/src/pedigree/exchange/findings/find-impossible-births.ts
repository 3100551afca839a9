import type { EditableField, PedigreeFinding, ProposedFix, RecordEdit } from '../pedigree-finding.ts'
import { type AnimalTable, daysOf, NO_DAY, offspringOf } from './animal-table.ts'
import { finding } from './make-finding.ts'
import { cutFix, isParentYounger, linksOf, type ParentLink } from './parent-links.ts'

const DAYS_A_YEAR = 365.25
/** No dog or cat has offspring earlier: puberty from 4 months, and two months of gestation for a dam. */
const YOUNGEST_DAYS = { sireId: 120, damId: 180 } as const
/** Beyond the longest known fertile lives of dogs and cats; sires sooner than that by frozen semen. */
const OLDEST_YEARS = { sireId: 25, damId: 20 } as const
/** A sire may be dead for the length of a gestation, of the longest kinds. */
const DEAD_SIRE_DAYS = 345
/** Nobody's records go back further. */
const FIRST_YEAR = 1700

/** Births that cannot be, or hardly, given the births and deaths of the parents and the day of reading. */
export function findImpossibleBirths(table: AnimalTable, today: string | undefined): PedigreeFinding[] {
  const found: PedigreeFinding[] = []
  for (let animal = 0; animal < table.records.length; animal += 1) {
    found.push(...findOwnDates(table, animal, today))
    if (table.bornFrom[animal] === NO_DAY) continue
    for (const link of linksOf(table, animal)) found.push(...findAtBirth(table, link))
  }
  return found
}

function findOwnDates(table: AnimalTable, animal: number, today: string | undefined): PedigreeFinding[] {
  const record = table.records[animal]
  if (record?.bornOn === undefined) return []
  const { id, bornOn, diedOn } = record
  const isFuture = today !== undefined && daysOf(bornOn)[0] > daysOf(today)[1]
  const found: PedigreeFinding[] = []
  if (isFuture || Number(bornOn.slice(0, 4)) < FIRST_YEAR)
    found.push(
      finding('unlikely-date', {
        key: id,
        severity: 'warning',
        animals: [id],
        facts: { animal: id, born: bornOn },
        proposedFixes: [clearDate(id, 'bornOn', bornOn)],
      }),
    )
  if (diedOn !== undefined && daysOf(diedOn)[1] < daysOf(bornOn)[0])
    found.push(diedBeforeBorn(id, bornOn, diedOn))
  return found
}

function diedBeforeBorn(id: string, bornOn: string, diedOn: string): PedigreeFinding {
  const swap: ProposedFix = {
    id: 'swap',
    kind: 'swap-dates',
    facts: { animal: id, born: diedOn, died: bornOn },
    edits: [
      { kind: 'set', id, field: 'bornOn', value: diedOn, was: bornOn },
      { kind: 'set', id, field: 'diedOn', value: bornOn, was: diedOn },
    ],
  }
  return finding('died-before-born', {
    key: id,
    severity: 'warning',
    animals: [id],
    facts: { animal: id, born: bornOn, died: diedOn },
    proposedFixes: [swap, clearDate(id, 'diedOn', diedOn)],
  })
}

function clearDate(id: string, field: EditableField, value: string): ProposedFix {
  return {
    id: `clear:${id}:${field}`,
    kind: 'clear-date',
    facts: { animal: id, field, value },
    edits: [{ kind: 'set', id, field, value: null, was: value }],
  }
}

function findAtBirth(table: AnimalTable, link: ParentLink): PedigreeFinding[] {
  const parent = table.records[link.parent]
  const child = table.records[link.child]
  if (parent === undefined || child?.bornOn === undefined || parent === child) return []
  const found: PedigreeFinding[] = []
  if (parent.bornOn !== undefined) {
    if (isParentYounger(table, link) === true) found.push(bornBeforeParent(table, link))
    else found.push(...oddAge(table, link))
  }
  if (parent.diedOn !== undefined) {
    const deadDays = (table.bornFrom[link.child] ?? 0) - daysOf(parent.diedOn)[1]
    if (deadDays > (link.field === 'damId' ? 0 : DEAD_SIRE_DAYS)) found.push(diedBefore(table, link))
  }
  return found
}

function linkFacts(table: AnimalTable, { child, parent, field }: ParentLink) {
  return { animal: table.ids[child] ?? '', parent: table.ids[parent] ?? '', field }
}

/** Which of link and dates is wrong is told by whether the same date clashes with other relatives as well. */
function bornBeforeParent(table: AnimalTable, link: ParentLink): PedigreeFinding {
  const facts = linkFacts(table, link)
  const born = table.records[link.child]?.bornOn ?? ''
  const parentBorn = table.records[link.parent]?.bornOn ?? ''
  const fixes = [
    { weight: 1, fix: cutFix(table, link) },
    { weight: clashes(table, link.child), fix: clearDate(facts.animal, 'bornOn', born) },
    { weight: clashes(table, link.parent), fix: clearDate(facts.parent, 'bornOn', parentBorn) },
  ]
  const safe: RecordEdit[] = [
    { kind: 'set', id: facts.animal, field: 'bornOn', value: null, was: born },
    { kind: 'set', id: facts.parent, field: 'bornOn', value: null, was: parentBorn },
  ]
  return finding('born-before-parent', {
    key: `${facts.animal}:${link.field}`,
    severity: 'error',
    animals: [facts.animal, facts.parent],
    facts: { ...facts, born, parentBorn },
    proposedFixes: [
      ...slips(table, link),
      ...fixes.toSorted((one, two) => two.weight - one.weight).map(({ fix }) => fix),
    ],
    safeReading: safe,
  })
}

/** With how many parents and offspring an animal's date of birth does not fit. */
function clashes(table: AnimalTable, animal: number): number {
  const own = linksOf(table, animal).filter(link => isParentYounger(table, link) === true).length
  let below = 0
  for (const child of offspringOf(table, animal))
    if (isParentYounger(table, { child, parent: animal, field: 'sireId' }) === true) below += 1
  return own + below
}

/** Dates with two neighbouring digits of the year exchanged, where that makes an ordinary age. */
function slips(table: AnimalTable, { child, parent }: ParentLink): ProposedFix[] {
  const born = table.records[child]?.bornOn ?? ''
  const parentBorn = table.records[parent]?.bornOn ?? ''
  const meant: ProposedFix[] = []
  const offer = (id: string, date: string, year: string) => {
    const value = year + date.slice(4)
    meant.push({
      id: `set:${id}:${value}`,
      kind: 'set-date',
      facts: { animal: id, field: 'bornOn', value },
      edits: [{ kind: 'set', id, field: 'bornOn', value, was: date }],
    })
  }
  for (const year of exchanged(parentBorn.slice(0, 4)))
    if (isOrdinaryAge(Number(born.slice(0, 4)) - Number(year)))
      offer(table.ids[parent] ?? '', parentBorn, year)
  for (const year of exchanged(born.slice(0, 4)))
    if (isOrdinaryAge(Number(year) - Number(parentBorn.slice(0, 4))))
      offer(table.ids[child] ?? '', born, year)
  return meant.slice(0, 2)
}

function exchanged(year: string): string[] {
  const [a = '', b = '', c = '', d = ''] = year
  return [a + c + b + d, a + b + d + c].filter(other => other !== year)
}

function isOrdinaryAge(years: number): boolean {
  return years >= 1 && years <= 12
}

function oddAge(table: AnimalTable, link: ParentLink): PedigreeFinding[] {
  const most = (table.bornUntil[link.child] ?? 0) - (table.bornFrom[link.parent] ?? 0)
  const least = (table.bornFrom[link.child] ?? 0) - (table.bornUntil[link.parent] ?? 0)
  const facts = linkFacts(table, link)
  if (most < YOUNGEST_DAYS[link.field] || isSameYear(table, link))
    return [ageFinding('parent-too-young', table, { link, facts: { ...facts, ageDays: Math.max(0, least) } })]
  if (least > OLDEST_YEARS[link.field] * DAYS_A_YEAR)
    return [
      ageFinding('parent-too-old', table, {
        link,
        facts: { ...facts, ageYears: Math.floor(least / DAYS_A_YEAR) },
      }),
    ]
  return []
}

/** Both known by year only, and the same year. */
function isSameYear(table: AnimalTable, { child, parent }: ParentLink): boolean {
  const born = table.records[child]?.bornOn
  return born?.length === 4 && born === table.records[parent]?.bornOn
}

function ageFinding(
  kind: 'parent-too-young' | 'parent-too-old',
  table: AnimalTable,
  { link, facts }: { readonly link: ParentLink; readonly facts: PedigreeFinding['facts'] },
): PedigreeFinding {
  const born = table.records[link.child]?.bornOn ?? ''
  const parentBorn = table.records[link.parent]?.bornOn ?? ''
  const [animal, parent] = [table.ids[link.child] ?? '', table.ids[link.parent] ?? '']
  return finding(kind, {
    key: `${animal}:${link.field}`,
    severity: 'warning',
    animals: [animal, parent],
    facts: { ...facts, born, parentBorn },
    proposedFixes: [
      cutFix(table, link),
      clearDate(animal, 'bornOn', born),
      clearDate(parent, 'bornOn', parentBorn),
    ],
  })
}

function diedBefore(table: AnimalTable, link: ParentLink): PedigreeFinding {
  const facts = linkFacts(table, link)
  const died = table.records[link.parent]?.diedOn ?? ''
  const born = table.records[link.child]?.bornOn ?? ''
  return finding('parent-died-before', {
    key: `${facts.animal}:${link.field}`,
    severity: 'warning',
    animals: [facts.animal, facts.parent],
    facts: { ...facts, died, born },
    proposedFixes: [
      cutFix(table, link),
      clearDate(facts.parent, 'diedOn', died),
      clearDate(facts.animal, 'bornOn', born),
    ],
  })
}
