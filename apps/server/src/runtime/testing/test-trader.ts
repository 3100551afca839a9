/** Somebody with a key of their own, who signs for the record as their companion would. */
import { createHash } from 'node:crypto'
import {
  type Artwork,
  artApprovalDocument,
  artPublicationDocument,
  chainAddressOf,
  type HexText,
  keyPossessionDocument,
  listingDocument,
  listingWithdrawalDocument,
  type MarketPlace,
  paymentDocument,
  purchaseDocument,
  refundDocument,
  type SignedOncePart,
  signTypedData,
  type TypedDocument,
  typedStructHash,
} from '@pawfect/domain/certificates'
import { smallJpeg } from './small-jpeg.ts'
import type { Person, TestWorld } from './test-world.ts'

const DAY_S = 86_400

/** An artist, a seller or a buyer. */
export class Trader {
  readonly person: Person
  readonly #world: TestWorld
  readonly #secret: Uint8Array
  #nonce: number

  private constructor(world: TestWorld, person: Person, seed: number) {
    this.#world = world
    this.person = person
    this.#secret = new Uint8Array(32).fill(seed)
    // Whoever vouches for several people spends their numbers too: no two people's may be the same.
    this.#nonce = seed * 1_000_000
  }

  /** Signs up, and shows the key. @param seed - 1 to 255, another for everybody. */
  static async join(world: TestWorld, name: string, seed: number): Promise<Trader> {
    const trader = new Trader(world, await world.person(name), seed)
    const account = createHash('sha256').update(trader.person.userId).digest('hex')
    const signature = signTypedData(keyPossessionDocument(`0x${account}`), trader.#secret)
    const { address } = trader
    await trader.person.api.agreements.registerAgreementKey.mutate({ address, signature })
    return trader
  }

  get address(): HexText {
    return chainAddressOf(this.#secret)
  }

  get market() {
    return this.person.api.market
  }

  /** Numbers nobody used, good for a day unless said otherwise. */
  once(goodForS = DAY_S): Omit<SignedOncePart, 'signature'> {
    this.#nonce += 1
    const now = Math.floor(this.#world.clock.now().getTime() / 1000)
    return { nonce: `${this.#nonce}`, deadline: `${now + goodForS}` }
  }

  /** A signature under what `write` makes of the two numbers. */
  signed(
    write: (once: Omit<SignedOncePart, 'signature'>) => TypedDocument,
    once = this.once(),
  ): SignedOncePart {
    return { ...once, signature: signTypedData(write(once), this.#secret) }
  }

  async place(): Promise<MarketPlace> {
    const { place } = await this.market.desk.query()
    if (place === null) throw new Error('there is no market here')
    return place
  }

  async cents(): Promise<number | undefined> {
    return (await this.market.desk.query()).money?.cents
  }

  sees({ artworkId }: Pick<Artwork, 'artworkId'>): Promise<Artwork> {
    return this.market.getArtwork.query({ artworkId })
  }

  /** @param mark - makes pictures differ. */
  async publishes(title: string, { royaltyShare = 1000, mark = title } = {}): Promise<Artwork> {
    const jpeg = pictureMarked(mark)
    const place = await this.place()
    const pictureDigest = createHash('sha256').update(jpeg).digest('hex')
    const art = { artist: this.address, pictureDigest, royaltyShare }
    const signed = this.signed(once => artPublicationDocument(art, place, once))
    const asked = { title, words: '', royaltyShare, jpegBase64: jpeg.toString('base64'), signed }
    return this.sees(await this.market.publishArtwork.mutate(asked))
  }

  /** What a seller sends to offer a piece. */
  async offer({ artworkId, piece, artist, royaltyShare }: Artwork, priceCents: number, refundDays = 14) {
    const place = await this.place()
    const terms = {
      seller: this.address,
      piece,
      artist: artist.address,
      royaltyShare,
      priceCents,
      refundDays,
    }
    return {
      ...{ artworkId, priceCents, refundDays },
      approval: this.signed(once => artApprovalDocument({ owner: this.address, piece }, place, once)),
      listing: this.signed(once => listingDocument(terms, place, once), this.once(60 * DAY_S)),
    }
  }

  async offers(artwork: Artwork, priceCents: number, refundDays = 14): Promise<Artwork> {
    await this.market.offerArtwork.mutate(await this.offer(artwork, priceCents, refundDays))
    return this.sees(artwork)
  }

  /** What a buyer sends to buy a piece; `priceCents` only to lie about it. */
  async purchase(artwork: Artwork, priceCents = artwork.listing?.terms.priceCents ?? 0) {
    const { place, money } = await this.market.desk.query()
    const { listing } = artwork
    if (place === null || money === null || listing === null) throw new Error('nothing can be bought')
    const hash = typedStructHash(listingDocument(listing.terms, place, listing.signing))
    const numbers = { ...this.once(), nonce: money.paymentNumber }
    const paying = { owner: this.address, cents: priceCents }
    return {
      listingId: listing.listingId,
      payment: this.signed(once => paymentDocument(paying, place, once), numbers),
      purchase: this.signed(once => purchaseDocument({ listing: hash, buyer: this.address }, place, once)),
    }
  }

  async buys(artwork: Artwork): Promise<Artwork> {
    await this.market.buyArtwork.mutate(await this.purchase(artwork))
    return this.sees(artwork)
  }

  /** What a buyer sends to give a piece back. */
  async giveBack({ listing, piece }: Artwork) {
    const place = await this.place()
    if (listing === null) throw new Error('nothing was bought')
    const hash = typedStructHash(listingDocument(listing.terms, place, listing.signing))
    return {
      listingId: listing.listingId,
      approval: this.signed(once => artApprovalDocument({ owner: this.address, piece }, place, once)),
      request: this.signed(once => refundDocument(hash, place, once)),
    }
  }

  async givesBack(artwork: Artwork): Promise<Artwork> {
    await this.market.returnArtwork.mutate(await this.giveBack(artwork))
    return this.sees(artwork)
  }

  async closes({ artworkId, listing }: Artwork): Promise<Artwork> {
    if (listing === null) throw new Error('nothing is offered')
    const place = await this.place()
    const once = { nonce: listing.signing.nonce, deadline: this.once().deadline }
    const signed = this.signed(numbers => listingWithdrawalDocument(this.address, place, numbers), once)
    await this.market.closeListing.mutate({ listingId: listing.listingId, signed })
    return this.sees({ artworkId })
  }
}

/** A JPEG like no other: the mark stands in its quantisation table, where it changes a shade. */
function pictureMarked(mark: string): Buffer {
  const jpeg = smallJpeg()
  const shades = createHash('sha256').update(mark).digest()
  // Bytes 7 to 38 are the first values of the table; zero is not allowed there.
  for (const [index, shade] of shades.entries()) jpeg[7 + index] = (shade % 250) + 1
  return jpeg
}
