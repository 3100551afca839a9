/** How many lines with letters beyond ASCII are looked at. */
const SAMPLE_LINES = 2000
const LINE_FEED = 10

/** Of equal guesses the first wins: the commoner the earlier. */
const SINGLE_BYTE = ['windows-1252', 'windows-1250', 'macintosh', 'iso-8859-2', 'iso-8859-15'] as const
const MULTI_BYTE = ['shift_jis', 'euc-jp', 'gb18030', 'euc-kr', 'big5'] as const

/** Letters that names of the languages we speak are full of, and those that are rarer. */
const COMMON = new Set('äöüßéèêëàâçñåøæíóúáôîïòùìãõřčšžěýůőűąćęłńśźżâșțđÄÖÜÉÈÅØÆÀÇÑÁÍÓÚČŠŽŘŁŚŻĆÝ')
const RARE = new Set('ăœûÿþðđťďľĺŕňğşıÊËÂÔÎÏÒÙÌÃÕŒÛÞÐŐŰĄĘŃŹŤĎĽŇÔŞÓ')

/**
 * The likeliest encoding of a text that is not UTF-8, by the words its bytes would spell: letters that occur in names
 * count for an encoding, symbols and capitals in the middle of a word count against it.
 */
export function guessLegacyEncoding(bytes: Uint8Array): string {
  const sample = linesBeyondAscii(bytes)
  if (isCyrillic(new TextDecoder('windows-1251').decode(sample))) return 'windows-1251'
  const eastAsian = MULTI_BYTE.map(label => ({ label, score: eastAsianScore(sample, label) }))
  const [likeliest] = eastAsian.toSorted((one, two) => two.score - one.score)
  if (likeliest !== undefined && likeliest.score > 0.5) return likeliest.label
  let best: { label: string; score: number } = { label: SINGLE_BYTE[0], score: Number.NEGATIVE_INFINITY }
  for (const label of SINGLE_BYTE) {
    const score = westernScore(new TextDecoder(label).decode(sample))
    if (score > best.score + 1e-9) best = { label, score }
  }
  return best.label
}

/** Whether nearly all words are Cyrillic with capitals only where words have them; nothing else looks so by chance. */
function isCyrillic(text: string): boolean {
  const words = text.split(/[^\p{L}\u0080-\u00ff]+/u).filter(word => /[^ -~]/.test(word))
  const right = words.filter(word => /^[А-ЯЁІЇЄҐ]?[а-яёіїєґ]+$|^[А-ЯЁІЇЄҐ]+$/.test(word))
  return words.length > 0 && right.length >= words.length * 0.9
}

function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let start = 0
  while (start < bytes.length && parts.length < SAMPLE_LINES) {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = feed === -1 ? bytes.length : feed + 1
    const line = bytes.subarray(start, end)
    if (line.some(byte => byte >= 0x80)) parts.push(line.subarray(0, 4096))
    start = end
  }
  const sample = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    sample.set(part, at)
    at += part.length
  }
  return sample
}

/**
 * Share of letters beyond ASCII that are kana, hangul or everyday ideographs; 0 where the bytes do not fit. Among Latin
 * letters, inside of a word, there are none: that is what Western letters turn into.
 */
function eastAsianScore(sample: Uint8Array, label: string): number {
  const text = [...new TextDecoder(label).decode(sample)]
  let count = 0
  let sum = 0
  text.forEach((letter, at) => {
    if (letter <= '\u007f') return
    count += 1
    const inLatinWord = /[A-Za-z]/.test(`${text[at - 1] ?? ''}${text[at + 1] ?? ''}`)
    sum += inLatinWord ? -1 : eastAsianWeight(letter, label)
  })
  return count < 4 ? 0 : sum / count
}

const EVERYDAY =
  '父母犬名前性別生年月日番号牝雄雌牡毛色種登録血統書本公的出雄品种编号姓名亲编父本母本日期颜色芯片注册白黒茶赤黄青山川田中小大'
const EVERYDAY_LETTERS = new Set(EVERYDAY)

function eastAsianWeight(letter: string, label: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (letter === '\uFFFD') return -4
  if (EVERYDAY_LETTERS.has(letter)) return 1.2
  if (code >= 0x3040 && code <= 0x30ff) return label === 'shift_jis' || label === 'euc-jp' ? 1 : 0.3
  if (code >= 0xac00 && code <= 0xd7a3) return label === 'euc-kr' ? 1 : 0
  if (code >= 0x4e00 && code <= 0x9fff) return 0.6
  // Half-width kana is what Western letters turn into in Shift JIS.
  if (code >= 0xff61 && code <= 0xff9f) return -0.5
  return code >= 0x3000 && code <= 0x303f ? 0.5 : -0.5
}

function westernScore(text: string): number {
  let score = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (letter <= '\u007f') continue
    score += westernWeight(letter, text[at - 1] ?? ' ', text[at + 1] ?? ' ')
  }
  return score
}

function westernWeight(letter: string, before: string, after: string): number {
  const inWord = isLetter(before) || isLetter(after)
  if (letter === '\uFFFD' || /[\u0080-\u009f]/.test(letter)) return -3
  if (!isLetter(letter)) return inWord && isLetter(before) && isLetter(after) ? -2 : -0.2
  if (letter !== letter.toLowerCase() && isLowerCase(before)) return -1.5
  if (letter === letter.toLowerCase() && isUpperCase(before) && isUpperCase(after)) return -1
  const frequency = COMMON.has(letter) ? 1 : RARE.has(letter) ? 0.6 : 0.1
  return frequency + (soundsRight(letter, before, after) ? 0.2 : -0.2)
}

/** A vowel stands between consonants, a consonant beside a vowel; so Søren is not Sřren, and Dvořák not Dvoøák. */
function soundsRight(letter: string, before: string, after: string): boolean {
  const besideVowel = isVowel(before) || isVowel(after)
  return isVowel(letter) ? !besideVowel : besideVowel
}

function isVowel(letter: string): boolean {
  return /^[aeiouyøæœıå]/i.test(letter.normalize('NFD'))
}

function isLetter(text: string): boolean {
  return /^\p{L}$/u.test(text)
}

function isLowerCase(text: string): boolean {
  return /^\p{Ll}$/u.test(text)
}

function isUpperCase(text: string): boolean {
  return /^\p{Lu}$/u.test(text)
}
