import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isJournalHeld } from '../gateways/chain/transaction-journal.ts'
import { parseConfig } from './config.ts'
import { createContext, type ServerContext } from './context.ts'
import { openLog } from './logging.ts'

/** A server runs on this data folder; two writers would ruin it. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError'
  constructor(data: string) {
    super(`a server runs on ${data}`)
  }
}

/**
 * Works on a data folder without serving it: no port, no chain, no IPFS node, no relay. What waits for the chain
 * is brought there when a server starts next.
 *
 * @throws {DataFolderInUseError} when a server runs on it.
 */
export async function workOnData<Result>(
  data: string,
  work: (context: ServerContext) => Promise<Result>,
): Promise<Result> {
  const journal = join(data, 'server', 'chain', 'journal.db')
  if (existsSync(journal) && isJournalHeld(journal)) throw new DataFolderInUseError(data)
  const off = { enabled: false }
  const config = parseConfig({ data, chain: off, ipfs: off, relay: off, logLevel: 'warn' })
  await using context = await createContext({
    config,
    publicUrl: 'http://localhost',
    log: openLog(config.logLevel, process.stderr),
  })
  return await work(context)
}
