import { type Hex, keccak256 } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import {
  type AnchorChain,
  type ChainReceipt,
  ChainUnavailableError,
} from '../../domains/certificates/anchor-chain.ts'
import {
  anchorBatchData,
  batchOfData,
  readBatchAnswer,
  readRevocationAnswer,
  revokeCertificateData,
  revokedAtData,
} from './anchor-contract.ts'
import { blockAnswer, bytesAnswer, logsAnswer, quantityAnswer, receiptAnswer } from './chain-answers.ts'
import { jsonRpc } from './json-rpc.ts'

/** How often a node is asked whether a transaction is mined. */
const POLL_MS = 250
/** A public chain may be slow; after this the transaction counts as not sent and is looked for again later. */
const MINED_WITHIN_MS = 180_000

/** An operator's own node, the contract that was deployed there, and the key that may issue. */
export interface ExternalChainOptions {
  readonly rpcUrl: string
  /** Address of a deployed CertificateAnchor (`npm run deploy -w contracts`). */
  readonly contract: string
  readonly key: PrivateKeyAccount
  readonly pollMs?: number
}

/**
 * Anchors on a chain of the operator's choice.
 *
 * The receipt of what was anchored earlier is found again through the contract's events.
 */
export function openExternalChain({
  rpcUrl,
  contract,
  key,
  pollMs = POLL_MS,
}: ExternalChainOptions): AnchorChain {
  const ask = jsonRpc(rpcUrl)
  const to = contract.toLowerCase() as Hex
  const call = async (data: Hex) => bytesAnswer.parse(await ask('eth_call', [{ to, data }, 'latest']))
  let lastSent: Promise<unknown> = Promise.resolve()

  const send = async (data: Hex): Promise<ChainReceipt> => {
    const chainId = quantityAnswer.parse(await ask('eth_chainId', []))
    const from = key.address
    const gas = BigInt(quantityAnswer.parse(await ask('eth_estimateGas', [{ from, to, data }])))
    const gasPrice = BigInt(quantityAnswer.parse(await ask('eth_gasPrice', [])))
    const nonce = quantityAnswer.parse(await ask('eth_getTransactionCount', [from, 'pending']))
    const raw = await key.signTransaction({
      type: 'legacy',
      chainId,
      nonce,
      to,
      data,
      gas: (gas * 12n) / 10n,
      gasPrice,
    })
    await ask('eth_sendRawTransaction', [raw])
    return receiptWithin(keccak256(raw))
  }
  const inTurn = (work: () => Promise<ChainReceipt>): Promise<ChainReceipt> => {
    const done = lastSent.then(work)
    lastSent = done.catch(() => null)
    return done
  }
  const receiptWithin = async (hash: Hex): Promise<ChainReceipt> => {
    const deadline = Date.now() + MINED_WITHIN_MS
    for (;;) {
      const receipt = receiptAnswer.parse(await ask('eth_getTransactionReceipt', [hash]))
      if (receipt !== null) return readReceipt(receipt)
      if (Date.now() > deadline) throw new ChainUnavailableError(`transaction ${hash} is not mined yet`)
      await new Promise(resolve => setTimeout(resolve, pollMs))
    }
  }
  const readReceipt = async (
    receipt: NonNullable<ReturnType<typeof receiptAnswer.parse>>,
  ): Promise<ChainReceipt> => {
    if (receipt.status !== 1) throw new ChainUnavailableError(`transaction ${receipt.transactionHash} failed`)
    const block = blockAnswer.parse(
      await ask('eth_getBlockByNumber', [`0x${receipt.blockNumber.toString(16)}`, false]),
    )
    return {
      chainId: quantityAnswer.parse(await ask('eth_chainId', [])),
      contract: to,
      transaction: receipt.transactionHash.toLowerCase(),
      block: {
        number: receipt.blockNumber,
        hash: receipt.blockHash.toLowerCase(),
        minedAt: new Date(block.timestamp * 1000),
      },
    }
  }
  /** The receipt of the transaction that emitted an event about this root or digest, or null. */
  const earlier = async (topic: string): Promise<ChainReceipt | null> => {
    const filter = { address: to, fromBlock: '0x0', topics: [null, `0x${topic}`] }
    const hash = logsAnswer.parse(await ask('eth_getLogs', [filter]))[0]?.transactionHash
    return hash === undefined ? null : receiptWithin(hash as Hex)
  }
  const readBatch: AnchorChain['readBatch'] = async root => readBatchAnswer(await call(batchOfData(root)))
  const readRevocation: AnchorChain['readRevocation'] = async digest =>
    readRevocationAnswer(await call(revokedAtData(digest)))

  return {
    anchorBatch: batch =>
      inTurn(async () => {
        const found = (await readBatch(batch.root)) === null ? null : await earlier(batch.root)
        return found ?? send(anchorBatchData(batch))
      }),
    revokeCertificate: digest =>
      inTurn(async () => {
        const found = (await readRevocation(digest)) === null ? null : await earlier(digest)
        return found ?? send(revokeCertificateData(digest))
      }),
    readBatch,
    readRevocation,
    check: async () => ({
      chainId: quantityAnswer.parse(await ask('eth_chainId', [])),
      contract: to,
      blockNumber: quantityAnswer.parse(await ask('eth_blockNumber', [])),
    }),
    [Symbol.asyncDispose]: async () => {
      await lastSent
    },
  }
}
