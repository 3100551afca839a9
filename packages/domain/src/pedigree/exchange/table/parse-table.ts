import type { ReadingProgress } from '../pedigree-reading.ts'
import { sniffDelimiter } from './sniff-delimiter.ts'

/** A table as cells. */
export type TextTable = {
  readonly delimiter: string
  /** Rows with at least one cell that is not blank, verbatim. Rows may differ in length. */
  readonly rows: readonly (readonly string[])[]
  /** The line each row begins on, from 1. */
  readonly lines: readonly number[]
  readonly blankLines: readonly number[]
  readonly comments: readonly { readonly line: number; readonly text: string }[]
  /** Quotation marks that never close; each was taken as a letter. */
  readonly strayQuotes: readonly { readonly line: number; readonly text: string }[]
}

/** Rows between two reports of progress. */
const ROWS_PER_STEP = 4096
/** A quoted cell longer than this is a stray quotation mark that swallowed the rows after it. */
const LONGEST_QUOTED_CELL = 20_000

/**
 * Splits delimited text into cells (RFC 4180, leniently): cells in double quotes may hold delimiters, line breaks and
 * doubled quotes; a quote inside an unquoted cell is a letter. Own code rather than a CSV library because findings
 * need the line of every row, and because one stray quote must not swallow the rest of a studbook.
 *
 * @param delimiter - guessed when absent.
 */
export function* parseTable(text: string, delimiter?: string): Generator<ReadingProgress, TextTable> {
  const cutter = new RowCutter(text, delimiter)
  const { text: whole } = cutter
  while (cutter.at < whole.length) {
    for (let count = 0; count < ROWS_PER_STEP && cutter.at < whole.length; count += 1) cutter.cutRow()
    yield { phase: 'rows', done: cutter.at, total: whole.length }
  }
  return cutter.table()
}

class RowCutter {
  at = 0
  readonly text: string
  private line = 1
  private nextQuote = -1
  private readonly delimiter: string
  private readonly rows: string[][] = []
  private readonly lines: number[] = []
  private readonly blankLines: number[] = []
  private readonly comments: { line: number; text: string }[] = []
  private readonly strayQuotes: { line: number; text: string }[] = []

  constructor(source: string, delimiter?: string) {
    // Old Mac files end their lines with a carriage return alone.
    this.text = source.includes('\n') ? source : source.replaceAll('\r', '\n')
    // Excel's own way to name the delimiter.
    const named = /^sep=(.)\r?\n/i.exec(this.text)
    this.delimiter = delimiter ?? named?.[1] ?? sniffDelimiter(this.text)
    if (named === null) return
    this.comments.push({ line: 1, text: named[0].trim() })
    this.at = named[0].length
    this.line = 2
  }

  table(): TextTable {
    const { delimiter, rows, lines, blankLines, comments, strayQuotes } = this
    return { delimiter, rows, lines, blankLines, comments, strayQuotes }
  }

  cutRow(): void {
    const { line, text } = this
    const end = this.lineEnd(this.at)
    if (this.isComment(end)) {
      this.comments.push({ line, text: text.slice(this.at, end) })
      this.endLine(end)
      return
    }
    const cells = this.hasQuoteBefore(end) ? this.cutQuoted() : this.cutPlain(end)
    if (cells.every(isBlank)) this.blankLines.push(line)
    else {
      this.rows.push(cells)
      this.lines.push(line)
    }
  }

  /** `#` may also begin an id, or the headings of PLINK: a line with as many cells as the others is a row. */
  private isComment(end: number): boolean {
    const { text, at } = this
    if (text.startsWith('//', at)) return true
    if (text[at] !== '#') return false
    const next = end + (text[end] === '\r' ? 2 : 1)
    const others = this.rows[0]?.length ?? this.cellsIn(next, this.lineEnd(next))
    const cells = this.cellsIn(at, end)
    return cells === 1 || cells !== others
  }

  private cellsIn(from: number, end: number): number {
    return this.text.slice(from, end).split(this.delimiter).length
  }

  private hasQuoteBefore(end: number): boolean {
    if (this.nextQuote < this.at) {
      const found = this.text.indexOf('"', this.at)
      this.nextQuote = found === -1 ? Number.POSITIVE_INFINITY : found
    }
    return this.nextQuote < end
  }

  private cutPlain(end: number): string[] {
    const line = this.text.slice(this.at, end)
    this.endLine(end)
    return this.delimiter === ' ' ? line.trim().split(/ +/) : line.split(this.delimiter)
  }

  private cutQuoted(): string[] {
    const cells: string[] = []
    for (;;) {
      if (this.delimiter === ' ') this.skipSpaces()
      cells.push(this.quotedCell() ?? this.plainCell())
      if (this.text[this.at] !== this.delimiter) break
      this.at += 1
    }
    this.endLine(this.at)
    return cells
  }

  /** @returns nothing, and stays, when no quoted cell begins here. */
  private quotedCell(): string | undefined {
    const { text } = this
    const open = spacesEnd(text, this.at)
    if (text[open] !== '"') return undefined
    for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 2)) {
      if (close - open > LONGEST_QUOTED_CELL) break
      if (text[close + 1] === '"') continue
      const after = this.delimiter === ' ' ? close + 1 : spacesEnd(text, close + 1)
      if (!this.endsCell(after)) break
      const cell = text.slice(open + 1, close)
      this.line += cell.split('\n').length - 1
      this.at = after
      return cell.replaceAll('""', '"')
    }
    const seen = text.slice(open, Math.min(this.lineEnd(open), open + 80))
    this.strayQuotes.push({ line: this.line, text: seen })
    return undefined
  }

  private endsCell(at: number): boolean {
    const letter = this.text[at]
    if (letter === '\r') return this.text[at + 1] === '\n' || at + 1 === this.text.length
    return letter === undefined || letter === this.delimiter || letter === '\n'
  }

  private plainCell(): string {
    const from = this.at
    while (!this.endsCell(this.at)) this.at += 1
    return this.text.slice(from, this.at)
  }

  private skipSpaces(): void {
    this.at = spacesEnd(this.text, this.at)
  }

  private endLine(end: number): void {
    const { text } = this
    this.at = end
    if (text[this.at] === '\r') this.at += 1
    if (text[this.at] === '\n') this.at += 1
    this.line += 1
  }

  /** Where the line that holds `from` ends, before its `\r\n` or `\n`. */
  private lineEnd(from: number): number {
    const { text } = this
    const feed = text.indexOf('\n', from)
    const end = feed === -1 ? text.length : feed
    return end > from && text[end - 1] === '\r' ? end - 1 : end
  }
}

function spacesEnd(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at += 1
  return at
}

function isBlank(cell: string): boolean {
  return cell.length === 0 || cell.trim().length === 0
}
