import { createHash, randomBytes } from 'node:crypto'
import {
  artApprovalDocument,
  artPublicationDocument,
  listingDocument,
  listingWithdrawalDocument,
  paymentDocument,
  purchaseDocument,
  refundDocument,
  type SignedOncePart,
  saleSplit,
  signTypedData,
  souvenirAwardDocument,
  souvenirReturnDocument,
  type TypedDocument,
  typedStructHash,
} from '@pawfect/domain/certificates'
import { BridgeError, type BridgeHandlers } from '../../bridge/index.ts'
import { type ChainKeyParts, withChainKey } from '../keys/chain-key.ts'

/** Time for the record to take what was signed. */
const GOOD_FOR_S = 30 * 86_400

/** How long an offer stands. */
const OFFER_GOOD_FOR_S = 90 * 86_400

/** The two numbers that make a signature good once. */
type Once = Pick<SignedOncePart, 'nonce' | 'deadline'>

/** Answers the keepsakes channel. What is signed is written here, from what the screen showed. */
export function createKeepsakesHandlers(parts: ChainKeyParts): BridgeHandlers['keepsakes'] {
  return {
    signSouvenir: ({ accountId, facts, place }) =>
      withChainKey(parts, accountId, (secret, owner) =>
        signed(secret, once => souvenirAwardDocument(facts, { owner, place, once })),
      ),
    signSouvenirReturn: ({ accountId, facts, place }) =>
      withChainKey(parts, accountId, (secret, owner) =>
        signed(secret, once => souvenirReturnDocument(facts, { owner, place, once })),
      ),
    signArtwork: ({ accountId, jpegBase64, royaltyShare, place }) => {
      const pictureDigest = createHash('sha256').update(jpegBase64, 'base64').digest('hex')
      return withChainKey(parts, accountId, (secret, artist) =>
        signed(secret, once => artPublicationDocument({ artist, pictureDigest, royaltyShare }, place, once)),
      )
    },
    signOffer: ({ accountId, terms, place }) =>
      withChainKey(parts, accountId, (secret, seller) => ({
        approval: signed(secret, once =>
          artApprovalDocument({ owner: seller, piece: terms.piece }, place, once),
        ),
        listing: signed(
          secret,
          once => listingDocument({ ...terms, seller }, place, once),
          fresh(OFFER_GOOD_FOR_S),
        ),
      })),
    signClosing: ({ accountId, place, signing }) =>
      withChainKey(parts, accountId, (secret, signer) => {
        const numbers = { nonce: signing.nonce, deadline: fresh().deadline }
        const { deadline, signature } = signed(
          secret,
          once => listingWithdrawalDocument(signer, place, once),
          numbers,
        )
        return { deadline, signature }
      }),
    signPurchase: ({ accountId, terms, place, signing, shown, paymentNumber }) => {
      const { sellerCents, artistCents } = saleSplit(terms)
      const isShown =
        shown.priceCents === terms.priceCents &&
        shown.sellerCents === sellerCents &&
        shown.artistCents === artistCents
      if (!isShown) throw splitDiffers()
      const listing = typedStructHash(listingDocument(terms, place, signing))
      return withChainKey(parts, accountId, (secret, buyer) => ({
        payment: signed(
          secret,
          once => paymentDocument({ owner: buyer, cents: terms.priceCents }, place, once),
          { ...fresh(), nonce: paymentNumber },
        ),
        purchase: signed(secret, once => purchaseDocument({ listing, buyer }, place, once)),
      }))
    },
    signReturn: ({ accountId, terms, place, signing }) => {
      const listing = typedStructHash(listingDocument(terms, place, signing))
      return withChainKey(parts, accountId, (secret, owner) => ({
        approval: signed(secret, once => artApprovalDocument({ owner, piece: terms.piece }, place, once)),
        request: signed(secret, once => refundDocument(listing, place, once)),
      }))
    },
  }
}

function signed(
  secret: Uint8Array,
  write: (once: Once) => TypedDocument,
  once: Once = fresh(),
): SignedOncePart {
  return { ...once, signature: signTypedData(write(once), secret) }
}

function fresh(goodForS = GOOD_FOR_S): Once {
  return {
    nonce: BigInt(`0x${randomBytes(32).toString('hex')}`).toString(),
    deadline: String(Math.floor(Date.now() / 1000) + goodForS),
  }
}

function splitDiffers(): BridgeError {
  return new BridgeError({
    code: 'market/split-differs',
    message: 'the price or its parts are not those that were shown',
  })
}
