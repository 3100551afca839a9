/** Little words that names of kennels are written with or without. */
const PARTICLES = new Set(
  'of the vom von van der den de du des la le les del della di da do dos das zu zum zur and und et y e av af fra s'.split(
    ' ',
  ),
)
const ROMAN = /^(?=[ivx])x{0,3}(ix|iv|v?i{0,3})$/

/** The words of a name as they sound: without case, accents and punctuation; numbers alike however written. */
export function wordsOf(name: string): string[] {
  const folded = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[øœ]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/['’`´]s?(?![\p{L}\p{N}])|['’`´]|\p{M}/gu, '')
  const words = folded
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter(word => word !== '')
  return words.map((word, at) => (at > 0 ? withoutRoman(word) : word).replace(/^0+(?=\d)/, ''))
}

/** The same for names that differ in case, accents, punctuation, spacing and II for 2 only. */
export function spellingKey(words: readonly string[]): string {
  let key = ''
  for (const word of words) key += /\d$/.test(key) && /^\d/.test(word) ? `.${word}` : word
  return key
}

/** The same also for words in another order, with or without the little ones. */
export function wordOrderKey(words: readonly string[]): string {
  return words
    .filter(word => !PARTICLES.has(word))
    .toSorted()
    .join(' ')
}

function withoutRoman(word: string): string {
  if (!ROMAN.test(word)) return word
  const value = { i: 1, v: 5, x: 10 } as Readonly<Record<string, number>>
  let sum = 0
  for (let at = 0; at < word.length; at += 1) {
    const here = value[word[at] ?? ''] ?? 0
    sum += here < (value[word[at + 1] ?? ''] ?? 0) ? -here : here
  }
  return String(sum)
}

/** Shorter words differ by one letter all too often. */
const SHORTEST_SLIP = 4

/**
 * Whether two names are the same but for one slip in one longer word: a letter too many, too few, wrong, or two
 * exchanged. Numbers must agree: Rex 1 and Rex 2 are two animals.
 *
 * @param shortest - the shortest word that may hold a slip, in letters.
 */
export function isOneSlipApart(
  one: readonly string[],
  two: readonly string[],
  shortest: number = SHORTEST_SLIP,
): boolean {
  if (one.length !== two.length) return false
  let slips = 0
  for (let at = 0; at < one.length; at += 1) {
    const [a, b] = [one[at] ?? '', two[at] ?? '']
    if (a === b) continue
    slips += 1
    if (slips > 1 || Math.min(a.length, b.length) < shortest || /\d/.test(a + b) || !isSlip(a, b))
      return false
  }
  return slips === 1
}

function isSlip(one: string, two: string): boolean {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1)
  if (short.slice(start + 1) === long.slice(start + 1)) return true
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  )
}

/** The text and all texts with one letter less: two texts one slip apart have one of these in common. */
export function slipKeys(text: string): string[] {
  const keys = [text]
  for (let at = 0; at < text.length; at += 1)
    if (text[at] !== text[at + 1]) keys.push(text.slice(0, at) + text.slice(at + 1))
  return keys
}
