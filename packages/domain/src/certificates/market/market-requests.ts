import { z } from 'zod'
import { userIdSchema } from '../../identity/index.ts'
import { chainAddressSchema } from '../agreements/agreement-view.ts'
import { chainDigestSchema, signedOnceSchema } from '../signed-once.ts'
import { LARGEST_ROYALTY_SHARE } from './sale-split.ts'

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** Nothing in the market costs more; play money needs no more. 10,000.00. */
const HIGHEST_PRICE_CENTS = 1_000_000

/** Longest time to give back that the record knows. */
const LONGEST_REFUND_DAYS = 30

/** Bytes of a picture, JPEG. */
export const MAX_ARTWORK_BYTES = 1_500_000

/** Where art, sales and play money stand. */
export const marketPlaceSchema = z.object({
  chainId: z.number().int().min(1),
  market: chainAddressSchema,
  art: chainAddressSchema,
  money: chainAddressSchema,
})
/** Where art, sales and play money stand. */
export type MarketPlace = z.infer<typeof marketPlaceSchema>

const priceCentsSchema = z.number().int().min(1).max(HIGHEST_PRICE_CENTS)
const refundDaysSchema = z.number().int().min(1).max(LONGEST_REFUND_DAYS)
const royaltyShareSchema = z.number().int().min(0).max(LARGEST_ROYALTY_SHARE)

/** What a seller asks and a buyer agrees to. */
export const listingTermsSchema = z.object({
  seller: chainAddressSchema,
  /** Number of the piece in the record. */
  piece: chainDigestSchema,
  priceCents: priceCentsSchema,
  /** Who made it, and in hundredths of a percent what they get of the price. */
  artist: chainAddressSchema,
  royaltyShare: royaltyShareSchema,
  refundDays: refundDaysSchema,
})
/** What a seller asks and a buyer agrees to. */
export type ListingTerms = z.infer<typeof listingTermsSchema>

/**
 * `opening`: on its way to the record; `open`: for sale; `buying`, `returning`, `closing`: signed by the buyer, or
 * the seller, and on its way; `sold`: can be given back until then; `returned`, `paid`, `closed`: over; `refused`:
 * the record said no, nothing happened.
 */
export const listingStateSchema = z.enum([
  ...['opening', 'open', 'buying', 'sold', 'returning', 'returned', 'paid', 'closing', 'closed', 'refused'],
] as const)
/** Where a price and its sale stand. */
export type ListingState = z.infer<typeof listingStateSchema>

/** A price somebody signed, and the sale it led to. */
export const artListingSchema = z.object({
  listingId: idSchema,
  state: listingStateSchema,
  terms: listingTermsSchema,
  /** The two numbers of the seller's signature: a buyer signs for exactly this listing. */
  signing: signedOnceSchema.omit({ signature: true }),
  sellerName: z.string(),
  buyerName: z.string().nullable(),
  refundUntil: z.iso.datetime().nullable(),
  /** Why the record refused something of it last. */
  problem: z.string().nullable(),
  mayDo: z.array(z.enum(['buy', 'close', 'return'])),
})
/** A price somebody signed, and the sale it led to. */
export type ArtListing = z.infer<typeof artListingSchema>

/** A picture for parks. */
export const artworkSchema = z.object({
  artworkId: idSchema,
  title: z.string(),
  words: z.string(),
  pictureDigest: z.string().regex(/^[0-9a-f]{64}$/),
  artist: z.object({
    name: z.string(),
    address: chainAddressSchema,
    me: z.boolean(),
    /** Null for somebody who has left. */
    userId: userIdSchema.nullable(),
  }),
  owner: z.object({ name: z.string(), me: z.boolean() }),
  royaltyShare: royaltyShareSchema,
  piece: chainDigestSchema,
  /** `hidden`: taken out of sight after a report. */
  state: z.enum(['waiting', 'published', 'refused', 'hidden']),
  createdAt: z.iso.datetime(),
  /** The latest price; null when it never had one. */
  listing: artListingSchema.nullable(),
  mayList: z.boolean(),
})
/** A picture for parks. */
export type Artwork = z.infer<typeof artworkSchema>

/** The caller's play money, and the number their next payment is signed with. */
export const playMoneySchema = z.object({ cents: z.number().int(), paymentNumber: z.string() })

/** What is for sale, what is one's own, and whether anything can be signed now. */
export const marketSchema = z.object({
  forSale: z.array(artworkSchema),
  mine: z.array(artworkSchema),
})

/** Where to sign, and what there is to pay with; null while the record cannot be reached or keeps no market. */
export const marketDeskSchema = z.object({
  place: marketPlaceSchema.nullable(),
  money: playMoneySchema.nullable(),
})

export const artworkInputSchema = z.object({ artworkId: idSchema })

export const publishArtworkInputSchema = z.object({
  title: z.string().trim().min(1).max(80),
  words: z.string().trim().max(500),
  royaltyShare: royaltyShareSchema,
  /** JPEG with nothing in it but the picture, at most {@link MAX_ARTWORK_BYTES}. */
  jpegBase64: z.base64().max(Math.ceil((MAX_ARTWORK_BYTES * 4) / 3) + 4),
  signed: signedOnceSchema,
})

export const offerArtworkInputSchema = artworkInputSchema.extend({
  priceCents: priceCentsSchema,
  refundDays: refundDaysSchema,
  approval: signedOnceSchema,
  listing: signedOnceSchema,
})

const listingInput = { listingId: idSchema }

/** Takes an offer back. The signature makes the listing's own number worthless. */
export const closeListingInputSchema = z.object({
  ...listingInput,
  signed: signedOnceSchema.omit({ nonce: true }),
})

export const buyArtworkInputSchema = z.object({
  ...listingInput,
  /** Lets the market take exactly the price; its `nonce` is the payment number. */
  payment: signedOnceSchema,
  purchase: signedOnceSchema,
})

export const returnArtworkInputSchema = z.object({
  ...listingInput,
  approval: signedOnceSchema,
  request: signedOnceSchema,
})

/** One sale that paid the caller, or will once it can no longer be given back. */
export const earningSchema = z.object({
  listingId: idSchema,
  title: z.string(),
  soldAt: z.iso.datetime(),
  priceCents: z.number().int(),
  /** What of the price is the caller's: as seller, as artist, or both. */
  asSellerCents: z.number().int(),
  asArtistCents: z.number().int(),
  paid: z.boolean(),
})
/** One sale that paid the caller. */
export type Earning = z.infer<typeof earningSchema>
export const earningsSchema = z.object({ earnings: z.array(earningSchema) })
