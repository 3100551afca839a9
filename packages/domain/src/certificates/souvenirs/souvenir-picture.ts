import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { animalFromBehind } from './souvenir-animal.ts'
import type { SouvenirFacts } from './souvenir-facts.ts'

/** Four hours of a mild day: sky above, sky below, sun, three rows of hills, frame, ribbon. */
const HOURS = [
  ['#a9d3e6', '#f6ecd9', '#fff3cf', '#b4cdb6', '#86b48d', '#5a9a6e', '#2f7d5b', '#e8894a'],
  ['#7fc1e3', '#e4f2ee', '#fff6d8', '#a8d0b0', '#73b494', '#4a9a74', '#286b4e', '#b85f22'],
  ['#f2ab74', '#fce4d2', '#fff0c2', '#c9b59b', '#9a9c74', '#6d8a5c', '#7a3908', '#2f7d5b'],
  ['#3d5573', '#c98f80', '#fbe3b4', '#6f7f80', '#4c6a62', '#35564a', '#1b3a3f', '#e8894a'],
] as const

/** Letters that stand on one line of the ribbon in a size one can read. */
const ONE_LINE = 24

/**
 * Draws a souvenir: the same facts give the same bytes, everywhere, so that the fingerprint on record and a saved
 * file can be held against each other for good.
 *
 * @returns an SVG of 640 by 640 that needs no other file.
 */
export function souvenirPicture(facts: SouvenirFacts): string {
  const hour = HOURS[byteAt(facts.mark, 0) % HOURS.length] ?? HOURS[0]
  const [high, low, sun, far, middle, near, frame, ribbon] = hour
  const sunX = 170 + (byteAt(facts.mark, 1) % 300)
  const sunY = 150 + (byteAt(facts.mark, 2) % 60)
  const first = titleOf(facts)
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640" width="640" height="640" role="img">',
    `<title>${escaped(first)} · ${facts.day}</title>`,
    `<metadata>pawfect-souvenir ${facts.kind} ${facts.mark}</metadata>`,
    `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient><clipPath id="c"><circle cx="320" cy="320" r="282"/></clipPath></defs>`,
    `<circle cx="320" cy="320" r="308" fill="${frame}"/><circle cx="320" cy="320" r="295" fill="#faf7f2"/>`,
    `<g clip-path="url(#c)"><rect width="640" height="640" fill="url(#s)"/>`,
    `<circle cx="${sunX}" cy="${sunY}" r="74" fill="${sun}" opacity=".35"/><circle cx="${sunX}" cy="${sunY}" r="46" fill="${sun}"/>`,
    `<path d="M0 330Q110 250 230 312T450 296T640 330V640H0Z" fill="${far}"/>`,
    `<path d="M0 392Q150 318 300 376T640 356V640H0Z" fill="${middle}"/>`,
    treesOf(facts.mark, frame),
    `<path d="M0 452Q190 396 360 436T640 424V640H0Z" fill="${near}"/>`,
    `<path d="M296 640Q330 540 300 480Q286 452 316 436L340 437Q330 470 356 500Q400 560 420 640Z" fill="#e9d9bb" opacity=".9"/>`,
    sceneOf(facts, ribbon),
    '</g>',
    `<circle cx="320" cy="320" r="288" fill="none" stroke="${frame}" stroke-width="3" stroke-dasharray="2 11" stroke-linecap="round"/>`,
    `<path d="M62 486H578L552 530L578 574H62L88 530Z" fill="${ribbon}"/><path d="M92 478H548V582H92Z" fill="#fffdfa"/><path d="M92 478H548V582H92Z" fill="none" stroke="${ribbon}" stroke-width="3"/>`,
    ribbonText(first, facts.day),
    '</svg>',
  ].join('')
}

/** SHA-256 of a souvenir's picture, 64 hex characters. */
export function souvenirPictureDigest(facts: SouvenirFacts): string {
  return bytesToHex(sha256(utf8ToBytes(souvenirPicture(facts))))
}

function titleOf(facts: SouvenirFacts): string {
  if (facts.kind === 'event') return facts.title
  const [one, other] = facts.animals
  return `${one.name} & ${other.name}`
}

