import { DomainError } from '../../domain-error.ts'

/** A table with one text cell per heading; a missing cell is empty. */
export type TextTable = {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A quoted cell goes on to the end of the text: everything after its quote would be lost unnoticed. */
export class UnclosedQuoteError extends DomainError {
  override readonly name = 'UnclosedQuoteError'
  readonly code = 'matching/unclosed-quote'
  readonly line: number
  constructor(line: number) {
    super(`a quote that opens in line ${line} is never closed`)
    this.line = line
  }
}

/**
 * Reads comma-separated text: cells may be quoted, hold commas, line breaks and doubled quotes; lines may end in CRLF or CR.
 * A quote within a cell that did not begin with one is a letter like any other.
 *
 * @throws {UnclosedQuoteError} naming the line.
 * @see RFC 4180
 */
export function readDelimitedTable(withMark: string): TextTable {
  const text = withMark.replace(/^\uFEFF/, '')
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let quoted = false
  let quoteOpens = 0
  const endLine = () => {
    line.push(cell)
    if (line.length > 1 || cell !== '') lines.push(line)
    line = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i)
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else quoted = false
    } else if (letter === '"' && cell === '') {
      quoted = true
      quoteOpens = i
    } else if (letter === ',') {
      line.push(cell)
      cell = ''
    } else if (letter === '\n' || (letter === '\r' && text.charAt(i + 1) !== '\n')) endLine()
    else if (letter !== '\r') cell += letter
  }
  if (quoted) throw new UnclosedQuoteError(text.slice(0, quoteOpens).split(/\r\n?|\n/).length)
  endLine()
  const [headings = [], ...rows] = lines
  return { headings: headings.map(heading => heading.trim()), rows }
}
