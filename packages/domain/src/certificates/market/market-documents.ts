import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { onceOf, type SignedOncePart } from '../signed-once.ts'
import { type HexText, type TypedDocument, typedDocument } from '../typed-data.ts'
import type { ListingTerms, MarketPlace } from './market-requests.ts'
import { saleSplit } from './sale-split.ts'

/** The two numbers that make a signature good once. */
type Once = Pick<SignedOncePart, 'nonce' | 'deadline'>

const NOBODY: HexText = `0x${'00'.repeat(20)}`
const DAY_SECONDS = 86_400

/** A piece's number in the record: the hash of artist and picture, as the contract computes it. */
export function artPiece(artist: HexText, pictureDigest: string): HexText {
  const words = hexToBytes(artist.slice(2).padStart(64, '0') + pictureDigest)
  return `0x${bytesToHex(keccak_256(words))}`
}

/** "I made this", by the artist. @param art - `pictureDigest` is the SHA-256 of the file, hex. */
export function artPublicationDocument(
  art: { readonly artist: HexText; readonly pictureDigest: string; readonly royaltyShare: number },
  place: MarketPlace,
  once: Once,
): TypedDocument {
  const message = {
    artist: art.artist,
    picture: `0x${art.pictureDigest}`,
    royaltyReceiver: art.artist,
    royaltyShare: BigInt(art.royaltyShare),
    ...onceOf(once),
  } as const
  return typedDocument({ contract: 'ParkArt', action: 'ArtPublication', message }, at(place, place.art))
}

/** "The market may move this piece", by its owner: to sell it, and again to give it back. */
export function artApprovalDocument(
  art: { readonly owner: HexText; readonly piece: HexText },
  place: MarketPlace,
  once: Once,
): TypedDocument {
  const message = { owner: art.owner, spender: place.market, art: BigInt(art.piece), ...onceOf(once) }
  return typedDocument({ contract: 'ParkArt', action: 'ArtApproval', message }, at(place, place.art))
}

/** "I sell it at this price", by the seller; its struct hash is the name of the sale. */
export function listingDocument(terms: ListingTerms, place: MarketPlace, once: Once): TypedDocument {
  const { artistCents } = saleSplit(terms)
  const message = {
    seller: terms.seller,
    collection: place.art,
    piece: BigInt(terms.piece),
    token: place.money,
    price: BigInt(terms.priceCents),
    // The contract knows no receiver of nothing.
    royaltyReceiver: artistCents === 0 ? NOBODY : terms.artist,
    royalty: BigInt(artistCents),
    refundSeconds: terms.refundDays * DAY_SECONDS,
    ...onceOf(once),
  }
  return typedDocument({ contract: 'Market', action: 'Listing', message }, at(place, place.market))
}

/** "I buy it", by the buyer. @param sale - `listing` is the struct hash of the listing. */
export function purchaseDocument(
  sale: { readonly listing: HexText; readonly buyer: HexText },
  place: MarketPlace,
  once: Once,
): TypedDocument {
  const message = { ...sale, ...onceOf(once) }
  return typedDocument({ contract: 'Market', action: 'Purchase', message }, at(place, place.market))
}

/** "I give it back", by the buyer. */
export function refundDocument(listing: HexText, place: MarketPlace, once: Once): TypedDocument {
  const message = { listing, ...onceOf(once) }
  return typedDocument({ contract: 'Market', action: 'RefundRequest', message }, at(place, place.market))
}

/** "Forget that I offered it", by the seller. @param once - `nonce` is the listing's own. */
export function listingWithdrawalDocument(signer: HexText, place: MarketPlace, once: Once): TypedDocument {
  const message = { signer, ...onceOf(once) }
  return typedDocument(
    { contract: 'Market', action: 'SignatureWithdrawal', message },
    at(place, place.market),
  )
}

/** "The market may take exactly this much of my play money", by the buyer (ERC-2612). */
export function paymentDocument(
  payment: { readonly owner: HexText; readonly cents: number },
  place: MarketPlace,
  once: Once,
): TypedDocument {
  const { nonce, deadline } = onceOf(once)
  return {
    domain: { name: 'Play money (worth nothing)', version: '1', ...at(place, place.money) },
    types: {
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    message: {
      owner: payment.owner,
      spender: place.market,
      value: BigInt(payment.cents),
      nonce,
      deadline,
    },
  }
}

function at({ chainId }: MarketPlace, verifyingContract: HexText) {
  return { chainId, verifyingContract }
}
