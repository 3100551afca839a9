import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { typedStructHash } from '../sign-typed-data.ts'
import { artPiece, listingDocument } from './market-documents.ts'
import type { ListingTerms, MarketPlace } from './market-requests.ts'
import { LARGEST_ROYALTY_SHARE, saleSplit } from './sale-split.ts'

const prices = fc.integer({ min: 1, max: 1_000_000_000 })
const shares = fc.integer({ min: 0, max: LARGEST_ROYALTY_SHARE })
const address = (byte: string) => `0x${byte.repeat(20)}` as const
const PLACE: MarketPlace = { chainId: 7, market: address('aa'), art: address('bb'), money: address('cc') }
const ONCE = { nonce: '5', deadline: '1900000000' }

describe('a price that is divided', () => {
  prop.prop([prices, shares])(
    'is divided to the cent: nothing is lost, nothing is made, nobody owes',
    (priceCents, royaltyShare) => {
      const { sellerCents, artistCents } = saleSplit({ priceCents, royaltyShare })
      expect(sellerCents + artistCents).toBe(priceCents)
      expect(Math.min(sellerCents, artistCents)).toBeGreaterThanOrEqual(0)
    },
  )

  prop.prop([prices, shares])(
    'never gives the artist more than the share asked for, nor a whole cent less',
    (priceCents, royaltyShare) => {
      const { artistCents } = saleSplit({ priceCents, royaltyShare })
      const exact = BigInt(priceCents) * BigInt(royaltyShare)
      expect(BigInt(artistCents) * 10_000n <= exact).toBe(true)
      expect(BigInt(artistCents + 1) * 10_000n > exact).toBe(true)
    },
  )

  test('stands in what seller and buyer sign, and a part of nothing has no receiver', () => {
    const sold = listingDocument(terms({ priceCents: 2000, royaltyShare: 1000 }), PLACE, ONCE)
    expect(sold.message).toMatchObject({ price: 2000n, royalty: 200n, royaltyReceiver: address('33') })
    const tiny = listingDocument(terms({ priceCents: 9, royaltyShare: 1000 }), PLACE, ONCE)
    expect(tiny.message).toMatchObject({ royalty: 0n, royaltyReceiver: address('00') })
  })

  test('has another name in the record as soon as any of its terms is another', () => {
    const hash = (change: Partial<ListingTerms>) =>
      typedStructHash(listingDocument(terms(change), PLACE, ONCE))
    const changes: Partial<ListingTerms>[] = [
      {},
      { priceCents: 2001 },
      { royaltyShare: 999 },
      { refundDays: 13 },
      { seller: address('34') },
      { piece: artPiece(address('33'), 'ee'.repeat(32)) },
    ]
    expect(new Set(changes.map(hash)).size).toBe(changes.length)
  })
})

function terms(change: Partial<ListingTerms>): ListingTerms {
  return {
    seller: address('11'),
    piece: artPiece(address('33'), 'dd'.repeat(32)),
    artist: address('33'),
    priceCents: 2000,
    royaltyShare: 1000,
    refundDays: 14,
    ...change,
  }
}
