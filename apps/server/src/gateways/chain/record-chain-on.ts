import { createHash } from 'node:crypto'
import {
  marketAbi,
  marketBytecode,
  parkArtAbi,
  parkArtBytecode,
  playMoneyAbi,
  playMoneyBytecode,
  souvenirAbi,
  souvenirBytecode,
} from '@pawfect/contracts'
import { type MarketPlace, typedDataDigest } from '@pawfect/domain/certificates'
import {
  type Abi,
  decodeErrorResult,
  decodeFunctionResult,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  parseSignature,
} from 'viem'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import type { RecordChain, SignedDocument } from '../../domains/certificates/record/record-chain.ts'
import { RecordRefusedError } from '../../domains/certificates/record/record-errors.ts'
import { ChainRefusalError } from './json-rpc.ts'
import type { Ledger, LedgerReceipt } from './ledger.ts'

const CONTRACTS = {
  Souvenir: { abi: souvenirAbi as Abi, bytecode: souvenirBytecode },
  ParkArt: { abi: parkArtAbi as Abi, bytecode: parkArtBytecode },
  Market: { abi: marketAbi as Abi, bytecode: marketBytecode },
  PlayMoney: { abi: playMoneyAbi as Abi, bytecode: playMoneyBytecode },
} as const
type ContractName = keyof typeof CONTRACTS

/** Which function of which contract takes which signed action. */
const TAKES: Readonly<Record<string, readonly [ContractName, string]>> = {
  SouvenirAward: ['Souvenir', 'earn'],
  SouvenirReturn: ['Souvenir', 'giveBack'],
  ArtPublication: ['ParkArt', 'publish'],
  ArtApproval: ['ParkArt', 'approveSigned'],
  Permit: ['PlayMoney', 'permit'],
  RefundRequest: ['Market', 'refund'],
  SignatureWithdrawal: ['Market', 'withdrawSignature'],
}

/** What the record stands on. */
export interface RecordParts {
  readonly ledger: Ledger
  /** Address of the contract whose issuers may say who was there. */
  readonly anchor: () => Promise<string>
  /** False on a chain where play money has no business. */
  readonly keepsMarket: boolean
}

/** Keeps souvenirs, park art and sales on a ledger; each contract is put there at its first use. */
export function recordChainOn({ ledger, anchor, keepsMarket }: RecordParts): RecordChain {
  const placed = new Map<ContractName, Promise<Hex>>()
  const contract = (name: ContractName): Promise<Hex> => {
    const known = placed.get(name)
    if (known !== undefined) return known
    const placing = deploy(ledger, name, anchor).catch(error => {
      placed.delete(name)
      throw error
    })
    placed.set(name, placing)
    return placing
  }
  const chainId = async () => (await ledger.status(AbortSignal.timeout(30_000))).chainId
  const send = async ({ name, to, purpose, functionName, args }: Sending) => {
    const data = encodeFunctionData({ abi: CONTRACTS[name].abi, functionName, args })
    return written(await ledger.send(purpose, { to, data }).catch(error => rethrow(name, error)))
  }
  const ask = async ({ name, to, functionName, args }: Omit<Sending, 'purpose'>) => {
    const { abi } = CONTRACTS[name]
    const data = await ledger.call({ to, data: encodeFunctionData({ abi, functionName, args }) })
    return decodeFunctionResult({ abi, functionName, data }) as bigint
  }
  return {
    souvenirPlace: async () => ({
      chainId: await chainId(),
      verifyingContract: await contract('Souvenir'),
      issuer: ledger.sender,
    }),
    marketPlace: async (): Promise<MarketPlace | null> => {
      if (!keepsMarket) return null
      const [market, art, money] = [
        await contract('Market'),
        await contract('ParkArt'),
        await contract('PlayMoney'),
      ]
      return { chainId: await chainId(), market, art, money }
    },
    bring: async signed => {
      const { document } = signed
      const [name, functionName] = TAKES[document.primaryType] ?? []
      if (name === undefined || functionName === undefined) throw new RecordRefusedError('UnknownAction')
      const args = await argumentsOf(signed, ledger)
      const to = document.domain.verifyingContract
      return send({ name, to, purpose: purposeOf(signed), functionName, args })
    },
    sell: (listing, purchase) => {
      const to = listing.document.domain.verifyingContract
      const args = [
        listing.document.message,
        listing.signature,
        purchase.document.message,
        purchase.signature,
      ]
      return send({ name: 'Market', to, purpose: purposeOf(purchase), functionName: 'buy', args })
    },
    settle: ({ market: to, listing }) =>
      send({ name: 'Market', to, purpose: `settle:${listing}`, functionName: 'settle', args: [listing] }),
    payOut: async (account, { market: to, money, listing }) => {
      const taking = { name: 'Market', to, args: [account, money] } as const
      if ((await ask({ ...taking, functionName: 'dueTo' })) === 0n) return
      const purpose = `payout:${listing}:${account}`
      await send({ ...taking, purpose, functionName: 'withdraw' })
    },
    moneyOf: async account => {
      const asked = { name: 'PlayMoney', to: await contract('PlayMoney'), args: [account] } as const
      return {
        cents: Number(await ask({ ...asked, functionName: 'balanceOf' })),
        paymentNumber: String(await ask({ ...asked, functionName: 'nonces' })),
      }
    },
    hand: async (account, cents, purpose) => {
      const to = await contract('PlayMoney')
      const args = [account, BigInt(cents)]
      await send({ name: 'PlayMoney', to, purpose: `hand:${purpose}`, functionName: 'hand', args })
    },
  }
}

