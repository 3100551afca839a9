import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { generatedPhoto } from '../src/photo/generated-photos.ts'
import { hasPhotos, labelledPhotos } from '../training/labelled-photos.ts'

/** About what a phone sends: twelve megapixels. */
const LARGE = { width: 4000, height: 3000 }

/** Photos of one size to time an analysis with. */
export type PhotoSet = { readonly name: string; readonly photos: readonly Uint8Array[] }

/**
 * What is timed: photos as they come from the web, and of twelve megapixels. Real ones where the labelled set is beside
 * the checkout; else a gradient, which has no animal to outline.
 *
 * @param count - of small ones; a quarter as many large ones.
 */
export async function benchPhotos(count: number): Promise<PhotoSet[]> {
  if (!hasPhotos) {
    const wall = await generatedPhoto(LARGE).blur(3).jpeg({ quality: 85 }).toBuffer()
    return [{ name: '12-megapixel gradients', photos: new Array(Math.ceil(count / 4)).fill(wall) }]
  }
  const all = await labelledPhotos()
  const stride = Math.floor(all.length / count)
  const small = await Promise.all(
    Array.from({ length: count }, (_, index) => readFile(all[index * stride]?.url ?? '')),
  )
  const large = await Promise.all(
    small
      .filter((_, index) => index % 4 === 0)
      .map(bytes =>
        sharp(bytes)
          .resize({ ...LARGE, fit: 'cover' })
          .jpeg({ quality: 85 })
          .toBuffer(),
      ),
  )
  return [
    { name: 'real photos of about 500 px', photos: small },
    { name: 'real photos enlarged to 12 megapixels', photos: large },
  ]
}

/** The value that a share of all lie below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}
