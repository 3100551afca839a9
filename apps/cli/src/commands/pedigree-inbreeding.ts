import {
  arrangePedigree,
  completeGenerations,
  inbreedingCoefficients,
  safeRecords,
} from '@pawfect/domain/pedigree'
import { terminalText } from '../terminal-text.ts'
import { openPedigreeFile, type PedigreeFileOptions, tellDoubts } from './pedigree-file.ts'

/** How many animals are shown to a person. */
const MOST_SHOWN = 25

/** Inbreeding of every animal of a file, as CSV or as a list of the highest. */
export async function inbreedingOfFile(
  file: string,
  options: PedigreeFileOptions & { readonly csv?: boolean },
): Promise<string> {
  const reading = await openPedigreeFile(file, options)
  tellDoubts(file, reading)
  const { pedigree, ids, rowOf, withoutRecord } = arrangePedigree(safeRecords(reading))
  const inbreeding = inbreedingCoefficients(pedigree)
  const generations = completeGenerations(pedigree)
  const inOrder = [...new Set([...reading.records.map(record => record.id), ...withoutRecord])]
  const rows = inOrder.flatMap(id => rowOf.get(id) ?? [])
  if (options.csv) {
    const lines = rows.map(row => `${csvCell(ids[row] ?? '')},${inbreeding[row]},${generations[row]}`)
    return `id,inbreeding,completeGenerations\n${lines.join('\n')}\n`
  }
  const inbred = rows.filter(row => (inbreeding[row] ?? 0) > 0)
  const highest = inbred
    .toSorted((one, two) => (inbreeding[two] ?? 0) - (inbreeding[one] ?? 0))
    .slice(0, MOST_SHOWN)
  const mean = inbreeding.reduce((sum, f) => sum + f, 0) / Math.max(1, inbreeding.length)
  return [
    terminalText(`${file}: ${rows.length} animals, ${inbred.length} inbred, mean ${percent(mean)}`),
    ...highest.map(row =>
      terminalText(
        `  ${percent(inbreeding[row] ?? 0).padStart(7)}  ${(generations[row] ?? 0).toFixed(1).padStart(5)} generations  ${ids[row] ?? ''}`,
      ),
    ),
    inbred.length > MOST_SHOWN ? `  and ${inbred.length - MOST_SHOWN} more; --csv prints all\n` : '',
  ].join('\n')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`
}

/** Ids as they are: whoever joins this file with their own must find them. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
