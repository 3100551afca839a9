import { DomainError } from '@pawfect/domain'
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, MAX_PHOTOS } from './photo-limits.ts'

/** A photo the product will not take; each reason is a subclass with its own code. */
export abstract class PhotoRejectedError extends DomainError {}

/** The bytes are no picture, are cut short, or are a kind we do not read. */
export class NotAPictureError extends PhotoRejectedError {
  override readonly name = 'NotAPictureError'
  readonly code = 'ml/not-a-picture'
  override readonly facts: Readonly<Record<string, string>>

  /** @param reason - what was wrong, in words a developer can act on. */
  constructor(reason: string, options?: ErrorOptions) {
    super(`not a readable picture: ${reason}`, options)
    this.facts = { reason }
  }
}

/** More than 20 MB or 40 megapixels. */
export class PhotoTooLargeError extends PhotoRejectedError {
  override readonly name = 'PhotoTooLargeError'
  readonly code = 'ml/too-large'
  override readonly facts: Readonly<Record<string, number>>

  constructor(size: { bytes: number } | { pixels: number }) {
    super(
      'bytes' in size
        ? `${size.bytes} bytes, at most ${MAX_PHOTO_BYTES} are taken`
        : `${size.pixels} pixels, at most ${MAX_PHOTO_PIXELS} are taken`,
    )
    this.facts = { ...size, maxBytes: MAX_PHOTO_BYTES, maxPixels: MAX_PHOTO_PIXELS }
  }
}

/** The picture looks indecent and must not reach a profile. */
export class IndecentPhotoError extends PhotoRejectedError {
  override readonly name = 'IndecentPhotoError'
  readonly code = 'ml/indecent'
  override readonly facts: Readonly<Record<string, number>>

  constructor(probability: number) {
    super(`looks indecent with probability ${probability.toFixed(2)}`)
    this.facts = { probability }
  }
}

/** None, or more than five photos at once. */
export class TooManyPhotosError extends PhotoRejectedError {
  override readonly name = 'TooManyPhotosError'
  readonly code = 'ml/too-many-photos'
  override readonly facts: Readonly<Record<string, number>>

  constructor(count: number) {
    super(`${count} photos, one to ${MAX_PHOTOS} are taken`)
    this.facts = { count, max: MAX_PHOTOS }
  }
}
