/** A table with one text cell per heading; a missing cell is empty. */
export type TextTable = {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads comma-separated text: cells may be quoted, hold commas, line breaks and doubled quotes; lines may end in CRLF.
 *
 * @see RFC 4180
 */
export function readDelimitedTable(text: string): TextTable {
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let quoted = false
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
    } else if (letter === '"') quoted = true
    else if (letter === ',') {
      line.push(cell)
      cell = ''
    } else if (letter === '\n') endLine()
    else if (letter !== '\r') cell += letter
  }
  endLine()
  const [headings = [], ...rows] = lines
  return { headings: headings.map(heading => heading.replace(/^\uFEFF/, '').trim()), rows }
}
