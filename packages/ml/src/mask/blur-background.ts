import sharp from 'sharp'
import type { RgbImage } from '../photo/rgb-image.ts'

/** Width of the blur in shares of the longer side: clearly a background, still a place. */
const BLUR_SHARE = 0.022
/** A blur this wide loses nothing at a quarter of the size. */
const SHRINK = 4

/**
 * Blurs what is not the animal. Its colours do not bleed into the background: only background is mixed.
 *
 * @param animal - how much of each pixel is animal, 0 to 1.
 * @returns a new picture; the given one stays as it is.
 */
export async function blurBackground(image: RgbImage, animal: Float32Array): Promise<RgbImage> {
  const { width, height, data } = image
  const weights = new Uint8Array(width * height)
  const background = new Uint8Array(data.length)
  for (let pixel = 0; pixel < weights.length; pixel++) {
    const weight = 1 - (animal[pixel] as number)
    weights[pixel] = Math.round(255 * weight)
    for (let at = pixel * 3; at < pixel * 3 + 3; at++) background[at] = (data[at] as number) * weight
  }
  const mixed = await blurred({ data: background, width, height }, 3)
  const mixedWeights = await blurred({ data: weights, width, height }, 1)
  const result = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3)
    const share = animal[pixel] as number
    const behind = Math.min(255, ((mixed[at] as number) * 255) / Math.max(1, mixedWeights[pixel] as number))
    result[at] = Math.round(share * (data[at] as number) + (1 - share) * behind)
  }
  return { data: result, width, height }
}

async function blurred({ data, width, height }: RgbImage, channels: 1 | 3): Promise<Uint8Array> {
  const small = {
    width: Math.max(1, Math.round(width / SHRINK)),
    height: Math.max(1, Math.round(height / SHRINK)),
  }
  const sigma = Math.max(0.5, (BLUR_SHARE * Math.max(width, height)) / SHRINK)
  const shrunk = await sharp(data, { raw: { width, height, channels } })
    .resize({ ...small, fit: 'fill' })
    .blur(sigma)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer()
  return sharp(shrunk, { raw: { ...small, channels } })
    .resize({ width, height, fit: 'fill', kernel: 'linear' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer()
}
