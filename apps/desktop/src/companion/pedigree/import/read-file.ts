import {
  type ColumnMapping,
  MissingColumnError,
  proposeColumnMapping,
  type ReadingProgress,
  readPedigreeTable,
} from '@pawfect/domain/pedigree'
import type { WorkerWatch } from '../worker-messages.ts'
import type { ReadFile } from './import-session.ts'

/**
 * Reads a file of any known format. A table whose columns are not all found comes back without a reading.
 *
 * @throws {UnreadablePedigreeError}
 */
export async function readFile(
  bytes: Uint8Array,
  mapping: ColumnMapping,
  { signal, report }: WorkerWatch,
): Promise<ReadFile> {
  const watch = { signal, onProgress: (progress: ReadingProgress) => report(stepOf(progress)) }
  const proposal = await proposeColumnMapping(bytes, mapping, watch)
  try {
    return { proposal, reading: await readPedigreeTable(bytes, { ...watch, mapping }) }
  } catch (error) {
    if (error instanceof MissingColumnError) return { proposal, reading: null }
    throw error
  }
}

function stepOf({ phase, done, total }: ReadingProgress) {
  return { step: phase === 'checks' ? ('checking' as const) : ('reading' as const), done, total }
}
