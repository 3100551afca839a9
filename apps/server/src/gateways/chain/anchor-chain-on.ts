import type { Hex } from 'viem'
import type { AnchorChain, ChainReceipt } from '../../domains/certificates/anchor-chain.ts'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import {
  anchorBatchData,
  batchOfData,
  deployAnchorData,
  readBatchAnswer,
  readRevocationAnswer,
  revokeCertificateData,
  revokedAtData,
} from './anchor-contract.ts'
import type { Ledger, LedgerReceipt } from './ledger.ts'

/**
 * Anchors certificates on a ledger. What is on the chain already, by whichever program, is found through the
 * contract's events and not sent again.
 *
 * @param contract - address of a CertificateAnchor there; null to put one there on first use.
 */
export function anchorChainOn(ledger: Ledger, contract: string | null): AnchorChain {
  let deployed: Promise<Hex> | null = null
  const place = (): Promise<Hex> => {
    if (contract !== null) return Promise.resolve(contract.toLowerCase() as Hex)
    deployed ??= deploy(ledger).catch(error => {
      deployed = null
      throw error
    })
    return deployed
  }
  const call = async (data: Hex) => ledger.call({ to: await place(), data })
  const readBatch: AnchorChain['readBatch'] = async root => readBatchAnswer(await call(batchOfData(root)))
  const readRevocation: AnchorChain['readRevocation'] = async digest =>
    readRevocationAnswer(await call(revokedAtData(digest)))
  const send = async (purpose: string, data: Hex): Promise<ChainReceipt> => {
    const to = await place()
    return anchorReceipt(to, await ledger.send(purpose, { to, data }))
  }
  // Asked for only when the contract knows the fact: public nodes refuse to look through a whole chain for nothing.
  const earlier = async (fact: string): Promise<ChainReceipt | null> => {
    const address = await place()
    const found = await ledger.find({ address, fact: `0x${fact}` })
    return found === null ? null : anchorReceipt(address, found)
  }

  return {
    anchorBatch: async batch => {
      const found = (await readBatch(batch.root)) === null ? null : await earlier(batch.root)
      return found ?? send(`anchor:${batch.root}`, anchorBatchData(batch))
    },
    revokeCertificate: async digest => {
      const found = (await readRevocation(digest)) === null ? null : await earlier(digest)
      return found ?? send(`revoke:${digest}`, revokeCertificateData(digest))
    },
    readBatch,
    readRevocation,
    check: async signal => ({ contract: await place(), ...(await ledger.status(signal)) }),
    [Symbol.asyncDispose]: () => ledger[Symbol.asyncDispose](),
  }
}

async function deploy(ledger: Ledger): Promise<Hex> {
  // The purpose every journal of an installation begins with.
  const { created } = await ledger.send('deploy', { to: null, data: deployAnchorData(ledger.sender) })
  if (created === null) throw new ChainUnavailableError('the creation of the contract left no address')
  return created
}

function anchorReceipt(contract: Hex, { chainId, transaction, block }: LedgerReceipt): ChainReceipt {
  return { chainId, contract, transaction, block }
}
