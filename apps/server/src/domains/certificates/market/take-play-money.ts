import { z } from 'zod'
import { slowCommand } from '../../../procedures/index.ts'
import { callersAddress, RecordAwayError } from '../record/index.ts'
import type { MarketPorts } from './market-ports.ts'

/** What somebody has after asking, at least: 100.00, worth nothing. */
const PURSE_CENTS = 10_000

/** Fills the caller's purse with play money. It is worth nothing; there is no way to buy it. */
export const createTakePlayMoney = ({ desk }: MarketPorts) =>
  slowCommand
    .input(z.object({}))
    .output(z.object({ cents: z.number().int() }))
    .mutation(async ({ ctx }) => {
      const address = await callersAddress(ctx.db, ctx.caller.userId)
      const { chain } = desk
      if (chain === null || (await desk.marketPlace()) === null) throw new RecordAwayError()
      const { cents } = await chain.moneyOf(address)
      if (cents < PURSE_CENTS) await chain.hand(address, PURSE_CENTS - cents, ctx.ids.next())
      return { cents: Math.max(cents, PURSE_CENTS) }
    })
