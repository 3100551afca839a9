import { certificateAnchorAbi, certificateAnchorBytecode } from '@pawfect/contracts'
import { decodeFunctionResult, encodeDeployData, encodeFunctionData, type Hex } from 'viem'
import type { AnchoredBatch, BatchToAnchor } from '../../domains/certificates/anchor-chain.ts'

/** Creation code of the contract, with `admin` as its administrator and first issuer. */
export function deployAnchorData(admin: Hex): Hex {
  return encodeDeployData({ abi: certificateAnchorAbi, bytecode: certificateAnchorBytecode, args: [admin] })
}

export function anchorBatchData({ root, size, manifest }: BatchToAnchor): Hex {
  return encodeFunctionData({
    abi: certificateAnchorAbi,
    functionName: 'anchorBatch',
    args: [`0x${root}`, size, `0x${manifest}`],
  })
}

export function revokeCertificateData(digest: string): Hex {
  return encodeFunctionData({
    abi: certificateAnchorAbi,
    functionName: 'revokeCertificate',
    args: [`0x${digest}`],
  })
}

export function batchOfData(root: string): Hex {
  return encodeFunctionData({ abi: certificateAnchorAbi, functionName: 'batchOf', args: [`0x${root}`] })
}

export function revokedAtData(digest: string): Hex {
  return encodeFunctionData({ abi: certificateAnchorAbi, functionName: 'revokedAt', args: [`0x${digest}`] })
}

/** Reads the answer of `batchOf`; null for a root the contract does not know. */
export function readBatchAnswer(answer: Hex): AnchoredBatch | null {
  const batch = decodeFunctionResult({ abi: certificateAnchorAbi, functionName: 'batchOf', data: answer })
  const anchoredAt = momentOf(batch.anchoredAt)
  return anchoredAt === null ? null : { anchoredAt, revokedAt: momentOf(batch.revokedAt), size: batch.size }
}

/** Reads the answer of `revokedAt`. */
export function readRevocationAnswer(answer: Hex): Date | null {
  return momentOf(
    decodeFunctionResult({ abi: certificateAnchorAbi, functionName: 'revokedAt', data: answer }),
  )
}

function momentOf(unixSeconds: bigint): Date | null {
  return unixSeconds === 0n ? null : new Date(Number(unixSeconds) * 1000)
}
