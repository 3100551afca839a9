import { randomBytes } from 'node:crypto'
import { chainAddressOf, type HexText } from '@pawfect/domain/certificates'
import type { AccountScope } from '../../bridge/index.ts'
import type { AgreementKeyStore, StoredAgreementKey } from '../store/agreement-key-store.ts'
import type { KeyVault } from './key-vault.ts'

/** Where the key lies that an account signs for the record with. */
export type ChainKeyParts = { readonly keys: AgreementKeyStore; readonly vault: KeyVault }

/** Opens the account's key, making it at its first use, uses it, and wipes it. */
export async function withChainKey<Result>(
  parts: ChainKeyParts,
  accountId: AccountScope,
  use: (secret: Uint8Array, address: HexText) => Result,
): Promise<Result> {
  const stored = parts.keys.find(accountId) ?? (await makeKey(parts, accountId))
  const secret = await parts.vault.unseal(stored.sealedSecret, stored.protection)
  try {
    return use(secret, chainAddressOf(secret))
  } finally {
    secret.fill(0)
  }
}

async function makeKey({ keys, vault }: ChainKeyParts, accountId: AccountScope): Promise<StoredAgreementKey> {
  // All but one of 2^128 random secrets are keys of the curve; `chainAddressOf` refuses the rest.
  const secret = new Uint8Array(randomBytes(32))
  const address = chainAddressOf(secret)
  const { sealed, protection } = await vault.seal(secret)
  secret.fill(0)
  return keys.addFirst(accountId, { address, protection, sealedSecret: sealed })
}
