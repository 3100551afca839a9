import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

/**
 * Loaded into a companion under test by `--import`, and by that into its worker
 * threads: notes every connection the process opens, whichever library opens it.
 */
const recordFile = process.env['PAWFECT_RECORD_CONNECTIONS']
if (recordFile) {
  const connect = Socket.prototype.connect
  Socket.prototype.connect = function record(this: Socket, ...args: unknown[]) {
    appendFileSync(recordFile, `${JSON.stringify(targetOf(args))}\n`)
    return Reflect.apply(connect, this, args)
  }
}

/** Node calls `connect` with (options), (port, host), (path) or an array of those that was already sorted out. */
function targetOf(args: readonly unknown[]): { to: string } {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0]
  if (typeof first !== 'object' || first === null) return { to: `${args[1] ?? 'localhost'}:${first}` }
  const { host, port, path } = first as { host?: string; port?: number; path?: string }
  return { to: path ?? `${host ?? 'localhost'}:${port}` }
}
