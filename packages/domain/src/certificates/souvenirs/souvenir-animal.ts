/** Fur, and its darker side. */
const COATS = [
  ['#c08a52', '#99692f'],
  ['#5a4a3f', '#3c3027'],
  ['#e6d8c3', '#c4b193'],
  ['#3b4148', '#25292f'],
  ['#a4572f', '#7d3c1c'],
  ['#9b9a97', '#74736f'],
] as const

/**
 * An animal that sits in the grass and looks into the distance, as part of an SVG of 640 by 640.
 *
 * @param place - `x` of its middle; `coat` any whole number, picks the fur; which way its tail lies.
 */
export function animalFromBehind(
  species: 'dog' | 'cat',
  { x, coat, faces }: { readonly x: number; readonly coat: number; readonly faces: 'left' | 'right' },
): string {
  const [fur, dark] = COATS[coat % COATS.length] ?? COATS[0]
  const turn = faces === 'left' ? `translate(${x} 0)` : `translate(${x} 0) scale(-1 1)`
  const tail =
    species === 'dog'
      ? `<path d="M44 452Q92 446 84 404" fill="none" stroke="${dark}" stroke-width="17" stroke-linecap="round"/>`
      : `<path d="M36 462Q104 466 96 424Q92 404 76 410" fill="none" stroke="${dark}" stroke-width="13" stroke-linecap="round"/>`
  const ears =
    species === 'dog'
      ? `<path d="M-38 318Q-66 322 -58 372Q-40 376 -32 342Z" fill="${dark}"/><path d="M38 318Q66 322 58 372Q40 376 32 342Z" fill="${dark}"/>`
      : `<path d="M-42 336L-38 288L-10 314Z" fill="${dark}"/><path d="M42 336L38 288L10 314Z" fill="${dark}"/>`
  return `<g transform="${turn}">${tail}<path d="M-60 480Q-66 396 -26 366H26Q66 396 60 480Q0 496 -60 480Z" fill="${fur}"/><path d="M-8 372Q2 430 -4 484L10 484Q14 430 8 372Z" fill="${dark}" opacity=".35"/>${species === 'cat' ? ears : ''}<circle cx="0" cy="344" r="44" fill="${fur}"/>${species === 'dog' ? ears : ''}<path d="M-34 378Q0 400 34 378L32 390Q0 410 -32 390Z" fill="#b3402e"/></g>`
}
