import {
  bitsApart,
  COPY_BITS,
  FINGERPRINT_BITS,
  type PhotoFingerprint,
  wordsOf,
} from './photo-fingerprint.ts'

/** A photo that looks like the one asked about. @property bits - how many of 256 differ, at the nearest views. */
export type LookAlike = { readonly photoId: string; readonly bits: number }

/** Sixteen pieces of sixteen bits. */
const CHUNK_BITS = 16
const CHUNKS = FINGERPRINT_BITS / CHUNK_BITS

/** How far apart two pieces of one view may be to be looked at. */
const CHUNK_RADIUS = 2

/**
 * Nothing at most this many bits away is missed: with three or more changes in each of sixteen pieces two
 * views would be 48 apart.
 */
export const CERTAIN_BITS = (CHUNK_RADIUS + 1) * CHUNKS - 1

/** Every change of at most `CHUNK_RADIUS` bits in sixteen: 137 masks. */
const MASKS: readonly number[] = masksUpTo(CHUNK_RADIUS)

type View = { readonly photoId: string; readonly words: Uint32Array; readonly whole: boolean }

/**
 * Finds photos that look alike among many, without comparing each with each: multi-index hashing. Up to
 * `CERTAIN_BITS` it finds all that comparing with every photo would find; between there and `COPY_BITS` nine
 * in ten (changes spread evenly leave one of sixteen pieces nearly whole), and never anything else.
 *
 * @see Norouzi, Punjani & Fleet (2012), "Fast Search in Hamming Space with Multi-Index Hashing"
 */
export class FingerprintIndex {
  /** Views by piece and value: `chunk << 16 | value`. */
  readonly #views = new Map<number, View[]>()
  readonly #known = new Map<string, readonly View[]>()

  get size(): number {
    return this.#known.size
  }

  /** Adds a photo, or replaces what was known of it. */
  put(photoId: string, fingerprint: PhotoFingerprint): void {
    this.remove(photoId)
    const views = fingerprint.map((hex, index) => ({ photoId, words: wordsOf(hex), whole: index === 0 }))
    this.#known.set(photoId, views)
    for (const view of views) {
      for (let chunk = 0; chunk < CHUNKS; chunk++) {
        const key = keyOf(chunk, chunkOf(view.words, chunk))
        const bucket = this.#views.get(key)
        if (bucket === undefined) this.#views.set(key, [view])
        else bucket.push(view)
      }
    }
  }

  /** Forgets a photo; forgetting what is not there is no error. */
  remove(photoId: string): void {
    for (const view of this.#known.get(photoId) ?? []) {
      for (let chunk = 0; chunk < CHUNKS; chunk++) {
        const key = keyOf(chunk, chunkOf(view.words, chunk))
        const rest = (this.#views.get(key) ?? []).filter(other => other.photoId !== photoId)
        if (rest.length === 0) this.#views.delete(key)
        else this.#views.set(key, rest)
      }
    }
    this.#known.delete(photoId)
  }

  /** Photos at most `COPY_BITS` away from any of these, the likest first. */
  alike(asked: readonly PhotoFingerprint[]): readonly LookAlike[] {
    const found = new Map<string, number>()
    for (const fingerprint of asked) {
      for (const [index, hex] of fingerprint.entries()) this.#collect(wordsOf(hex), index === 0, found)
    }
    return [...found]
      .map(([photoId, bits]) => ({ photoId, bits }))
      .sort((a, b) => a.bits - b.bits || a.photoId.localeCompare(b.photoId))
  }

  /** A part is compared with wholes only, as `fingerprintDistance` does: parts of two pictures say little. */
  #collect(words: Uint32Array, whole: boolean, found: Map<string, number>): void {
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      const value = chunkOf(words, chunk)
      for (const mask of MASKS) {
        for (const view of this.#views.get(keyOf(chunk, value ^ mask)) ?? []) {
          if (!whole && !view.whole) continue
          const bits = bitsApart(words, view.words)
          if (bits <= COPY_BITS && bits < (found.get(view.photoId) ?? FINGERPRINT_BITS)) {
            found.set(view.photoId, bits)
          }
        }
      }
    }
  }
}

function chunkOf(words: Uint32Array, chunk: number): number {
  return ((words[chunk >>> 1] as number) >>> ((chunk & 1) * CHUNK_BITS)) & 0xffff
}

const keyOf = (chunk: number, value: number) => (chunk << CHUNK_BITS) | value

function masksUpTo(radius: number): readonly number[] {
  const masks = [0]
  for (let size = 0, start = 0; size < radius; size++) {
    const end = masks.length
    for (let index = start; index < end; index++) {
      const mask = masks[index] as number
      for (let bit = mask === 0 ? 0 : 32 - Math.clz32(mask); bit < CHUNK_BITS; bit++)
        masks.push(mask | (1 << bit))
    }
    start = end
  }
  return masks
}
