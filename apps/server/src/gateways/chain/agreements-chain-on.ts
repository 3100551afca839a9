import { createHash } from 'node:crypto'
import {
  adoptionAgreementAbi,
  adoptionAgreementBytecode,
  breedingAgreementAbi,
  breedingAgreementBytecode,
} from '@pawfect/contracts'
import { typedStructHash } from '@pawfect/domain/certificates'
import {
  type Abi,
  decodeErrorResult,
  decodeFunctionResult,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
} from 'viem'
import type {
  AgreementKind,
  AgreementsChain,
  KeptAgreement,
  Standing,
} from '../../domains/certificates/agreements/agreements-chain.ts'
import { AgreementRefusedError } from '../../domains/certificates/agreements/agreements-errors.ts'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { ChainRefusalError } from './json-rpc.ts'
import type { Ledger, LedgerReceipt } from './ledger.ts'

const CONTRACTS = {
  breeding: { name: 'BreedingAgreement', abi: breedingAgreementAbi, bytecode: breedingAgreementBytecode },
  adoption: { name: 'AdoptionAgreement', abi: adoptionAgreementAbi, bytecode: adoptionAgreementBytecode },
} as const

/** Which function takes which signed action. */
const TAKES: Readonly<Record<string, string>> = {
  Acceptance: 'accept',
  Dispute: 'dispute',
  Decision: 'decide',
  MilestoneReport: 'reportMilestone',
  ReturnMatingRequest: 'takeReturnMating',
  AnimalReturn: 'announceReturn',
}

const PHASES = ['none', 'waiting', 'claimed', 'disputed', 'ended'] as const

/** Keeps agreements on a ledger; the contracts are put there at their first use. */
export function agreementsChainOn(ledger: Ledger): AgreementsChain {
  const deployed = new Map<AgreementKind, Promise<Hex>>()
  const contractOf = (kind: AgreementKind): Promise<Hex> => {
    const known = deployed.get(kind)
    if (known !== undefined) return known
    const placing = deploy(ledger, kind).catch(error => {
      deployed.delete(kind)
      throw error
    })
    deployed.set(kind, placing)
    return placing
  }
  const send = async (kind: AgreementKind, { purpose, to, functionName, args }: Sending) => {
    const data = encodeFunctionData({ abi: CONTRACTS[kind].abi as Abi, functionName, args })
    return written(await ledger.send(purpose, { to, data }).catch(error => rethrow(kind, error)))
  }
  const read = async ({ kind, contract, termsHash }: KeptAgreement, functionName: string) => {
    const abi = CONTRACTS[kind].abi as Abi
    const data = encodeFunctionData({ abi, functionName, args: [termsHash] })
    const answer = await ledger.call({ to: contract, data })
    return decodeFunctionResult({ abi, functionName, data: answer })
  }
  return {
    place: async kind => {
      const verifyingContract = await contractOf(kind)
      return { chainId: (await ledger.status(AbortSignal.timeout(30_000))).chainId, verifyingContract }
    },
    begin: (kind, terms, signatures) => {
      const both = kind === 'breeding' ? [signatures] : [...signatures]
      const purpose = `begin:${typedStructHash(terms)}`
      const to = terms.domain.verifyingContract
      return send(kind, { purpose, to, functionName: 'begin', args: [terms.message, ...both] })
    },
    act: (kind, deed, signature) => {
      const functionName = TAKES[deed.primaryType]
      if (functionName === undefined) throw new AgreementRefusedError('UnknownDeed')
      const purpose = `deed:${typedStructHash(deed)}`
      const to = deed.domain.verifyingContract
      return send(kind, { purpose, to, functionName, args: [deed.message, signature] })
    },
    settle: ({ kind, contract, termsHash }, { until }) => {
      const purpose = `settle:${termsHash}:${Math.floor(until.getTime() / 1000)}`
      return send(kind, { purpose, to: contract, functionName: 'settle', args: [termsHash] })
    },
    standing: async agreement => {
      const escrow = (await read(agreement, 'escrowOf')) as EscrowAnswer
      if (escrow.phase === 0) return null
      const isBreeding = agreement.kind === 'breeding'
      const progress = isBreeding ? ((await read(agreement, 'progressOf')) as ProgressAnswer) : null
      return standingOf(escrow, progress)
    },
  }
}

type Sending = {
  readonly to: Hex
  readonly purpose: string
  readonly functionName: string
  readonly args: readonly unknown[]
}
type EscrowAnswer = { readonly phase: number; readonly until: bigint; readonly claimedByPayer: boolean }
type ProgressAnswer = { readonly next: number; readonly returnMatingsLeft: number }

function standingOf(escrow: EscrowAnswer, progress: ProgressAnswer | null): Standing {
  const phase = PHASES[escrow.phase]
  if (phase === undefined || phase === 'none') throw new ChainUnavailableError('an escrow stands nowhere')
  const side = escrow.claimedByPayer ? 'payer' : 'payee'
  return {
    phase,
    claimedBy: phase === 'claimed' ? side : null,
    until: new Date(Number(escrow.until) * 1000),
    next: progress?.next ?? 0,
    returnMatingsLeft: progress?.returnMatingsLeft ?? 0,
  }
}

/** A changed contract is another one: what was agreed under the old stays there. */
async function deploy(ledger: Ledger, kind: AgreementKind): Promise<Hex> {
  const { name, abi, bytecode } = CONTRACTS[kind]
  const build = createHash('sha256').update(bytecode).digest('hex').slice(0, 16)
  const data = encodeDeployData({ abi: abi as Abi, bytecode })
  const { created } = await ledger.send(`deploy:${name}:${build}`, { to: null, data })
  if (created === null) throw new ChainUnavailableError('the creation of the contract left no address')
  return created
}

function written({ transaction, block }: LedgerReceipt) {
  return { transaction, at: block.minedAt }
}

/** What the contract said no with, by the name of its error. */
function rethrow(kind: AgreementKind, error: unknown): never {
  if (!(error instanceof ChainRefusalError)) throw error
  throw new AgreementRefusedError(reasonOf(kind, error), { cause: error })
}

function reasonOf(kind: AgreementKind, { revertData }: ChainRefusalError): string {
  if (revertData === null || revertData === '0x') return 'Refused'
  try {
    return decodeErrorResult({ abi: CONTRACTS[kind].abi as Abi, data: revertData }).errorName
  } catch {
    // An error of a library the contract uses, which its interface does not name.
    return 'Refused'
  }
}
