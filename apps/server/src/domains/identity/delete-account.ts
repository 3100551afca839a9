import { z } from 'zod'
import { slowCommand } from '../../procedures/index.ts'
import { LastAdminError, WrongPasswordError } from './identity-errors.ts'
import type { IdentityPorts } from './identity-ports.ts'
import { eraseUser } from './identity-store.ts'

/**
 * Deletes the caller's account with everything the server keeps about it: rows in one
 * transaction, then files, then what the database's log still held of them.
 */
export const createDeleteAccount = ({ accounts, sections, scrub }: IdentityPorts) =>
  slowCommand
    .input(z.strictObject({ password: z.string().max(256) }))
    .output(z.object({ deleted: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      const { userId, role } = ctx.caller
      if (!(await accounts.isPassword(userId, input.password))) throw new WrongPasswordError()
      const afterwards = await ctx.inTransaction(async db => {
        if (role === 'admin' && (await db.user.count({ where: { role: 'admin' } })) === 1)
          throw new LastAdminError()
        const left = []
        for (const section of sections) left.push(await section.eraseRows(db, userId))
        await eraseUser(db, userId)
        return left
      })
      for (const finish of afterwards) await finish?.()
      await scrub()
      ctx.emit('identity/account-deleted', { userId })
      return { deleted: true as const }
    })
