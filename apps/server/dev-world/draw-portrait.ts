import type { BodyShape, Coat, CoatLength, Species } from '@pawfect/domain/pets'
import { coatMarks } from './coat-marks.ts'
import { pick } from './invent-animals.ts'
import { shade } from './shade.ts'

/** What a drawn animal is made of. */
export interface PortraitSubject {
  readonly species: Species
  readonly coat: Coat
  readonly coatLength: CoatLength
  readonly bodyShape: BodyShape
  /** Chooses background, tilt and where marks fall; uniform numbers in [0, 1). */
  readonly random: () => number
}

/** Edge of the square picture, in pixels. */
const PORTRAIT_PX = 512

/** Quiet backgrounds, light first: meadow, evening, sky, sand, heather, water. */
const BACKGROUNDS = [
  ['#e3efd9', '#a9c991'],
  ['#fbe6d4', '#e9b78f'],
  ['#dcebf5', '#9dc0db'],
  ['#f4ecd8', '#d9c394'],
  ['#eee2f1', '#c3a5cd'],
  ['#d9efec', '#8fc2bb'],
] as const

const IRISES = { dog: ['#5a3a1e', '#7a4b22', '#3b2615'], cat: ['#8fae3c', '#d6a437', '#5fa3a0'] } as const

/** Where the parts of a head sit, on a canvas of 512. */
interface Head {
  readonly width: number
  readonly height: number
  readonly muzzle: number
  readonly ears: 'hanging' | 'pricked' | 'folded' | 'cat'
}

/** Draws a stylised head-and-shoulders portrait as SVG. It is an illustration and shows no real animal. */
export function drawPortrait(subject: PortraitSubject): string {
  const { species, coat, random } = subject
  const background = pick(BACKGROUNDS, random)
  const iris = pick(IRISES[species], random)
  const tilt = (random() * 10 - 5).toFixed(1)
  const head = headOf(subject)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PORTRAIT_PX}" height="${PORTRAIT_PX}" viewBox="0 0 512 512">
<defs>
<radialGradient id="ground" cx="50%" cy="38%" r="75%"><stop offset="0" stop-color="${background[0]}"/><stop offset="1" stop-color="${background[1]}"/></radialGradient>
<radialGradient id="fur" cx="50%" cy="35%" r="75%"><stop offset="0" stop-color="${shade(coat.primary, 0.12)}"/><stop offset="1" stop-color="${shade(coat.primary, -0.14)}"/></radialGradient>
<clipPath id="face"><path d="${facePath(head)}"/></clipPath>
</defs>
<rect width="512" height="512" fill="url(#ground)"/>
<circle cx="${90 + random() * 80}" cy="${80 + random() * 60}" r="${40 + random() * 40}" fill="#ffffff" opacity=".35"/>
${shoulders(subject)}
<g transform="rotate(${tilt} 256 300)">
${ears(head, coat)}
${fringe(subject, head)}
<path d="${facePath(head)}" fill="url(#fur)"/>
<g clip-path="url(#face)">${coatMarks(coat, random)}</g>
${species === 'cat' ? catFace(coat, iris) : dogFace(head, coat, iris)}
</g>
</svg>`
}

/** The measures a breed's silhouette suggests. */
function headOf({ species, bodyShape }: PortraitSubject): Head {
  if (species === 'cat') return CAT_HEADS[bodyShape] ?? { width: 126, height: 112, muzzle: 0, ears: 'cat' }
  return DOG_HEADS[bodyShape] ?? { width: 112, height: 132, muzzle: 62, ears: 'hanging' }
}

const CAT_HEADS: Partial<Record<BodyShape, Head>> = {
  cobby: { width: 142, height: 116, muzzle: 0, ears: 'cat' },
  large: { width: 140, height: 122, muzzle: 0, ears: 'cat' },
  slender: { width: 110, height: 116, muzzle: 0, ears: 'cat' },
}

const DOG_HEADS: Partial<Record<BodyShape, Head>> = {
  spitz: { width: 120, height: 126, muzzle: 54, ears: 'pricked' },
  herder: { width: 112, height: 132, muzzle: 58, ears: 'pricked' },
  'short-legged': { width: 114, height: 124, muzzle: 58, ears: 'pricked' },
  terrier: { width: 108, height: 126, muzzle: 60, ears: 'folded' },
  toy: { width: 114, height: 112, muzzle: 44, ears: 'pricked' },
  'flat-faced': { width: 136, height: 122, muzzle: 66, ears: 'folded' },
  bull: { width: 132, height: 128, muzzle: 70, ears: 'folded' },
  sighthound: { width: 92, height: 146, muzzle: 50, ears: 'folded' },
}

function facePath({ width: w, height: h }: Head): string {
  const [x, y] = [256, 262]
  return `M${x} ${y - h} C${x + w * 0.75} ${y - h} ${x + w} ${y - h * 0.45} ${x + w} ${y + h * 0.05}
