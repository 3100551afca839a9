import type { Coat } from '@pawfect/domain/pets'
import { shade } from './shade.ts'

/** The markings of a coat on a face centred at (256, 262), as SVG to be clipped by it. */
export function coatMarks(coat: Coat, random: () => number): string {
  return MARKS[coat.pattern](coat, random)
}

const MARKS: Readonly<Record<Coat['pattern'], (coat: Coat, random: () => number) => string>> = {
  solid: () => '',
  bicolour: ({ secondary }) =>
    `<path d="M256 120 Q282 210 290 262 Q322 300 330 420 H182 Q190 300 222 262 Q230 210 256 120 Z" fill="${secondary}"/>`,
  saddle: ({ secondary }) =>
    `<path d="M100 100 H412 V236 Q340 268 300 214 Q256 180 212 214 Q172 268 100 236 Z" fill="${secondary}" opacity=".92"/>`,
  points: ({ secondary }) =>
    `<ellipse cx="256" cy="300" rx="84" ry="92" fill="${secondary}" opacity=".35"/><ellipse cx="256" cy="312" rx="62" ry="70" fill="${secondary}" opacity=".75"/>`,
  tabby: ({ primary, secondary }) => {
    const stripe = secondary === primary ? shade(primary, -0.4) : secondary
    const lines = [
      'M256 150 V206',
      'M228 152 L234 208',
      'M284 152 L278 208',
      'M206 164 L216 204',
      'M306 164 L296 204',
      'M128 268 Q160 262 182 270',
      'M384 268 Q352 262 330 270',
      'M130 298 Q160 292 184 298',
      'M382 298 Q352 292 328 298',
    ]
    return `<g fill="none" stroke="${stripe}" stroke-width="11" stroke-linecap="round" opacity=".8"><path d="${lines.join(' ')}"/></g>`
  },
  spotted: ({ secondary }, random) => spots(secondary, random, { count: 16, from: 7, to: 17 }),
  merle: ({ secondary }, random) => spots(secondary, random, { count: 12, from: 18, to: 40 }),
}

/** Where eyes and muzzle will be drawn, marks would look like dirt. */
function spots(
  colour: string,
  random: () => number,
  { count, from, to }: { readonly count: number; readonly from: number; readonly to: number },
): string {
  const ellipses = Array.from({ length: count }, () => {
    const [x, y] = [140 + random() * 232, 140 + random() * 240]
    const [rx, ry] = [from + random() * (to - from), from + random() * (to - from)]
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${rx.toFixed(0)}" ry="${ry.toFixed(0)}" transform="rotate(${(random() * 180).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})"/>`
  })
  return `<g fill="${colour}" opacity=".85">${ellipses.join('')}</g>`
}
