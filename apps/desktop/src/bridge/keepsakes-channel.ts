import {
  listingTermsSchema,
  MAX_ARTWORK_BYTES,
  marketPlaceSchema,
  signedOnceSchema,
  souvenirFactsSchema,
  souvenirPlaceSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

const accountId = accountScopeSchema
const numbersSchema = signedOnceSchema.omit({ signature: true })
const souvenirInput = z.object({ accountId, facts: souvenirFactsSchema, place: souvenirPlaceSchema })
const sale = { accountId, terms: listingTermsSchema, place: marketPlaceSchema, signing: numbersSchema }

/**
 * Signatures for souvenirs, park art and sales, each good once. What is signed is written here from what the screen
 * showed; the key never leaves the companion. All may refuse with `agreements/key-unreadable`.
 */
export const keepsakesChannel = {
  /** "I was there": under the picture that the facts give. */
  signSouvenir: defineCall({ input: souvenirInput, output: signedOnceSchema }),
  /** "I do not want to keep it." */
  signSouvenirReturn: defineCall({ input: souvenirInput, output: signedOnceSchema }),
  /** "I made this picture", and what a resale pays. */
  signArtwork: defineCall({
    input: z.object({
      accountId,
      jpegBase64: z.base64().max(Math.ceil((MAX_ARTWORK_BYTES * 4) / 3) + 4),
      royaltyShare: listingTermsSchema.shape.royaltyShare,
      place: marketPlaceSchema,
    }),
    output: signedOnceSchema,
  }),
  /** "I sell it at this price", in this key's name, good for ninety days. */
  signOffer: defineCall({
    input: z.object({
      accountId,
      terms: listingTermsSchema.omit({ seller: true }),
      place: marketPlaceSchema,
    }),
    output: z.object({ approval: signedOnceSchema, listing: signedOnceSchema }),
  }),
  /** "I do not sell it any more." */
  signClosing: defineCall({
    input: z.object({ accountId, place: marketPlaceSchema, signing: numbersSchema }),
    output: signedOnceSchema.omit({ nonce: true }),
  }),
  /** "I buy it", and the payment of exactly the price. Errors: `market/split-differs`. */
  signPurchase: defineCall({
    input: z.object({
      ...sale,
      /** What the buyer was shown; nothing is signed that comes to anything else. */
      shown: z.object({ priceCents: z.number(), sellerCents: z.number(), artistCents: z.number() }),
      paymentNumber: numbersSchema.shape.nonce,
    }),
    output: z.object({ payment: signedOnceSchema, purchase: signedOnceSchema }),
  }),
  /** "I give it back." */
  signReturn: defineCall({
    input: z.object(sale),
    output: z.object({ approval: signedOnceSchema, request: signedOnceSchema }),
  }),
} as const
