import type { PedigreeRecord, PedigreeSex } from '../../pedigree-record.ts'
import { UnreadablePedigreeError } from '../exchange-errors.ts'
import { checkRecords } from '../findings/check-records.ts'
import { finding, withLines } from '../findings/make-finding.ts'
import type { PedigreeFinding, RecordEdit } from '../pedigree-finding.ts'
import type { PedigreeReading, ReadingOptions, ReadingProgress } from '../pedigree-reading.ts'
import { decodeText } from '../table/decode-text.ts'
import { joinRows } from '../table/join-rows.ts'
import { decodeAnsel, isAnsel } from './ansel.ts'
import { readGedcomDate } from './gedcom-dates.ts'
import { type GedcomNode, parseGedcomLines, type StrayLine, valueBelow } from './gedcom-lines.ts'
import { FACT_TAGS, NO_RECORD_TAG, OTHER_TYPE } from './own-tags.ts'

/** Whether a text is GEDCOM: its first line is the head. */
export function looksLikeGedcom(text: string): boolean {
  return /^\uFEFF?\s*0 +HEAD\b/.test(text)
}

/**
 * Reads a GEDCOM 5.5.1 or 7 file of animals: individuals become records, families their parents.
 *
 * @throws {UnreadablePedigreeError} when it has no individuals.
 */
export function* gedcomReading(
  source: Uint8Array | string,
  options: Pick<ReadingOptions, 'today'>,
): Generator<ReadingProgress, PedigreeReading> {
  yield { phase: 'decoding', done: 0, total: source.length }
  const ansel = typeof source !== 'string' && isAnsel(source)
  const { text, encoding, undecodable } = ansel ? decodeAnsel(source) : decodeText(source)
  const { records: nodes, stray } = parseGedcomLines(text)
  yield { phase: 'rows', done: source.length, total: source.length }
  const people = nodes.filter(node => node.tag === 'INDI' && node.xref !== undefined)
  if (people.length === 0) throw new UnreadablePedigreeError('gedcom')
  const reader = new GedcomReader(people, nodes)
  const joined = joinRows(people.flatMap(node => reader.read(node)))
  const checked = yield* checkRecords(joined.records, options)
  const ofFile =
    undecodable === 0
      ? []
      : [finding('undecodable-text', { key: '', severity: 'warning', facts: { count: undecodable } })]
  return {
    format: 'gedcom',
    records: joined.records,
    findings: [...ofFile, ...strayLines(stray), ...reader.findings, ...joined.findings, ...checked].map(
      found => withLines(found, joined.lineOf),
    ),
    lineOf: joined.lineOf,
    encoding,
    mapping: {},
    headings: [],
    questions: [],
  }
}

function strayLines(stray: readonly StrayLine[]): PedigreeFinding[] {
  const [first] = stray
  if (first === undefined) return []
  const facts = { count: stray.length, text: first.text }
  const lines = stray.map(({ line }) => line)
  return [finding('comment-lines', { key: '', severity: 'note', lines, facts })]
}

const SEXES: Readonly<Record<string, PedigreeSex>> = {
  M: 'male',
  F: 'female',
  U: 'unknown',
  X: 'unknown',
  N: 'unknown',
}

class GedcomReader {
  readonly findings: PedigreeFinding[] = []
  private readonly idOf = new Map<string, string>()
  private readonly families = new Map<string, GedcomNode>()
  private readonly familiesOfChild = new Map<string, string[]>()

  constructor(people: readonly GedcomNode[], nodes: readonly GedcomNode[]) {
    const numbers = people.map(node => valueBelow(node, 'REFN'))
    const useNumbers = new Set(numbers).size === people.length && !numbers.includes(undefined)
    people.forEach((node, at) => {
      this.idOf.set(node.xref ?? '', (useNumbers ? numbers[at] : node.xref)?.slice(0, 200) ?? '')
    })
    for (const node of nodes)
      if (node.tag === 'FAM' && node.xref !== undefined) this.families.set(node.xref, node)
    for (const [family, node] of this.families)
      for (const child of node.below) if (child.tag === 'CHIL') this.addFamily(child.pointer, family)
    for (const node of people)
      for (const link of node.below)
        if (link.tag === 'FAMC' && isByBirth(link)) this.addFamily(node.xref, link.pointer)
  }

  read(node: GedcomNode): { readonly record: PedigreeRecord; readonly line: number }[] {
    if (node.below.some(({ tag }) => tag === NO_RECORD_TAG)) return []
    const id = this.idOf.get(node.xref ?? '') ?? ''
    const name = nameIn(node)
    const sex = SEXES[(valueBelow(node, 'SEX') ?? '').toUpperCase().slice(0, 1)]
    const { facts, other } = factsIn(node)
    const record: PedigreeRecord = {
      id,
      ...(name === undefined ? {} : { name: name.slice(0, 200) }),
      ...this.parentsOf(node, id),
      ...(sex === undefined ? {} : { sex }),
      ...this.date(node, { id, tag: 'BIRT', field: 'bornOn', other }),
      ...this.date(node, { id, tag: 'DEAT', field: 'diedOn', other }),
      ...facts,
      ...(Object.keys(other).length > 0 ? { other } : {}),
    }
    return [{ record, line: node.line }]
  }

