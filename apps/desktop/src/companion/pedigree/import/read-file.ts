import {
  type ColumnMapping,
  checkPedigreeRecords,
  MissingColumnError,
  proposeColumnMapping,
  type ReadingProgress,
  readPedigreeFile,
} from '@pawfect/domain/pedigree'
import { NO_OWN_WORDS, readOwnWords } from '../own-words.ts'
import type { WorkerWatch } from '../worker-messages.ts'
import type { ReadFile, Recheck } from './import-session.ts'

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
  try {
    const reading = await readPedigreeFile(bytes, { ...watch, mapping })
    const isTable = reading.format === 'table'
    return {
      reading,
      proposal: isTable ? await proposeColumnMapping(bytes, mapping, watch) : null,
      own: reading.format === 'json' ? readOwnWords(bytes) : NO_OWN_WORDS,
    }
  } catch (error) {
    if (!(error instanceof MissingColumnError)) throw error
    const proposal = await proposeColumnMapping(bytes, mapping, watch)
    return { reading: null, proposal, own: NO_OWN_WORDS }
  }
}

/** Looks for what is wrong among records, again after each fix. */
export function recheckWith({ signal, report }: WorkerWatch): Recheck {
  return records =>
    checkPedigreeRecords(records, { signal, onProgress: progress => report(stepOf(progress)) })
}

function stepOf({ phase, done, total }: ReadingProgress) {
  return { step: phase === 'checks' ? ('checking' as const) : ('reading' as const), done, total }
}
