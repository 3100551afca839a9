import { DomainError } from '../../domain-error.ts'
import type { DecisionEvent, FeatureSchema } from '../model/decision-event.ts'
import { readDelimitedTable } from './read-delimited-table.ts'

/*
 * The adapter from the columns of the Columbia speed dating experiment (Fisman, Iyengar, Kamenica, Simonson 2006,
 * "Gender Differences in Mate Selection") to what the engine learns from. Only columns measured before the evening
 * are read; nobody's origin counts for or against them, only whether two share it and how much the chooser cares.
 */

const WISHES = ['attr1_1', 'sinc1_1', 'intel1_1', 'fun1_1', 'amb1_1', 'shar1_1'] as const
/** What people say of themselves, in the order of {@link WISHES}; nobody rates shared interests. */
const SELF = ['attr3_1', 'sinc3_1', 'intel3_1', 'fun3_1', 'amb3_1'] as const
const OUTLOOK = ['date', 'go_out', 'exphappy', 'imprace', 'imprelig'] as const
const NEEDED = [
  ...['iid', 'pid', 'wave', 'dec', 'order', 'gender', 'age', 'race', 'field_cd'],
  ...WISHES,
  ...SELF,
  ...OUTLOOK,
] as const
type Column = (typeof NEEDED)[number]
type Row = (column: Column) => number

/** Middle of the scale from 1 to 10: a self rating there speaks neither for nor against. */
const MIDDLE_RATING = 7
const MIDDLE_IMPORTANCE = 4

/** What the engine sees of a pair before anyone decided. */
export const DATING_SCHEMA: FeatureSchema = {
  schemaId: 'dating-survey/1',
  names: [
    'chooser-is-female',
    'same-background',
    'same-background-by-importance',
    'age-gap',
    'wishes-met',
    'same-field',
    'going-out-gap',
    ...OUTLOOK.flatMap(name => [`own-${name}`, `other-${name}`]),
    ...WISHES.map(name => `own-wish-${name}`),
    ...SELF.map(name => `other-self-${name}`),
  ],
}

/** Decisions read from a table, and what could not be used. */
export type DecisionTable = {
  readonly events: readonly DecisionEvent[]
  /** Rows without a partner in the file, or without a yes or no. */
  readonly skippedRows: number
}

/** The table lacks columns that the adapter reads. */
export class MissingColumnsError extends DomainError {
  override readonly name = 'MissingColumnsError'
  readonly code = 'matching/missing-columns'
  readonly columns: readonly string[]
  constructor(columns: readonly string[]) {
    super(`the table lacks the columns ${columns.join(', ')}`)
    this.columns = columns
  }
}

/**
 * Reads decisions that people made about one another, one row for each meeting seen from one side. Evenings become
 * markets; ids are kept apart by evening. The same meeting twice counts once, with its last row.
 *
 * @param text - comma-separated, with a line of headings.
 * @throws {MissingColumnsError} naming what is missing.
 */
export function readDatingDecisions(text: string): DecisionTable {
  const { headings, rows } = readDelimitedTable(text)
  const at = new Map(headings.map((heading, i) => [heading, i]))
  const missing = NEEDED.filter(column => !at.has(column))
  if (missing.length > 0) throw new MissingColumnsError(missing)
  const read = rows.map(
    (cells): Row =>
      column =>
        numberIn(cells[at.get(column) ?? -1]),
  )
  const byMeeting = new Map<string, Row>()
  for (const row of read) byMeeting.set(meetingName(row('wave'), row('iid'), row('pid')), row)
  const events = [...byMeeting].flatMap(([eventId, row]) => {
    const partner = byMeeting.get(meetingName(row('wave'), row('pid'), row('iid')))
    const decided = row('dec') === 0 || row('dec') === 1
    return partner === undefined || !decided ? [] : [eventOf(eventId, row, partner)]
  })
  return { events, skippedRows: rows.length - events.length }
}

function eventOf(eventId: string, row: Row, partner: Row): DecisionEvent {
  return {
    eventId,
    chooserId: `${row('wave')}/${row('iid')}`,
    chosenId: `${row('wave')}/${row('pid')}`,
    market: String(row('wave')),
    purpose: 'date',
    atMs: Number.isFinite(row('order')) ? row('order') : 0,
    features: featuresOf(row, partner),
    position: null,
    answer: row('dec') === 1 ? 'like' : 'pass',
  }
}

function featuresOf(own: Row, other: Row): number[] {
  const wishes = sharesOf(WISHES.map(own))
  const same = agreement(own('race'), other('race'))
  const wishesMet = SELF.map((name, i) => (wishes[i] ?? 0) * (other(name) - MIDDLE_RATING))
  return [
    own('gender') === 0 ? 1 : 0,
    same,
    same * (own('imprace') - MIDDLE_IMPORTANCE),
    Math.abs(own('age') - other('age')),
    wishesMet.reduce((sum, met) => sum + met, 0),
    agreement(own('field_cd'), other('field_cd')),
    Math.abs(own('go_out') - other('go_out')),
    ...OUTLOOK.flatMap(name => [own(name), other(name)]),
    ...wishes,
    ...SELF.map(other),
  ]
}

/** Some evenings shared out 100 points, others gave each wish 1 to 10: shares of the sum are comparable. */
function sharesOf(points: readonly number[]): number[] {
  const sum = points.reduce((total, value) => total + (Number.isFinite(value) ? value : 0), 0)
  return points.map(value => (sum > 0 ? value / sum : Number.NaN))
}

function agreement(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.NaN
  return one === other ? 1 : 0
}

function numberIn(cell: string | undefined): number {
  const text = (cell ?? '').replaceAll(',', '').trim()
  return text === '' ? Number.NaN : Number(text)
}

const meetingName = (wave: number, iid: number, pid: number): string => `${wave}/${iid}>${pid}`
