import { myTransfersSchema } from '@pawfect/domain/certificates/custody'
import { signedInQuery } from '../../procedures/index.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { listKeys } from './certificates-store.ts'
import { summariseTransfers } from './summarise-transfer.ts'
import { summariseWaiting } from './summarise-waiting.ts'
import { listTransfersWith } from './transfers-store.ts'
import { listWaitingFor } from './waiting-steps-store.ts'

/** Transfers that name a key of the caller's, and steps that wait for one of theirs; newest first. */
export const createListMyTransfers = ({ pages }: Pick<CertificatesPorts, 'pages'>) =>
  signedInQuery.output(myTransfersSchema).query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const now = ctx.clock.now()
    const dids = (await listKeys(ctx.db, userId)).map(key => key.did)
    const known = await listTransfersWith(ctx.db, dids)
    const isDue = known.some(row => row.pageDueAt !== null && row.pageDueAt <= now)
    // Whoever looks at a transfer that has just become final finds the page where it belongs.
    if (isDue) await pages.round()
    const rows = isDue ? await listTransfersWith(ctx.db, dids) : known
    const transfers = await summariseTransfers(ctx.db, rows, { userId, now })
    const waiting = await summariseWaiting(ctx.db, await listWaitingFor(ctx.db, dids, now), userId)
    return { transfers, waiting }
  })
