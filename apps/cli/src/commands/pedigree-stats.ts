import { arrangePedigree, pedigreeStatistics, safeRecords } from '@pawfect/domain/pedigree'
import { terminalText } from '../terminal-text.ts'
import { openPedigreeFile, type PedigreeFileOptions, tellDoubts } from './pedigree-file.ts'

/** The statistics of a file, as JSON or as a list. */
export async function statisticsOfFile(
  file: string,
  options: PedigreeFileOptions & { readonly json?: boolean },
): Promise<string> {
  const reading = await openPedigreeFile(file, options)
  tellDoubts(file, reading)
  const { pedigree } = arrangePedigree(safeRecords(reading))
  const statistics = pedigreeStatistics(pedigree)
  if (options.json) return `${JSON.stringify(statistics)}\n`
  const lines = Object.entries(statistics).map(
    ([name, value]) => `  ${inWords(name).padEnd(34)} ${figure(value)}`,
  )
  return `${[terminalText(file), ...lines].join('\n')}\n`
}

function inWords(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}

function figure(value: number | string | null | readonly number[]): string {
  if (value === null) return 'cannot be told from this file'
  if (typeof value === 'number') return String(Number(value.toPrecision(6)))
  return typeof value === 'string' ? value : value.map(figure).join(' to ')
}