  private addFamily(child: string | undefined, family: string | undefined): void {
    if (child === undefined || family === undefined) return
    const known = this.familiesOfChild.get(child) ?? []
    if (!known.includes(family)) this.familiesOfChild.set(child, [...known, family])
  }

  /** Of several families the first counts, unless they name different parents: then none until decided. */
  private parentsOf(node: GedcomNode, id: string): Pick<PedigreeRecord, 'sireId' | 'damId'> {
    const adopted = node.below
      .filter(link => link.tag === 'FAMC' && !isByBirth(link))
      .map(link => link.pointer)
    const pairs = (this.familiesOfChild.get(node.xref ?? '') ?? [])
      .filter(family => !adopted.includes(family))
      .map(family => this.parentsIn(this.families.get(family)))
    const [first = {}] = pairs
    const second = pairs.find(pair => pair.sireId !== first.sireId || pair.damId !== first.damId)
    if (second !== undefined) this.findings.push(severalFamilies(id, { first, second, line: node.line }))
    return first
  }

  private parentsIn(family: GedcomNode | undefined): Pick<PedigreeRecord, 'sireId' | 'damId'> {
    const idBelow = (tag: string) => {
      const pointer = family?.below.find(line => line.tag === tag)?.pointer
      return pointer === undefined ? undefined : (this.idOf.get(pointer) ?? pointer)
    }
    const sireId = idBelow('HUSB')
    const damId = idBelow('WIFE')
    return { ...(sireId === undefined ? {} : { sireId }), ...(damId === undefined ? {} : { damId }) }
  }

  /** What a date says beyond what a record can hold ("about", "before") is kept beside it. */
  private date(
    node: GedcomNode,
    {
      id,
      tag,
      field,
      other,
    }: { id: string; tag: string; field: 'bornOn' | 'diedOn'; other: Record<string, string> },
  ): Partial<PedigreeRecord> {
    const event = node.below.find(line => line.tag === tag)
    const text = event === undefined ? undefined : valueBelow(event, 'DATE')
    if (text === undefined) return {}
    const reading = readGedcomDate(text)
    if (reading?.exact !== true) other[`${tag} DATE`] = text.slice(0, 2000)
    if (reading !== undefined) return { [field]: reading.date }
    this.findings.push(
      finding('unreadable-date', {
        key: `${id}:${tag}`,
        severity: 'warning',
        animals: [id],
        lines: [event?.line ?? node.line],
        facts: { column: tag, text: text.slice(0, 80), count: 1 },
      }),
    )
    return {}
  }
}

/** Adopted and fostered animals have their parents by birth elsewhere. */
function isByBirth(link: GedcomNode): boolean {
  const kind = valueBelow(link, 'PEDI')?.toLowerCase()
  return kind === undefined || kind === 'birth'
}

type Parents = Pick<PedigreeRecord, 'sireId' | 'damId'>

function severalFamilies(
  id: string,
  { first, second, line }: { readonly first: Parents; readonly second: Parents; readonly line: number },
): PedigreeFinding {
  const fields = (['sireId', 'damId'] as const).filter(field => first[field] !== second[field])
  const edits = (to: Parents) =>
    fields.map<RecordEdit>(field => ({
      kind: 'set',
      id,
      field,
      value: to[field] ?? null,
      was: first[field] ?? null,
    }))
  const inWords = (parents: Parents) => fields.map(field => parents[field] ?? '?').join(', ')
  return finding('conflicting-rows', {
    key: `${id}:families`,
    severity: 'error',
    animals: [id],
    lines: [line],
    facts: { id, fields: fields.join(', '), first: inWords(first), second: inWords(second) },
    proposedFixes: [
      { id: 'first', kind: 'take-row', facts: { animal: id, line }, edits: [] },
      { id: 'second', kind: 'take-row', facts: { animal: id, line }, edits: edits(second) },
    ],
    safeReading: edits({}),
  })
}

function nameIn(node: GedcomNode): string | undefined {
  const name = valueBelow(node, 'NAME')
  const tidy = name?.replace(/\//g, ' ').replace(/\s+/g, ' ').trim()
  return tidy === '' ? undefined : tidy
}

/** Lines that were read as something else. */
const READ = new Set(['NAME', 'SEX', 'FAMC', 'FAMS', 'REFN', 'CHAN', 'BIRT', 'DEAT', 'RIN'])

/** Known facts as fields, everything else under `other` by its type or tag. */
function factsIn(node: GedcomNode) {
  const facts: Partial<Record<'breed' | 'colour' | 'registration' | 'chip' | 'name', string>> = {}
  const other: Record<string, string> = {}
  for (const line of node.below) {
    const { value } = line
    if (READ.has(line.tag) || value.trim() === '' || line.pointer !== undefined) continue
    const type = valueBelow(line, 'TYPE')
    const field = FACT_TAGS.find(
      known => known.tag === line.tag && (known.type === undefined || known.type === type?.toLowerCase()),
    )?.field
    if (field !== undefined && facts[field] === undefined) facts[field] = value.slice(0, 200)
    else keep(other, type?.startsWith(OTHER_TYPE) ? type.slice(OTHER_TYPE.length) : (type ?? line.tag), value)
  }
  return { facts, other }
}

function keep(other: Record<string, string>, heading: string, value: string): void {
  let name = heading.slice(0, 100)
  for (let copy = 2; other[name] !== undefined; copy += 1) name = `${heading.slice(0, 90)} (${copy})`
  other[name] = value.slice(0, 2000)
}
