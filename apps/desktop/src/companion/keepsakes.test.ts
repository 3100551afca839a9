import { createHash } from 'node:crypto'
import {
  artPiece,
  artPublicationDocument,
  listingDocument,
  paymentDocument,
  purchaseDocument,
  type SouvenirFacts,
  saleSplit,
  signerOfTypedData,
  souvenirAwardDocument,
  souvenirMark,
  typedStructHash,
} from '@pawfect/domain/certificates'
import { userIdSchema } from '@pawfect/domain/identity'
import { describe, expect, test } from 'vitest'
import { startTestCompanion } from './testing/test-companion.ts'

const ana = userIdSchema.parse('account-ana-00001')
const address = (byte: string) => `0x${byte.repeat(20)}` as const
const PLACE = { chainId: 7, market: address('aa'), art: address('bb'), money: address('cc') }
const SOUVENIRS = { chainId: 7, verifyingContract: address('dd'), issuer: address('ee') }

describe('what is signed for souvenirs and sales', () => {
  test('follows from what was on the screen, is good once, and its key stays where it is', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { agreements, keepsakes } = browser.bridge
    const { address: me } = await agreements.myKey({ accountId: ana })
    const facts: SouvenirFacts = {
      kind: 'event',
      title: 'Picnic',
      day: '2026-06-01',
      mark: souvenirMark('event', 'x'),
    }
    const award = await keepsakes.signSouvenir({ accountId: ana, facts, place: SOUVENIRS })
    const again = await keepsakes.signSouvenir({ accountId: ana, facts, place: SOUVENIRS })
    const document = souvenirAwardDocument(facts, { owner: me, place: SOUVENIRS, once: award })

    expect(signerOfTypedData(document, award.signature)).toBe(me)
    expect(again.nonce).not.toBe(award.nonce)
    expect(Object.keys(award).sort()).toEqual(['deadline', 'nonce', 'signature'])
    const jpegBase64 = Buffer.from('a picture').toString('base64')
    const made = await keepsakes.signArtwork({ accountId: ana, jpegBase64, royaltyShare: 500, place: PLACE })
    const pictureDigest = createHash('sha256').update('a picture').digest('hex')
    const art = artPublicationDocument({ artist: me, pictureDigest, royaltyShare: 500 }, PLACE, made)
    expect(signerOfTypedData(art, made.signature)).toBe(me)
  })

  test('pays exactly the price, and nothing when the parts are not those that were shown', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { agreements, keepsakes } = browser.bridge
    const { address: buyer } = await agreements.myKey({ accountId: ana })
    const piece = artPiece(address('11'), 'ab'.repeat(32))
    const terms = {
      seller: address('22'),
      artist: address('11'),
      piece,
      priceCents: 999,
      royaltyShare: 1000,
      refundDays: 14,
    }
    const signing = { nonce: '77', deadline: '1900000000' }
    const asked = { accountId: ana, terms, place: PLACE, signing, paymentNumber: '3' }
    const shown = { priceCents: 999, ...saleSplit(terms) }
    const { payment, purchase } = await keepsakes.signPurchase({ ...asked, shown })

    expect(payment.nonce).toBe('3')
    const paying = paymentDocument({ owner: buyer, cents: 999 }, PLACE, payment)
    expect(signerOfTypedData(paying, payment.signature)).toBe(buyer)
    const listing = typedStructHash(listingDocument(terms, PLACE, signing))
    const buying = purchaseDocument({ listing, buyer }, PLACE, purchase)
    expect(signerOfTypedData(buying, purchase.signature)).toBe(buyer)
    for (const lie of [{ priceCents: 998 }, { artistCents: 100 }, { sellerCents: 999 }])
      await expect(keepsakes.signPurchase({ ...asked, shown: { ...shown, ...lie } })).rejects.toMatchObject({
        code: 'market/split-differs',
      })
  })
})
