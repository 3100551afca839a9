/**
 * `npm run admin:appoint -w apps/server -- --data DIR --email ADDRESS`: gives an existing account the admin
 * role, or takes it back with `--dismiss`. Goes on the audit record as done by the operator. The server may run.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appendAudit } from '../domains/admin/index.ts'
import { openDatabase } from '../gateways/database/open-database.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, email: { type: 'string' }, dismiss: { type: 'boolean' } },
})
const folder = join(values.data ?? '', 'server')
if (values.data === undefined || values.email === undefined || !existsSync(join(folder, 'pawfect.db'))) {
  process.stderr.write('name the data folder of an installation and an account: --data DIR --email ADDRESS\n')
  process.exit(2)
}
const { email } = values
const role = values.dismiss === true ? 'owner' : 'admin'
await using database = await openDatabase(folder, () => undefined)
const found = await database.inTransaction(async db => {
  const user = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } })
  if (user === null) return false
  await db.user.update({ where: { id: user.id }, data: { role } })
  const action = role === 'admin' ? 'identity/admin-appointed' : 'identity/admin-dismissed'
  await appendAudit(db, { actorId: 'operator', action, subject: user.id, facts: {}, at: new Date() })
  return true
})
process.stdout.write(found ? `done: the account is now ${role}\n` : 'no account has this address\n')
process.exitCode = found ? 0 : 1