/** The title on one line, or on two where it is long, and the day below. */
function ribbonText(title: string, day: string): string {
  const lines = linesOf(title)
  const isOne = lines.length === 1
  const size = Math.min(...lines.map(sizeFor), isOne ? 38 : 28)
  const texts = lines.map(
    (line, row) =>
      `<text x="320" y="${isOne ? 526 : 508 + row * 29}" font-size="${size}" font-weight="700">${escaped(line)}</text>`,
  )
  const [below, small] = isOne ? [564, 25] : [570, 21]
  return `<g font-family="Nunito Sans,Trebuchet MS,Segoe UI,sans-serif" text-anchor="middle" fill="#22302b">${texts.join('')}<text x="320" y="${below}" font-size="${small}" fill="#57625b">${day}</text></g>`
}

/** Broken at the space nearest the middle. */
function linesOf(title: string): readonly string[] {
  if (title.length <= ONE_LINE) return [title]
  const spaces = [...title.matchAll(/ /g)].map(({ index }) => index)
  const middle = title.length / 2
  const nearest = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return nearest === undefined ? [title] : [title.slice(0, nearest), title.slice(nearest + 1)]
}

function sceneOf(facts: SouvenirFacts, ribbon: string): string {
  if (facts.kind === 'event') return bunting(ribbon)
  const [one, other] = facts.animals
  const place = facts.kind === 'park' ? lantern() : ''
  const coat = byteAt(facts.mark, 3)
  return (
    place +
    animalFromBehind(one.species, { x: 246, coat, faces: 'right' }) +
    animalFromBehind(other.species, { x: 390, coat: coat + 1 + (byteAt(facts.mark, 4) % 5), faces: 'left' })
  )
}

/** A park of ours has lanterns; a walk outdoors has none. */
function lantern(): string {
  return '<path d="M500 470V322" stroke="#394640" stroke-width="9" stroke-linecap="round"/><path d="M482 322L488 276H512L518 322Z" fill="#fff3cf" stroke="#394640" stroke-width="6" stroke-linejoin="round"/><path d="M478 276H522L500 256Z" fill="#394640"/>'
}

function bunting(ribbon: string): string {
  const colours = [ribbon, '#fffdfa', '#e8c65b', '#fffdfa']
  const flags = Array.from({ length: 9 }, (_, flag) => {
    const x = 60 + flag * 60
    const along = (x - 16) / 568
    const y = Math.round(213 + 200 * along * (1 - along))
    return `<path d="M${x} ${y}H${x + 40}L${x + 20} ${y + 46}Z" fill="${colours[flag % 4]}"/>`
  })
  const paw = [
    [320, 412, 38],
    [268, 366, 19],
    [302, 340, 20],
    [340, 340, 20],
    [374, 366, 19],
  ] as const
  const pads = paw.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#22302b"/>`)
  return `<path d="M36 214Q320 314 604 214" fill="none" stroke="#394640" stroke-width="4"/>${flags.join('')}${pads.join('')}`
}

function treesOf(mark: string, leaves: string): string {
  return [5, 6, 7]
    .map((at, row) => {
      const x = 90 + row * 210 + (byteAt(mark, at) % 80)
      const height = 74 + (byteAt(mark, at + 3) % 40)
      const top = 400 - height
      const crown = `<circle cx="${x}" cy="${top - 6}" r="42"/><circle cx="${x - 26}" cy="${top + 18}" r="28"/><circle cx="${x + 26}" cy="${top + 16}" r="30"/>`
      return `<path d="M${x} 410V${top}" stroke="#7d5f45" stroke-width="11" stroke-linecap="round"/><g fill="${leaves}" opacity=".86">${crown}</g>`
    })
    .join('')
}

/** Long names stay on the ribbon. */
function sizeFor(text: string): number {
  return Math.max(9, Math.min(38, Math.floor(740 / Math.max(1, text.length))))
}

function byteAt(mark: string, position: number): number {
  return Number.parseInt(mark.slice(2 * position, 2 * position + 2), 16)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