type Sending = {
  readonly name: ContractName
  readonly to: Hex
  readonly purpose: string
  readonly functionName: string
  readonly args: readonly unknown[]
}

function purposeOf({ document }: SignedDocument): string {
  return `signed:${typedDataDigest(document)}`
}

async function argumentsOf(
  { document, signature }: SignedDocument,
  ledger: Ledger,
): Promise<readonly unknown[]> {
  const { message, primaryType } = document
  if (primaryType === 'SouvenirAward') return [message, signature, await ledger.signTypedData(document)]
  if (primaryType !== 'Permit') return [message, signature]
  const { r, s, v } = parseSignature(signature)
  return [message.owner, message.spender, message.value, message.deadline, Number(v), r, s]
}

/** A changed contract is another one: what stands under the old stays there. */
async function deploy(ledger: Ledger, name: ContractName, anchor: () => Promise<string>): Promise<Hex> {
  const { abi, bytecode } = CONTRACTS[name]
  const args = name === 'Souvenir' ? [await anchor()] : []
  const build = createHash('sha256').update(bytecode).update(args.join()).digest('hex').slice(0, 16)
  const data = encodeDeployData({ abi, bytecode, args })
  const { created } = await ledger.send(`deploy:${name}:${build}`, { to: null, data })
  if (created === null) throw new ChainUnavailableError('the creation of the contract left no address')
  return created
}

function written({ transaction, block }: LedgerReceipt) {
  return { transaction, at: block.minedAt }
}

/** What the contract said no with, by the name of its error. */
function rethrow(name: ContractName, error: unknown): never {
  if (!(error instanceof ChainRefusalError)) throw error
  throw new RecordRefusedError(reasonOf(name, error), { cause: error })
}

function reasonOf(name: ContractName, { revertData }: ChainRefusalError): string {
  if (revertData === null || revertData === '0x') return 'Refused'
  // A sale fails at the money or at the piece as often as at the market itself.
  for (const { abi } of [CONTRACTS[name], CONTRACTS.PlayMoney, CONTRACTS.ParkArt]) {
    try {
      return decodeErrorResult({ abi, data: revertData }).errorName
    } catch {
      // An error of one of the others.
    }
  }
  return 'Refused'
}
