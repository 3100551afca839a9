import type { PhotoFixes } from '@pawfect/domain/pets'
import sharp from 'sharp'
import type { RgbImage } from './rgb-image.ts'

/** Share of pixels at either end that may clip: one lamp or one shadow does not decide. */
const TAIL = 0.005
/** Where the middle of a well lit picture lies. */
const MIDDLE = 118
/** Never pulled further than this: noise and blocks would come up with the light. */
const GAMMA = { lowest: 0.45, highest: 1.8 }

/** Applies what the owner switched on, to pixels only; the original is never touched. */
export async function applyFixes(image: RgbImage, fixes: PhotoFixes): Promise<RgbImage> {
  const level = fixes.straightenDeg === 0 ? image : await straightened(image, fixes.straightenDeg)
  return fixes.exposure ? relit(level) : level
}

/** Turned back and cut to the largest picture of the same shape without empty corners. */
async function straightened(image: RgbImage, tiltDeg: number): Promise<RgbImage> {
  const { width, height } = image
  const turned = await sharp(image.data, { raw: { width, height, channels: 3 } })
    .rotate(-tiltDeg)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const share = keptWhenTurned(width / height, tiltDeg)
  const kept = {
    width: Math.max(1, Math.floor(width * share)),
    height: Math.max(1, Math.floor(height * share)),
  }
  const data = await sharp(turned.data, {
    raw: { width: turned.info.width, height: turned.info.height, channels: 3 },
  })
    .extract({
      left: Math.floor((turned.info.width - kept.width) / 2),
      top: Math.floor((turned.info.height - kept.height) / 2),
      ...kept,
    })
    .raw()
    .toBuffer()
  return { data: new Uint8Array(data), ...kept }
}

/** How much of each side is left of a picture turned by some degrees; 1 when it is not turned. */
export function keptWhenTurned(aspect: number, degrees: number): number {
  const radians = (Math.abs(degrees) * Math.PI) / 180
  const [along, across] = [Math.cos(radians), Math.sin(radians)]
  return 1 / Math.max(along + across / aspect, along + across * aspect)
}

/** Stretches to the full range, then lifts or lowers the middle; one curve for all channels keeps colours. */
function relit(image: RgbImage): RgbImage {
  const counts = new Uint32Array(256)
  const pixels = image.data.length / 3
  for (let pixel = 0; pixel < pixels; pixel++) {
    const level = brightness(image.data, pixel * 3)
    counts[level] = (counts[level] as number) + 1
  }
  const [black, white] = [levelAt(counts, TAIL * pixels), levelAt(counts, (1 - TAIL) * pixels)]
  const range = Math.max(40, white - black)
  const middle = Math.min(0.95, Math.max(0.05, (levelAt(counts, 0.5 * pixels) - black) / range))
  const wanted = Math.log(MIDDLE / 255) / Math.log(middle)
  const gamma = Math.min(GAMMA.highest, Math.max(GAMMA.lowest, wanted))
  const curve = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.round(255 * Math.min(1, Math.max(0, (level - black) / range)) ** gamma),
  )
  return { ...image, data: image.data.map(level => curve[level] as number) }
}

function brightness(data: Uint8Array, at: number): number {
  return Math.round(
    0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number),
  )
}

function levelAt(counts: Uint32Array, wanted: number): number {
  let passed = 0
  for (const [level, count] of counts.entries()) {
    passed += count
    if (passed >= wanted) return level
  }
  return 255
}
