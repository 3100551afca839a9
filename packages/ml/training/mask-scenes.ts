import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import type { Box, RgbImage } from '../src/photo/rgb-image.ts'
import { seededRandom } from './fit-head.ts'
import { type loadEyes, measuredPhotos, seePhoto } from './quality-sights.ts'

/** A drawn animal in real fur before a real background: synthetic, but its truth is exact. */
export type MaskScene = { readonly image: RgbImage; readonly isAnimal: Uint8Array; readonly box: Box }

/** Outlines on a canvas of 100 x 100: standing dog, sitting cat, lying dog, head and shoulders. */
const OUTLINES = [
  '<ellipse cx="48" cy="48" rx="28" ry="14"/><rect x="24" y="50" width="7" height="34" rx="3"/><rect x="33" y="52" width="6" height="33" rx="3"/><rect x="60" y="52" width="6" height="33" rx="3"/><rect x="68" y="48" width="7" height="36" rx="3"/><path d="M64 46 L72 26 L84 34 L76 54Z"/><ellipse cx="80" cy="28" rx="11" ry="9"/><ellipse cx="91" cy="31" rx="7" ry="4.5"/><path d="M70 26 L71 12 L79 21Z"/><path d="M22 44 Q10 38 8 24 Q13 36 26 40Z"/>',
  '<ellipse cx="50" cy="68" rx="22" ry="26"/><ellipse cx="50" cy="32" rx="16" ry="14"/><path d="M36 26 L36 8 L47 20Z"/><path d="M64 26 L64 8 L53 20Z"/><rect x="40" y="70" width="8" height="25" rx="4"/><rect x="52" y="70" width="8" height="25" rx="4"/><path d="M68 86 Q92 92 88 66 Q96 98 64 94Z"/>',
  '<ellipse cx="46" cy="62" rx="36" ry="17"/><ellipse cx="80" cy="46" rx="13" ry="12"/><ellipse cx="91" cy="51" rx="7" ry="5"/><path d="M70 40 L66 60 L76 54Z"/><rect x="62" y="70" width="30" height="8" rx="4"/><path d="M12 58 Q2 66 6 78 Q10 72 20 70Z"/>',
  '<path d="M14 96 C18 70 36 62 50 62 C64 62 82 70 86 96Z"/><ellipse cx="50" cy="40" rx="22" ry="26"/><path d="M30 32 Q14 34 20 64 Q30 60 33 44Z"/><path d="M70 32 Q86 34 80 64 Q70 60 67 44Z"/>',
] as const

const SIDE = { width: 480, height: 400 }
/** Detectors err by up to this share of the box on each side. */
const BOX_ERROR = 0.05

/** Scenes from pairs of photos; same seed, same scenes. */
export async function maskScenes(
  eyes: Awaited<ReturnType<typeof loadEyes>>,
  count: number,
): Promise<MaskScene[]> {
  const random = seededRandom(20_261_123)
  const furs: Buffer[] = []
  const grounds: Buffer[] = []
  for (const url of await measuredPhotos(count * 2)) {
    const seen = await seePhoto(eyes, url)
    const [pet] = seen?.sight.pets ?? []
    if (pet === undefined) continue
    const { image } = await decodePhoto(await readFile(url))
    const { x, y, width, height } = pet.box
    furs.push(
      await part(image, {
        x: x + width * 0.3,
        y: y + height * 0.35,
        width: width * 0.4,
        height: height * 0.4,
      }),
    )
    const strip = widestStrip(pet.box)
    if (strip !== undefined) grounds.push(await part(image, strip))
  }
  const scenes: MaskScene[] = []
  for (let index = 0; index < Math.min(count, furs.length); index++) {
    const fur = furs[index] as Buffer
    const ground = grounds[(index * 7 + 3) % grounds.length] as Buffer
    scenes.push(await composed({ fur, ground, outline: OUTLINES[index % OUTLINES.length] as string, random }))
  }
  return scenes
}

/** What lies beside, above or below the animal; undefined when the animal fills the photo. */
function widestStrip({ x, y, width, height }: Box): Box | undefined {
  const strips = [
    { x: 0, y: 0, width: x, height: 1 },
    { x: x + width, y: 0, width: 1 - x - width, height: 1 },
    { x: 0, y: 0, width: 1, height: y },
    { x: 0, y: y + height, width: 1, height: 1 - y - height },
  ].sort((a, b) => b.width * b.height - a.width * a.height)
  return (strips[0] as Box).width * (strips[0] as Box).height < 0.12 ? undefined : strips[0]
}

/** A part of a photo, as a PNG that fills a scene. */
function part({ data, width, height }: RgbImage, box: Box): Promise<Buffer> {
  const left = Math.min(width - 2, Math.floor(box.x * width))
  const top = Math.min(height - 2, Math.floor(box.y * height))
  return sharp(data, { raw: { width, height, channels: 3 } })
    .extract({
      left,
      top,
      width: Math.max(2, Math.min(width - left, Math.floor(box.width * width))),
      height: Math.max(2, Math.min(height - top, Math.floor(box.height * height))),
    })
    .resize({ ...SIDE, fit: 'fill' })
    .png()
    .toBuffer()
}

async function composed(made: {
  fur: Buffer
  ground: Buffer
  outline: string
  random: () => number
}): Promise<MaskScene> {
  const { fur, ground, outline, random } = made
  const size = 210 + random() * 130
  const [left, top] = [20 + random() * (440 - size), 20 + random() * (360 - size)]
  const flip = random() < 0.5 ? `translate(100 0) scale(-1 1)` : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE.width}" height="${SIDE.height}"><g transform="translate(${left} ${top}) scale(${size / 100}) ${flip}" fill="#fff">${outline}</g></svg>`
  const alpha = await sharp(Buffer.from(svg)).extractChannel('alpha').blur(0.8).raw().toBuffer()
  const coat = await sharp(fur)
    .joinChannel(alpha, { raw: { ...SIDE, channels: 1 } })
    .png()
    .toBuffer()
  const data = await sharp(ground)
    .composite([{ input: coat }])
    .removeAlpha()
    .raw()
    .toBuffer()
  const isAnimal = Uint8Array.from(alpha, value => (value > 127 ? 1 : 0))
  return {
    image: { data: new Uint8Array(data), ...SIDE },
    isAnimal,
    box: boxSeen(isAnimal, random),
  }
}

/** The box around the truth, with a detector's errors. */
function boxSeen(isAnimal: Uint8Array, random: () => number): Box {
  const at = [...isAnimal.keys()].filter(pixel => isAnimal[pixel] === 1)
  const columns = at.map(pixel => pixel % SIDE.width)
  const rows = at.map(pixel => Math.floor(pixel / SIDE.width))
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b))
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b))
  const [x, y] = [least(columns) / SIDE.width, least(rows) / SIDE.height]
  const [width, height] = [(most(columns) + 1) / SIDE.width - x, (most(rows) + 1) / SIDE.height - y]
  const error = (length: number) => (random() * 2 - 1) * BOX_ERROR * length
  const left = Math.max(0, x + error(width))
  const top = Math.max(0, y + error(height))
  return {
    x: left,
    y: top,
    width: Math.min(1, x + width + error(width)) - left,
    height: Math.min(1, y + height + error(height)) - top,
  }
}
