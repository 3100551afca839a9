import type { HexText } from '@pawfect/domain/certificates'
import { type AccountScope, host } from '../../shell/host.ts'
import { serverClient } from '../../shell/server-client.ts'

/** Makes sure that the service knows the key this machine signs agreements, souvenirs and sales with. */
export async function registerChainKey(accountId: AccountScope): Promise<void> {
  const { address, possession } = await host().agreements.myKey({ accountId })
  const known = await serverClient.agreements.myAgreementKey.query()
  if (known.address === address) return
  await serverClient.agreements.registerAgreementKey.mutate({ address, signature: possession as HexText })
}
