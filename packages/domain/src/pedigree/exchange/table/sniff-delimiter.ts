/** Of equally good delimiters the first wins. White space only separates where nothing else does. */
const DELIMITERS = ['\t', ';', ',', '|'] as const
/** How many lines are looked at. */
const SAMPLE_LINES = 200

/**
 * The character that cuts most lines into the same number of cells. A decimal comma in some columns therefore does
 * not win over the semicolon that stands in all rows.
 */
export function sniffDelimiter(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('//'))
    .slice(0, SAMPLE_LINES)
    .map(line => line.replace(/"(?:[^"]|"")*"/g, '""'))
  let best = { delimiter: ',' as string, score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = evenness(lines.map(line => line.split(delimiter).length - 1))
    if (score > best.score) best = { delimiter, score }
  }
  if (best.score > 0) return best.delimiter
  const cells = new Set(lines.map(line => line.trim().split(/ +/).length))
  // Names hold spaces too: only where every row has as many, save headings that do not count the row names of R.
  return cells.size <= 2 && Math.min(...cells) >= 3 ? ' ' : ','
}

/** The commonest count times the share of lines that have it; rows with fewer cells than that count half. */
function evenness(counts: readonly number[]): number {
  const timesOf = new Map<number, number>()
  for (const count of counts) if (count > 0) timesOf.set(count, (timesOf.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, times] of timesOf) {
    const shorter = counts.filter(other => other > 0 && other < count).length
    const share = (times + shorter / 2) / Math.max(1, counts.length)
    best = Math.max(best, share * share * Math.min(count, 20) ** 0.25)
  }
  return best
}
