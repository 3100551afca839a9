import type { PedigreeRecord } from '../../pedigree-record.ts'
import { writeGedcomDate } from './gedcom-dates.ts'
import { FACT_TAGS, NO_RECORD_TAG, OTHER_TYPE } from './own-tags.ts'

/** How GEDCOM is written. */
export type GedcomOptions = {
  /** 5.5.1 is what most programs read. @default '5.5.1' */
  readonly version?: '5.5.1' | '7.0'
}

/** 5.5.1 allows lines of 255 letters; some are taken by level and tag. */
const LONGEST_VALUE = 200

/**
 * Writes records as GEDCOM: an individual for each animal with its id as reference number, a family for each pair of
 * parents. Read back it gives the same records, save that white space in names is tidied and line breaks become plain.
 * Parents without a record become individuals that say so. Encode as UTF-8.
 */
export function writeGedcom(
  records: readonly PedigreeRecord[],
  { version = '5.5.1' }: GedcomOptions = {},
): string {
  const writer = new GedcomWriter(records, version)
  writer.head()
  for (const record of records) writer.individual(record)
  writer.parentsWithoutRecord()
  writer.families()
  return writer.text()
}

class GedcomWriter {
  private readonly lines: string[] = []
  private readonly records: readonly PedigreeRecord[]
  private readonly version: '5.5.1' | '7.0'
  private readonly xrefs = new Map<string, string>()
  private readonly familyOf = new Map<string, string>()
  private readonly familiesOfParent = new Map<string, Set<string>>()

  constructor(records: readonly PedigreeRecord[], version: '5.5.1' | '7.0') {
    this.records = records
    this.version = version
    for (const { id } of records) this.xrefs.set(id, `I${this.xrefs.size + 1}`)
    for (const record of records) this.enterFamily(record)
  }

  text(): string {
    return `${[...this.lines, '0 TRLR'].join('\r\n')}\r\n`
  }

  head(): void {
    this.line(0, 'HEAD')
    if (this.version === '5.5.1') this.line(1, 'SOUR', 'PAWFECTMATCH')
    this.line(1, 'GEDC')
    this.line(2, 'VERS', this.version)
    if (this.version === '7.0') this.line(1, 'SOUR', 'PAWFECTMATCH')
    else {
      this.line(2, 'FORM', 'LINEAGE-LINKED')
      this.line(1, 'CHAR', 'UTF-8')
      this.line(1, 'SUBM', '@U1@', true)
      this.lines.push('0 @U1@ SUBM')
      this.line(1, 'NAME', 'PawfectMatch')
    }
  }

  individual(record: PedigreeRecord): void {
    this.lines.push(`0 @${this.xrefs.get(record.id)}@ INDI`)
    if (record.name !== undefined) this.line(1, 'NAME', record.name)
    if (record.sex !== undefined) this.line(1, 'SEX', { male: 'M', female: 'F', unknown: 'U' }[record.sex])
    this.event('BIRT', { date: record.bornOn, verbatim: record.other?.['BIRT DATE'] })
    this.event('DEAT', { date: record.diedOn, verbatim: record.other?.['DEAT DATE'] })
    this.facts(record)
    this.line(1, 'REFN', record.id)
    const family = this.familyOf.get(familyKey(record))
    if (family !== undefined) this.line(1, 'FAMC', `@${family}@`, true)
    this.familiesAsParent(record.id)
  }

  parentsWithoutRecord(): void {
    for (const [id, xref] of [...this.xrefs].slice(this.records.length)) {
      this.lines.push(`0 @${xref}@ INDI`)
      this.line(1, 'REFN', id)
      this.line(1, NO_RECORD_TAG, 'Y')
      this.familiesAsParent(id)
    }
  }

