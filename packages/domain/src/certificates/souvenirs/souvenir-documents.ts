import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { onceOf, type SignedOncePart } from '../signed-once.ts'
import { type ContractPlace, type HexText, type TypedDocument, typedDocument } from '../typed-data.ts'
import { type SouvenirFacts, souvenirOccasion } from './souvenir-facts.ts'
import { souvenirPictureDigest } from './souvenir-picture.ts'
import type { SouvenirPlace } from './souvenir-requests.ts'

/** "I was there", by who earned it; everything signed follows from what the picture shows. */
export function souvenirAwardDocument(
  facts: SouvenirFacts,
  signing: {
    readonly owner: HexText
    readonly place: SouvenirPlace
    readonly once: Pick<SignedOncePart, 'nonce' | 'deadline'>
  },
): TypedDocument {
  const { issuer, chainId, verifyingContract } = signing.place
  const message = {
    owner: signing.owner,
    issuer,
    occasion: `0x${souvenirOccasion(facts)}`,
    picture: `0x${souvenirPictureDigest(facts)}`,
    ...onceOf(signing.once),
  } as const
  return typedDocument(
    { contract: 'Souvenir', action: 'SouvenirAward', message },
    { chainId, verifyingContract },
  )
}

/** "I do not want to keep it", by its owner. */
export function souvenirReturnDocument(
  facts: SouvenirFacts,
  signing: {
    readonly owner: HexText
    readonly place: ContractPlace
    readonly once: Pick<SignedOncePart, 'nonce' | 'deadline'>
  },
): TypedDocument {
  const { chainId, verifyingContract } = signing.place
  const souvenir = souvenirNumber(souvenirOccasion(facts), signing.owner)
  return typedDocument(
    { contract: 'Souvenir', action: 'SouvenirReturn', message: { souvenir, ...onceOf(signing.once) } },
    { chainId, verifyingContract },
  )
}

/** A souvenir's number in the record: the hash of occasion and owner, as the contract computes it. */
function souvenirNumber(occasion: string, owner: HexText): bigint {
  const words = hexToBytes(occasion + owner.slice(2).padStart(64, '0'))
  return BigInt(`0x${bytesToHex(keccak_256(words))}`)
}
