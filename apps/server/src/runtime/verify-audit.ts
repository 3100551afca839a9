/**
 * `npm run audit:verify -w apps/server -- --data DIR [--head HASH]`: checks the audit log without a server.
 * `--head` is the latest hash from the server's log; with it a cut-off end is noticed too.
 * Exit code 0 when whole, 1 when not, 2 for wrong flags.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyAuditLog } from '../domains/admin/index.ts'
import { openDatabase } from '../gateways/database/open-database.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, head: { type: 'string' } } })
const folder = join(values.data ?? '', 'server')
if (values.data === undefined || !existsSync(join(folder, 'pawfect.db'))) {
  process.stderr.write('name the data folder of an installation: --data DIR\n')
  process.exit(2)
}
await using database = await openDatabase(folder, () => undefined)
const verdict = await verifyAuditLog(database.client)
const headFits = values.head === undefined || values.head === verdict.headHash
process.stdout.write(`${JSON.stringify({ ...verdict, headFits })}\n`)
process.exitCode = verdict.whole && headFits ? 0 : 1
