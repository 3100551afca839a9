import type { Hex } from 'viem'
import { z } from 'zod'

const hex = z
  .string()
  .regex(/^0x[0-9a-f]*$/i)
  .transform(text => text.toLowerCase() as Hex)
const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/i)
  .transform(text => Number(BigInt(text)))
  .refine(Number.isSafeInteger)
const amount = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/i)
  .transform(text => BigInt(text))

/** A block number, a chain id or a nonce. */
export const quantityAnswer = quantity

/** An amount in wei, or of gas. */
export const amountAnswer = amount

/** The bytes a call returned. */
export const bytesAnswer = hex

/** A mined transaction; null while it waits. */
export const receiptAnswer = z
  .looseObject({
    status: quantity,
    blockNumber: quantity,
    blockHash: hex,
    transactionHash: hex,
    contractAddress: hex.nullable().optional(),
    logs: z.array(z.looseObject({ address: hex, topics: z.array(hex), data: hex })),
  })
  .nullable()
/** A mined transaction. */
export type MinedTransaction = NonNullable<z.infer<typeof receiptAnswer>>

/** The part of a block that we use; null for one the node does not have. Fees since EIP-1559 only. */
export const blockAnswer = z
  .looseObject({
    number: quantity,
    hash: hex,
    timestamp: quantity,
    baseFeePerGas: amount.optional(),
    transactions: z.array(hex),
  })
  .nullable()

/** The part of an event that we use. */
export const logsAnswer = z.array(z.looseObject({ transactionHash: hex, blockNumber: quantity }))
