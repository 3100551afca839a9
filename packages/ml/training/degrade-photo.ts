import sharp, { type Sharp } from 'sharp'
import type { Detection } from '../src/detection/detect-animals.ts'
import type { RgbImage } from '../src/photo/rgb-image.ts'
import { seededRandom } from './fit-head.ts'

/** What can be wrong with a photo, and is planted here in graded strengths. */
export const DEGRADATIONS = [
  'blur',
  'noise',
  'dark',
  'bright',
  'crop',
  'tilt',
  'several',
  'overlapped',
  'obstructed',
] as const

export type Degradation = (typeof DEGRADATIONS)[number]

/** Strengths 1 to 5; 0 is the untouched photo. */
export const STRENGTHS = 5

/** What a degradation needs to know. @property other - another photo, for a second animal or an obstacle. */
export type Planting = {
  readonly image: RgbImage
  readonly pet: Detection
  readonly other: { readonly image: RgbImage; readonly pet: Detection }
  readonly seed: number
}

/** Gaussian, sigma in pixels of a picture 768 px long. */
const BLUR_SIGMA = [0, 0.8, 1.5, 2.5, 4, 6]
/** Gaussian, standard deviation in grey levels. */
const NOISE_LEVELS = [0, 6, 12, 20, 32, 48]
/** Stops of light taken away, and added until it clips. */
const DARK_STOPS = [0, 0.9, 1.8, 2.7, 3.6, 4.5]
const BRIGHT_STOPS = [0, 0.5, 1, 1.6, 2.3, 3.2]
/** Share of the animal's box, a side, that is left. */
const CROP_SHARES = [1, 0.85, 0.7, 0.55, 0.42, 0.3]
const TILT_DEG = [0, 5, 10, 18, 28, 40]
/** Height of the second animal in heights of the picture. */
const SECOND_HEIGHTS = [0, 0.25, 0.4, 0.55, 0.75, 1]
/** Height of an animal that steps into the frame, before a part of the main one, in heights of the picture. */
const INTRUDER_HEIGHTS = [0, 0.2, 0.32, 0.46, 0.6, 0.75]
/** Width of the obstacle in widths of the animal's head square. */
const OBSTACLE_SIZES = [0, 0.3, 0.5, 0.7, 0.9, 1.15]

/** Plants one degradation; same seed, same picture. @param strength - 0..STRENGTHS. */
export async function degradePhoto(
  planting: Planting,
  degradation: Degradation,
  strength: number,
): Promise<RgbImage> {
  if (strength === 0) return planting.image
  return PLANT[degradation](planting, strength)
}

const PLANT: Record<Degradation, (planting: Planting, strength: number) => Promise<RgbImage>> = {
  blur: async ({ image }, strength) => pixelsOf(open(image).blur(BLUR_SIGMA[strength])),
  noise: async ({ image, seed }, strength) => {
    const normal = seededNormal(seed)
    const data = image.data.map(value => clamp(value + normal() * (NOISE_LEVELS[strength] as number)))
    return { ...image, data }
  },
  dark: async ({ image }, strength) => exposed(image, -(DARK_STOPS[strength] as number)),
  bright: async ({ image }, strength) => exposed(image, BRIGHT_STOPS[strength] as number),
  crop: cutIntoAnimal,
  tilt: tilted,
  several: withSecondAnimal,
  overlapped: withIntruder,
  obstructed: withObstacle,
}

/** Same corner at every strength, so that a stronger crop shows a part of what a weaker one shows. */
async function cutIntoAnimal({ image, pet, seed }: Planting, strength: number): Promise<RgbImage> {
  const share = CROP_SHARES[strength] as number
  const random = seededRandom(seed)
  const [right, down] = [random(), random()]
  const { box } = pet
  return pixelsOf(
    open(image).extract(
      regionOf(image, {
        x: box.x + box.width * (1 - share) * right,
        y: box.y + box.height * (1 - share) * down,
        width: box.width * share,
        height: box.height * share,
      }),
    ),
  )
}

/** Turned, then cut to the largest picture of the same shape without empty corners. */
async function tilted({ image, seed }: Planting, strength: number): Promise<RgbImage> {
  const sign = seededRandom(seed)() < 0.5 ? -1 : 1
  const angle = sign * (TILT_DEG[strength] as number)
  const turned = await pixelsOf(open(image).rotate(angle, { background: '#000000' }))
  const radians = Math.abs(angle * Math.PI) / 180
  const aspect = image.width / image.height
  const [across, up] = [Math.cos(radians), Math.sin(radians)]
  const scale = 1 / Math.max(across + up / aspect, across + up * aspect)
  const [width, height] = [image.width * scale, image.height * scale]
  return pixelsOf(
    open(turned).extract(
      regionOf(turned, {
        x: (turned.width - width) / 2 / turned.width,
        y: (turned.height - height) / 2 / turned.height,
        width: width / turned.width,
        height: height / turned.height,
      }),
    ),
  )
}

