import { userIdSchema } from '@pawfect/domain/identity'
import type { PublicSigningKey } from '../../../bridge/index.ts'
import { type AccountScope, host } from '../../shell/host.ts'
import { serverClient } from '../../shell/server-client.ts'

/**
 * The key to sign with, made here when there is none, and known to the server.
 *
 * @param input.keyLabel - what a new key is called.
 */
export async function registeredKey(
  accountId: AccountScope,
  input: { readonly key: PublicSigningKey | null; readonly keyLabel: string },
): Promise<PublicSigningKey> {
  const label = input.keyLabel.trim()
  const key = input.key ?? (await host().certificates.createKey({ accountId, label }))
  const userId = userIdSchema.parse(accountId)
  const { possession } = await host().certificates.provePossession({ accountId: userId, keyId: key.keyId })
  // Registering a key again changes nothing, so a lost answer last time is no trouble now.
  await serverClient.certificates.registerIssuerKey.mutate({ possession, label: key.label })
  return key
}
