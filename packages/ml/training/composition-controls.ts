import sharp, { type Sharp } from 'sharp'
import type { RgbImage } from '../src/photo/rgb-image.ts'
import type { Planting } from './degrade-photo.ts'
import { seededRandom } from './fit-head.ts'

/** A changed photo, as `degradePhoto` numbers changes. */
type Control = { readonly image: RgbImage; readonly change: string; readonly strength: number }

const TILT_DEG = [0, 5, 10, 18, 28, 40]

/**
 * What a judge of slants and crowds must not mistake for them, and slants made another way: photos cut as a turned one
 * is but not turned, photos made wider with nobody beside, and photos turned with their corners filled.
 */
export async function* controlsOf({
  image,
  seed,
}: Pick<Planting, 'image' | 'seed'>): AsyncGenerator<Control> {
  const random = seededRandom(seed + 100)
  const sign = random() < 0.5 ? -1 : 1
  const background = random() < 0.5 ? '#000000' : '#ffffff'
  for (const strength of [1, 3, 5]) {
    const turned = open(image).rotate(sign * (TILT_DEG[strength] as number), { background })
    yield { image: await pixelsOf(turned), change: 'tilt', strength }
  }
  for (const strength of [2, 3, 4, 5]) {
    yield { image: await cutAsTurned(image, TILT_DEG[strength] as number), change: 'zoom', strength }
  }
  for (const strength of [1, 3, 5]) {
    const beside = Math.round(image.height * 0.2 * strength * (0.6 + 0.8 * random()))
    const side = random() < 0.5 ? { left: beside } : { right: beside }
    const wide = await pixelsOf(open(image).extend({ ...side, extendWith: 'mirror' }))
    yield { image: wide, change: 'wide', strength }
  }
}

/** The middle that would be left if the photo had been turned. */
function cutAsTurned(image: RgbImage, degrees: number): Promise<RgbImage> {
  const radians = (degrees * Math.PI) / 180
  const aspect = image.width / image.height
  const [across, up] = [Math.cos(radians), Math.sin(radians)]
  const scale = 1 / Math.max(across + up / aspect, across + up * aspect)
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)]
  const [left, top] = [Math.floor((image.width - width) / 2), Math.floor((image.height - height) / 2)]
  return pixelsOf(open(image).extract({ left, top, width, height }))
}

function open({ data, width, height }: RgbImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } })
}

async function pixelsOf(picture: Sharp): Promise<RgbImage> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}
