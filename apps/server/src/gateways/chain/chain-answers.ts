import type { Hex } from 'viem'
import { z } from 'zod'

const hex = z.string().regex(/^0x[0-9a-f]*$/i)
const quantity = hex.transform(text => Number(BigInt(text)))

/** A block number, a chain id or a nonce. */
export const quantityAnswer = quantity

/** The bytes a call returned. */
export const bytesAnswer = hex.transform(text => text as Hex)

/** A mined transaction; null while it waits. */
export const receiptAnswer = z
  .looseObject({
    status: quantity,
    blockNumber: quantity,
    blockHash: hex,
    transactionHash: hex,
    contractAddress: hex.nullable().optional(),
  })
  .nullable()

/** The part of a block that we use. */
export const blockAnswer = z.looseObject({ number: quantity, timestamp: quantity })

/** The part of an event that we use. */
export const logsAnswer = z.array(z.looseObject({ transactionHash: hex }))
