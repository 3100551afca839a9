/**
 * Makes the daily sets of a folder and stands still for good when half of them is written, inside the transaction.
 * `node half-a-day.ts FOLDER INSTANT`; tells its parent when it stands. For make-day.test.ts, which kills it there.
 */

import { makeDay } from '../../domains/matching/daily/make-day.ts'
import { LiveIndex } from '../../domains/matching/index.ts'
import { openDatabase } from '../../gateways/database/open-database.ts'

const [folder = '', instant = ''] = process.argv.slice(2)
const { client: db, inTransaction } = await openDatabase(folder, () => undefined)
const quiet = () => undefined
const log = { info: quiet, warn: quiet, error: quiet }
const apart = { apartFrom: async () => new Set<never>(), everyoneApart: async () => new Map<never, never>() }
const parts = { db, inTransaction, index: new LiveIndex(quiet), ...apart, log }
process.on('disconnect', () => process.exit())
await makeDay(parts, new Date(instant), {
  onPart: async part => {
    if (part !== 'writing') return
    process.send?.('half of the day is written')
    await new Promise(() => undefined)
  },
})
