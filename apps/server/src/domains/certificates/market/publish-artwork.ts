import { createHash } from 'node:crypto'
import {
  artPiece,
  artPublicationDocument,
  MAX_ARTWORK_BYTES,
  publishArtworkInputSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { slowCommand } from '../../../procedures/index.ts'
import { NotJpegError, stripJpeg } from '../../pets/index.ts'
import { callersAddress, keepSignedDeed, RecordAwayError, requireSignature } from '../record/index.ts'
import { insertArtwork, isPublished } from './artworks-store.ts'
import { AlreadyPublishedError, ArtworkFileError } from './market-errors.ts'
import type { MarketPorts } from './market-ports.ts'

/** Publishes a picture the caller made: signed by them, with what a resale pays them. */
export const createPublishArtwork = ({ desk, files }: MarketPorts) =>
  slowCommand
    .input(publishArtworkInputSchema)
    .output(z.object({ artworkId: z.string() }))
    .mutation(async ({ ctx, input: { title, words, royaltyShare, jpegBase64, signed } }) => {
      const { userId } = ctx.caller
      const jpeg = cleanJpeg(jpegBase64)
      const place = await desk.marketPlace()
      if (place === null) throw new RecordAwayError()
      const artist = await callersAddress(ctx.db, userId)
      const pictureDigest = createHash('sha256').update(jpeg).digest('hex')
      const document = artPublicationDocument({ artist, pictureDigest, royaltyShare }, place, signed)
      requireSignature(document, signed.signature, artist)
      const artworkId = ctx.ids.next()
      const piece = artPiece(artist, pictureDigest)
      if (await isPublished(ctx.db, piece)) throw new AlreadyPublishedError()
      await files.save(artworkId, jpeg)
      const now = ctx.clock.now()
      await ctx.inTransaction(async db => {
        const people = { artistId: userId, artistAddress: artist, ownerId: userId, ownerAddress: artist }
        const facts = { title, words, pictureDigest, royaltyShare, piece, createdAt: now }
        await insertArtwork(db, { artworkId, ...people, ...facts })
        const about = { id: ctx.ids.next(), subject: 'artwork' as const, subjectId: artworkId }
        await keepSignedDeed(db, { ...about, document, signature: signed.signature, now })
      })
      await desk.relay('artwork', artworkId)
      return { artworkId }
    })

/** @throws {ArtworkFileError} unless the file is exactly its picture: what was signed is what is kept. */
function cleanJpeg(base64: string): Buffer {
  const sent = Buffer.from(base64, 'base64')
  if (sent.length > MAX_ARTWORK_BYTES) throw new ArtworkFileError()
  try {
    if (Buffer.compare(Buffer.from(stripJpeg(sent)), sent) !== 0) throw new ArtworkFileError()
  } catch (cause) {
    if (cause instanceof NotJpegError) throw new ArtworkFileError({ cause })
    throw cause
  }
  return sent
}
