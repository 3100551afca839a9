import { DomainError } from '../../domain-error.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { datingFeatures, SURVEY_COLUMNS, type SurveyAnswers, type SurveyColumn } from './dating-survey.ts'
import { readDelimitedTable } from './read-delimited-table.ts'

/** Who met whom, when, and what was decided; without these there is nothing to evaluate. */
const NEEDED = ['iid', 'pid', 'wave', 'dec'] as const

/** Decisions read from a table, and what could not be used. */
export type DecisionTable = {
  readonly events: readonly DecisionEvent[]
  /** Rows that are not one of {@link events}: no partner in the file, no yes or no, no ids, or told twice. */
  readonly skippedRows: number
  /** Survey questions that nobody was asked; everyone's answer to them counts as unknown. */
  readonly missingColumns: readonly string[]
}

/** The table lacks columns that the adapter cannot do without. */
export class MissingColumnsError extends DomainError {
  override readonly name = 'MissingColumnsError'
  readonly code = 'matching/missing-columns'
  readonly columns: readonly string[]
  constructor(columns: readonly string[]) {
    super(`the table lacks the columns ${columns.join(', ')}`)
    this.columns = columns
  }
}

/** No row of the table is a decision about somebody who is in the table too. */
export class NoDecisionsError extends DomainError {
  override readonly name = 'NoDecisionsError'
  readonly code = 'matching/no-decisions'
  readonly rows: number
  constructor(rows: number) {
    super(`none of the ${rows} rows is a yes or no (dec 1 or 0) about somebody who is in the table as well`)
    this.rows = rows
  }
}

/**
 * Reads decisions that people made about one another, one row for each meeting seen from one side. Evenings become
 * markets; ids are kept apart by evening. The same meeting twice counts once, with its last row. Columns may stand in
 * any order; survey columns may be missing, and whatever is not an answer on their scale is unknown.
 *
 * @param text - comma-separated, with a line of headings.
 * @throws {MissingColumnsError} naming what is missing.
 * @throws {UnclosedQuoteError} if a quoted cell never ends.
 * @throws {NoDecisionsError} if nothing can be used.
 */
export function readDatingDecisions(text: string): DecisionTable {
  const { headings, rows } = readDelimitedTable(text)
  const columns = columnsOf(headings)
  const missing = NEEDED.filter(column => !columns.has(column))
  if (missing.length > 0) throw new MissingColumnsError(missing)
  const meetings = new Map<string, Meeting>()
  for (const cells of rows) {
    const meeting = meetingOf(name => cells[columns.get(name) ?? -1])
    if (meeting !== null) meetings.set(meetingName(meeting.wave, meeting.iid, meeting.pid), meeting)
  }
  const events = [...meetings].flatMap(([eventId, meeting]) => {
    const partner = meetings.get(meetingName(meeting.wave, meeting.pid, meeting.iid))
    return partner === undefined ? [] : (eventOf(eventId, meeting, partner) ?? [])
  })
  if (events.length === 0) throw new NoDecisionsError(rows.length)
  return {
    events,
    skippedRows: rows.length - events.length,
    missingColumns: SURVEY_COLUMNS.filter(column => !columns.has(column)),
  }
}

type Cells = (column: string) => string | undefined
type Meeting = {
  readonly iid: string
  readonly pid: string
  readonly wave: string
  readonly decision: number
  readonly order: number
  readonly answers: SurveyAnswers
}

/** Where each column stands; of two with one name the first counts. */
function columnsOf(headings: readonly string[]): Map<string, number> {
  return new Map(headings.map((heading, i) => [heading.toLowerCase(), i] as const).reverse())
}

/** Null where a row names no meeting of two. */
function meetingOf(cells: Cells): Meeting | null {
  const [iid, pid, wave] = [idIn(cells('iid')), idIn(cells('pid')), idIn(cells('wave'))]
  if (iid === '' || pid === '' || wave === '' || iid === pid) return null
  const answers = new Map(SURVEY_COLUMNS.map(column => [column, numberIn(cells(column))]))
  return {
    ...{ iid, pid, wave },
    decision: numberIn(cells('dec')),
    order: numberIn(cells('order')),
    answers: (column: SurveyColumn) => answers.get(column) ?? Number.NaN,
  }
}

function eventOf(eventId: string, own: Meeting, other: Meeting): DecisionEvent | null {
  if (own.decision !== 0 && own.decision !== 1) return null
  return {
    eventId,
    chooserId: `${own.wave}/${own.iid}`,
    chosenId: `${own.wave}/${own.pid}`,
    market: own.wave,
    purpose: 'date',
    atMs: Number.isFinite(own.order) ? own.order : 0,
    features: datingFeatures(own.answers, other.answers),
    position: null,
    answer: own.decision === 1 ? 'like' : 'pass',
  }
}

/**
 * `6`, `6.0` and ` 6 ` are one and the same; empty where nobody is named. Digits are compared as they are written: two
 * long numbers may be one and the same to a computer. What stands between ids in a name is no part of an id.
 */
function idIn(cell: string | undefined): string {
  const text = (cell ?? '').trim()
  const whole = /^0*(\d+)(?:\.0*)?$/.exec(text)?.[1]
  if (whole !== undefined) return whole
  return /^(na|nan|null|none)?$/i.test(text) ? '' : text.replaceAll(/[%/>]/g, encodeURIComponent)
}

/** Thousands may be told apart by commas; any other comma is a slip of the pen. */
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/

function numberIn(cell: string | undefined): number {
  const written = (cell ?? '').trim()
  const text = THOUSANDS.test(written) ? written.replaceAll(',', '') : written
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : Number.NaN
}

const meetingName = (wave: string, iid: string, pid: string): string => `${wave}/${iid}>${pid}`