C${x + w} ${y + h * 0.62} ${x + w * 0.55} ${y + h} ${x} ${y + h}
C${x - w * 0.55} ${y + h} ${x - w} ${y + h * 0.62} ${x - w} ${y + h * 0.05}
C${x - w} ${y - h * 0.45} ${x - w * 0.75} ${y - h} ${x} ${y - h} Z`
}

function shoulders({ coat, random }: PortraitSubject): string {
  const collar = pick(['#b5483a', '#2f6690', '#3a7d44', '#e0a526', '#6c4f8a'], random)
  const chest = paleParts(coat)
  return `<path d="M96 512 C104 420 176 362 256 362 C336 362 408 420 416 512 Z" fill="${shade(coat.primary, -0.1)}"/>
<path d="M196 512 C200 450 226 410 256 410 C286 410 312 450 316 512 Z" fill="${chest}"/>
<path d="M164 392 C220 436 292 436 348 392" fill="none" stroke="${collar}" stroke-width="20" stroke-linecap="round"/>
<circle cx="256" cy="440" r="15" fill="#f1cf68" stroke="#b8902c" stroke-width="3"/>`
}

/** Chest and muzzle: the second colour where it is a marking, else a lighter first. */
function paleParts(coat: Coat): string {
  return coat.pattern === 'bicolour' ? coat.secondary : shade(coat.primary, 0.16)
}

/** A soft outer edge for longer coats. */
function fringe({ coat, coatLength }: PortraitSubject, { width, height }: Head): string {
  const tuft = { hairless: 0, short: 0, medium: 14, wire: 16, curly: 22, long: 26 }[coatLength]
  if (tuft === 0) return ''
  const count = coatLength === 'curly' ? 16 : 22
  const tufts = Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * Math.PI * 2
    const [x, y] = [256 + Math.cos(angle) * width * 0.94, 266 + Math.sin(angle) * height * 0.94]
    return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${tuft * 1.15}" ry="${tuft * 0.9}" transform="rotate(${((angle * 180) / Math.PI).toFixed(0)} ${x.toFixed(1)} ${y.toFixed(1)})"/>`
  })
  return `<g fill="${shade(coat.primary, -0.06)}">${tufts.join('')}</g>`
}

function ears({ width, height, ears: kind }: Head, coat: Coat): string {
  const dark = ['points', 'saddle'].includes(coat.pattern)
    ? shade(coat.secondary, -0.02)
    : shade(coat.primary, -0.2)
  const [top, side] = [262 - height, width]
  const right = {
    cat: `<path d="M${256 + side * 0.28} ${top + 14} L${256 + side * 0.92} ${top - 62} L${256 + side * 0.98} ${top + 78} Z" fill="${dark}"/><path d="M${256 + side * 0.48} ${top + 14} L${256 + side * 0.82} ${top - 28} L${256 + side * 0.86} ${top + 54} Z" fill="#e6b3a8" opacity=".85"/>`,
    pricked: `<path d="M${256 + side * 0.3} ${top + 26} Q${256 + side * 0.72} ${top - 74} ${256 + side * 0.98} ${top - 46} Q${256 + side * 1.08} ${top + 20} ${256 + side * 0.92} ${top + 84} Z" fill="${dark}"/><path d="M${256 + side * 0.52} ${top + 24} Q${256 + side * 0.74} ${top - 40} ${256 + side * 0.9} ${top - 22} Q${256 + side * 0.94} ${top + 22} ${256 + side * 0.84} ${top + 58} Z" fill="#d9a79b" opacity=".6"/>`,
    folded: `<path d="M${256 + side * 0.42} ${top + 16} Q${256 + side * 0.9} ${top - 34} ${256 + side * 1.12} ${top + 20} Q${256 + side * 1.2} ${top + 86} ${256 + side * 0.98} ${top + 92} Q${256 + side * 0.8} ${top + 40} ${256 + side * 0.42} ${top + 16} Z" fill="${dark}"/>`,
    hanging: `<path d="M${256 + side * 0.55} ${top + 22} Q${256 + side * 1.3} ${top + 10} ${256 + side * 1.38} ${top + 140} Q${256 + side * 1.36} ${top + 226} ${256 + side * 1.08} ${top + 214} Q${256 + side * 0.86} ${top + 170} ${256 + side * 0.88} ${top + 96} Z" fill="${dark}"/>`,
  }[kind]
  const mirrored = `<g transform="translate(512 0) scale(-1 1)">${right}</g>`
  return kind === 'hanging' ? mirrored + right : right + mirrored
}

