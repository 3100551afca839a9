import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { TypedDocument } from '@pawfect/domain/certificates'
import type { Hex } from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'

const secretSchema = z.string().regex(/^(0x)?[0-9a-f]{64}$/i)

/** The key in a file made on first use; readable by its owner only. */
export function ownChainKey(file: string): PrivateKeyAccount {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return chainKeyIn(file)
}

/**
 * The key an operator put into a file: 32 bytes, hex.
 *
 * @throws {z.ZodError} when the file holds something else; its contents are not repeated.
 */
export function chainKeyIn(file: string): PrivateKeyAccount {
  const secret = secretSchema.parse(readFileSync(file, 'utf8').trim())
  return privateKeyToAccount(`0x${secret.replace(/^0x/i, '')}`)
}

/** Signs an EIP-712 document with a key; viem's types want to know its fields beforehand. */
export function signDocument(key: PrivateKeyAccount, document: TypedDocument): Promise<Hex> {
  return key.signTypedData(document as unknown as Parameters<PrivateKeyAccount['signTypedData']>[0])
}
