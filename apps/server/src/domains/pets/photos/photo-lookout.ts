import {
  FingerprintIndex,
  fingerprintPhoto,
  type GreyPicture,
  mirroredPicture,
  type PetId,
  type PhotoFingerprint,
  photoFingerprintSchema,
} from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'
import { VISIBLE } from '../pets-store.ts'

/** Opens a JPEG as brightness, small; implemented by gateways/photos. @returns null when it shows nothing. */
export type ReadBrightness = (jpeg: Uint8Array) => Promise<GreyPicture | null>

/** What one photo looks like, and the same in a mirror. */
export type Looks = { readonly plain: PhotoFingerprint; readonly mirrored: PhotoFingerprint }

/** A photo of somebody else's that looks the same. */
export type OtherPhoto = {
  readonly photoId: string
  readonly petId: PetId
  readonly bits: number
}

/** Knows what all published photos look like, in memory; the database is the truth and is read at first use. */
export class PhotoLookout {
  readonly #read: ReadBrightness
  #index: Promise<FingerprintIndex> | undefined

  constructor(read: ReadBrightness) {
    this.#read = read
  }

  /** @returns null for a photo too plain to be told from others, or that cannot be opened. */
  async looksOf(jpeg: Uint8Array): Promise<Looks | null> {
    const picture = await this.#read(jpeg)
    if (picture === null) return null
    const plain = fingerprintPhoto(picture)
    const mirrored = fingerprintPhoto(mirroredPicture(picture))
    return plain === null || mirrored === null ? null : { plain, mirrored }
  }

  /** Visible photos of other owners that look like this one, the likest first. */
  async others(db: Database, looks: Looks, ownerId: string): Promise<readonly OtherPhoto[]> {
    const alike = (await this.#opened(db)).alike([looks.plain, looks.mirrored])
    if (alike.length === 0) return []
    const rows = await db.petPhoto.findMany({
      where: {
        id: { in: alike.map(({ photoId }) => photoId) },
        pet: { ...VISIBLE, ownerId: { not: ownerId } },
      },
      select: { id: true, petId: true },
    })
    const petOf = new Map(rows.map(row => [row.id, row.petId as PetId]))
    return alike.flatMap(({ photoId, bits }) => {
      const petId = petOf.get(photoId)
      return petId === undefined ? [] : [{ photoId, petId, bits }]
    })
  }

  /** Learns of a photo once its row is written. */
  async put(db: Database, photoId: string, looks: Looks): Promise<void> {
    ;(await this.#opened(db)).put(photoId, looks.plain)
  }

  /** Forgets a photo; rows that vanish otherwise are left out by `others`. */
  async remove(photoId: string): Promise<void> {
    ;(await this.#index)?.remove(photoId)
  }

  #opened(db: Database): Promise<FingerprintIndex> {
    this.#index ??= readAll(db).catch(error => {
      this.#index = undefined
      throw error
    })
    return this.#index
  }
}

async function readAll(db: Database): Promise<FingerprintIndex> {
  const index = new FingerprintIndex()
  const rows = await db.petPhoto.findMany({ select: { id: true, fingerprint: true } })
  for (const { id, fingerprint } of rows) {
    if (fingerprint !== null) index.put(id, photoFingerprintSchema.parse(fingerprint))
  }
  return index
}
