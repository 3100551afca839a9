import { randomBytes } from 'node:crypto'
import { type EnvelopeKeys, issuerKeyFrom } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { KeyVault } from '../keys/key-vault.ts'
import type { StoredVaultKeys, VaultKeyStore } from '../store/vault-key-store.ts'

const SECRET_BYTES = 32

/** Where the keys of a vault lie and what opens them. */
export type VaultKeysParts = { readonly keys: VaultKeyStore; readonly vault: KeyVault }

/** Opens the account's vault keys, making them at their first use, uses them, and wipes them. */
export async function withVaultKeys<Result>(
  parts: VaultKeysParts,
  accountId: UserId,
  use: (keys: EnvelopeKeys) => Result | Promise<Result>,
): Promise<Result> {
  const stored = parts.keys.find(accountId) ?? (await makeKeys(parts, accountId))
  const secrets = await parts.vault.unseal(stored.sealedSecrets, stored.protection)
  const signingSecret = secrets.slice(0, SECRET_BYTES)
  const readingSecret = secrets.slice(SECRET_BYTES)
  try {
    return await use({ did: issuerKeyFrom(signingSecret).did, signingSecret, readingSecret })
  } finally {
    for (const secret of [secrets, signingSecret, readingSecret]) secret.fill(0)
  }
}

async function makeKeys({ keys, vault }: VaultKeysParts, accountId: UserId): Promise<StoredVaultKeys> {
  // Any 32 bytes are a key of Ed25519, and of X25519.
  const secrets = new Uint8Array(randomBytes(2 * SECRET_BYTES))
  const { sealed, protection } = await vault.seal(secrets)
  secrets.fill(0)
  return keys.addFirst(accountId, { protection, sealedSecrets: sealed })
}