  families(): void {
    const children = new Map<string, string[]>()
    for (const record of this.records) {
      const family = this.familyOf.get(familyKey(record))
      if (family === undefined) continue
      const known = children.get(family)
      if (known === undefined) children.set(family, [record.id])
      else known.push(record.id)
    }
    for (const [key, family] of this.familyOf) {
      const [sireId, damId] = JSON.parse(key) as [string | null, string | null]
      this.lines.push(`0 @${family}@ FAM`)
      if (sireId !== null) this.line(1, 'HUSB', `@${this.xrefs.get(sireId)}@`, true)
      if (damId !== null) this.line(1, 'WIFE', `@${this.xrefs.get(damId)}@`, true)
      for (const child of children.get(family) ?? []) this.line(1, 'CHIL', `@${this.xrefs.get(child)}@`, true)
    }
  }

  private enterFamily(record: PedigreeRecord): void {
    const parents = [record.sireId, record.damId].filter(parent => parent !== undefined)
    if (parents.length === 0) return
    const key = familyKey(record)
    const family = this.familyOf.get(key) ?? `F${this.familyOf.size + 1}`
    this.familyOf.set(key, family)
    for (const parent of parents) {
      if (!this.xrefs.has(parent)) this.xrefs.set(parent, `I${this.xrefs.size + 1}`)
      const families = this.familiesOfParent.get(parent) ?? new Set<string>()
      families.add(family)
      this.familiesOfParent.set(parent, families)
    }
  }

  private familiesAsParent(id: string): void {
    for (const family of this.familiesOfParent.get(id) ?? []) this.line(1, 'FAMS', `@${family}@`, true)
  }

  /** "About 2017" of the file it came from is written as that again. */
  private event(
    tag: string,
    { date, verbatim }: { date: string | undefined; verbatim: string | undefined },
  ): void {
    if (date === undefined && verbatim === undefined) return
    this.line(1, tag)
    this.line(2, 'DATE', verbatim ?? writeGedcomDate(date ?? ''))
  }

  private facts(record: PedigreeRecord): void {
    for (const field of ['breed', 'colour', 'registration', 'chip'] as const) {
      const value = record[field]
      const known = FACT_TAGS.find(fact => fact.field === field)
      if (value === undefined || known === undefined) continue
      this.line(1, known.tag, value)
      if (known.type !== undefined) this.line(2, 'TYPE', known.type)
    }
    for (const [heading, value] of Object.entries(record.other ?? {})) {
      if (heading === 'BIRT DATE' || heading === 'DEAT DATE') continue
      this.line(1, 'FACT', value)
      this.line(2, 'TYPE', OTHER_TYPE + heading)
    }
  }

  private line(level: number, tag: string, value?: string, isPointer = false): void {
    if (value === undefined) {
      this.lines.push(`${level} ${tag}`)
      return
    }
    const [first = '', ...more] = value.split(/\r\n|\n|\r/)
    this.pieces({ level, tag, below: level + 1 }, isPointer ? first : this.escapeAt(first))
    for (const next of more)
      this.pieces({ level: level + 1, tag: 'CONT', below: level + 1 }, this.escapeAt(next))
  }

  /** Version 7 has no limit of length and no CONC. */
  private pieces({ level, tag, below }: { level: number; tag: string; below: number }, value: string): void {
    const pieces = this.version === '7.0' ? [value] : cut(value)
    pieces.forEach((piece, at) => {
      this.lines.push(at === 0 ? `${level} ${tag} ${piece}` : `${below} CONC ${piece}`)
    })
  }

  private escapeAt(value: string): string {
    return this.version === '7.0' ? value.replace(/^@/, '@@') : value.replaceAll('@', '@@')
  }
}

function familyKey({ sireId, damId }: PedigreeRecord): string {
  return JSON.stringify([sireId ?? null, damId ?? null])
}

/** Never between the halves of a letter, a doubled @, nor where a space would stand at the end of a line. */
function cut(value: string): string[] {
  const pieces: string[] = []
  let rest = value
  while (rest.length > LONGEST_VALUE) {
    let at = LONGEST_VALUE
    while (at > 1 && /[\s@\uD800-\uDFFF]/.test(`${rest[at - 1]}${rest[at]}`)) at -= 1
    if (at === 1) at = LONGEST_VALUE
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...pieces, rest]
}