/** A picture made wider, so that the second animal stands beside the first. */
async function withSecondAnimal({ image, other }: Planting, strength: number): Promise<RgbImage> {
  const height = Math.round((SECOND_HEIGHTS[strength] as number) * image.height)
  const second = await pixelsOf(
    open(other.image).extract(regionOf(other.image, other.pet.box)).resize({ height }),
  )
  const wide = await pixelsOf(open(image).extend({ right: second.width, extendWith: 'mirror' }).blur(8))
  return pixelsOf(
    open(wide).composite([
      layer(image, { left: 0, top: 0 }),
      layer(second, { left: image.width, top: image.height - second.height }),
    ]),
  )
}

/** A second animal in one of the lower corners: the same corner at every strength. */
async function withIntruder({ image, other, seed }: Planting, strength: number): Promise<RgbImage> {
  const height = Math.round((INTRUDER_HEIGHTS[strength] as number) * image.height)
  const intruder = await pixelsOf(
    open(other.image)
      .extract(regionOf(other.image, other.pet.box))
      .resize({ height, width: Math.round(0.7 * image.width), fit: 'inside' }),
  )
  const left = seededRandom(seed)() < 0.5 ? 0 : image.width - intruder.width
  return pixelsOf(open(image).composite([layer(intruder, { left, top: image.height - intruder.height })]))
}

/** Something of the other photo's colour and texture before the upper middle of the animal. */
async function withObstacle({ image, pet, other }: Planting, strength: number): Promise<RgbImage> {
  const { box } = pet
  const head = 0.6 * Math.min(box.width * image.width, box.height * image.height)
  const size = Math.max(8, Math.round(head * (OBSTACLE_SIZES[strength] as number)))
  const centre = {
    x: (box.x + box.width / 2) * image.width,
    y: Math.min(box.y * image.height + head * 0.6, (box.y + box.height / 2) * image.height),
  }
  const corner = regionOf(other.image, { x: 0, y: 0, width: 0.25, height: 0.25 })
  const cloth = await pixelsOf(open(other.image).extract(corner).resize(size, size, { fit: 'fill' }))
  const left = Math.round(centre.x - size / 2)
  const top = Math.round(centre.y - size / 2)
  const data = image.data.slice()
  for (let y = Math.max(0, top); y < Math.min(image.height, top + size); y++) {
    for (let x = Math.max(0, left); x < Math.min(image.width, left + size); x++) {
      const from = ((y - top) * size + (x - left)) * 3
      data.set(cloth.data.subarray(from, from + 3), (y * image.width + x) * 3)
    }
  }
  return { ...image, data }
}

/** More or less light, as a camera would take it: in linear light, then clipped. */
function exposed(image: RgbImage, stops: number): RgbImage {
  const table = Uint8Array.from({ length: 256 }, (_, value) => {
    const share = value / 255
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    const lit = Math.min(1, linear * 2 ** stops)
    const shown = lit <= 0.0031308 ? lit * 12.92 : 1.055 * lit ** (1 / 2.4) - 0.055
    return Math.round(shown * 255)
  })
  return { ...image, data: image.data.map(value => table[value] as number) }
}

/** A picture as a sharp pipeline. */
function open({ data, width, height }: RgbImage) {
  return sharp(data, { raw: { width, height, channels: 3 } })
}

async function pixelsOf(picture: Sharp): Promise<RgbImage> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

function layer({ data, width, height }: RgbImage, at: { left: number; top: number }) {
  return { input: Buffer.from(data), raw: { width, height, channels: 3 as const }, ...at }
}

function regionOf(image: RgbImage, box: { x: number; y: number; width: number; height: number }) {
  const left = Math.min(image.width - 8, Math.max(0, Math.round(box.x * image.width)))
  const top = Math.min(image.height - 8, Math.max(0, Math.round(box.y * image.height)))
  return {
    left,
    top,
    width: Math.max(8, Math.min(image.width - left, Math.round(box.width * image.width))),
    height: Math.max(8, Math.min(image.height - top, Math.round(box.height * image.height))),
  }
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)))
}

/** Box and Muller (1958). */
function seededNormal(seed: number): () => number {
  const random = seededRandom(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