function eyes(y: number, apart: number, iris: string, slit: boolean): string {
  const eye = (x: number) => `<ellipse cx="${x}" cy="${y}" rx="21" ry="${slit ? 19 : 20}" fill="#2a1d14"/>
<ellipse cx="${x}" cy="${y}" rx="17" ry="${slit ? 15.5 : 17}" fill="${iris}"/>
<ellipse cx="${x}" cy="${y}" rx="${slit ? 5 : 10}" ry="${slit ? 14 : 10}" fill="#17110c"/>
<circle cx="${x + 6}" cy="${y - 6}" r="4.5" fill="#ffffff"/>`
  return eye(256 - apart) + eye(256 + apart)
}

function dogFace({ muzzle, height }: Head, coat: Coat, iris: string): string {
  const light = ['points', 'saddle'].includes(coat.pattern) ? shade(coat.secondary, 0.04) : paleParts(coat)
  const y = 262 + height * 0.36
  const nose = '#2b2320'
  return `<ellipse cx="256" cy="${y}" rx="${muzzle}" ry="${muzzle * 0.86}" fill="${light}"/>
${eyes(262 - height * 0.12, 48, iris, false)}
<path d="M228 ${y - 32} Q256 ${y - 46} 284 ${y - 32} Q284 ${y - 8} 256 ${y + 2} Q228 ${y - 8} 228 ${y - 32} Z" fill="${nose}"/>
<ellipse cx="246" cy="${y - 30}" rx="8" ry="4" fill="#6d605a" opacity=".8"/>
<path d="M256 ${y + 2} V${y + 18} M256 ${y + 18} Q236 ${y + 36} 218 ${y + 22} M256 ${y + 18} Q276 ${y + 36} 294 ${y + 22}" fill="none" stroke="${nose}" stroke-width="5" stroke-linecap="round"/>
<path d="M242 ${y + 29} Q256 ${y + 66} 270 ${y + 29} Q256 ${y + 22} 242 ${y + 29} Z" fill="#d9717a"/>`
}

function catFace(coat: Coat, iris: string): string {
  const light = coat.pattern === 'points' ? coat.secondary : paleParts(coat)
  const whiskers = [-16, 0, 16]
    .map(
      dy =>
        `<path d="M206 ${316 + dy / 3} Q160 ${312 + dy} 118 ${314 + dy * 1.4} M306 ${316 + dy / 3} Q352 ${312 + dy} 394 ${314 + dy * 1.4}"/>`,
    )
    .join('')
  return `<ellipse cx="230" cy="318" rx="33" ry="26" fill="${light}"/><ellipse cx="282" cy="318" rx="33" ry="26" fill="${light}"/>
<ellipse cx="256" cy="344" rx="24" ry="16" fill="${light}"/>
${eyes(254, 52, iris, true)}
<path d="M242 296 Q256 290 270 296 Q266 310 256 314 Q246 310 242 296 Z" fill="#c9817b"/>
<path d="M256 314 V324 M256 324 Q242 338 228 330 M256 324 Q270 338 284 330" fill="none" stroke="#4a342c" stroke-width="4" stroke-linecap="round"/>
<g fill="none" stroke="#fffaf0" stroke-width="3" stroke-linecap="round" opacity=".9">${whiskers}</g>`
}
