/** Letters of ANSEL (ANSI Z39.47), the encoding of older GEDCOM files. */
const LETTERS: Readonly<Record<number, string>> = {
  161: 'Ł',
  162: 'Ø',
  163: 'Đ',
  164: 'Þ',
  165: 'Æ',
  166: 'Œ',
  167: 'ʹ',
  168: '·',
  169: '♭',
  170: '®',
  171: '±',
  172: 'Ơ',
  173: 'Ư',
  174: 'ʼ',
  176: 'ʻ',
  177: 'ł',
  178: 'ø',
  179: 'đ',
  180: 'þ',
  181: 'æ',
  182: 'œ',
  183: 'ʺ',
  184: 'ı',
  185: '£',
  186: 'ð',
  188: 'ơ',
  189: 'ư',
  192: '°',
  193: 'ℓ',
  194: '℗',
  195: '©',
  196: '♯',
  197: '¿',
  198: '¡',
  207: 'ß',
}

/** Marks of ANSEL, which stand before the letter they belong to, as Unicode marks, which stand behind it. */
const MARKS: Readonly<Record<number, string>> = {
  224: '\u0309',
  225: '\u0300',
  226: '\u0301',
  227: '\u0302',
  228: '\u0303',
  229: '\u0304',
  230: '\u0306',
  231: '\u0307',
  232: '\u0308',
  233: '\u030C',
  234: '\u030A',
  235: '\u0361',
  237: '\u0315',
  238: '\u030B',
  239: '\u0310',
  240: '\u0327',
  241: '\u0328',
  242: '\u0323',
  243: '\u0324',
  244: '\u0325',
  245: '\u0333',
  246: '\u0332',
  247: '\u0326',
  248: '\u031C',
  249: '\u032E',
  254: '\u0313',
}

/** Whether the head of a GEDCOM file names ANSEL. */
export function isAnsel(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  return /^\s*1 +CHAR +ANSEL\b/m.test(head) && bytes.some(byte => byte >= 0x80)
}

/** Decodes ANSEL; letters it does not have become U+FFFD and are counted. */
export function decodeAnsel(bytes: Uint8Array): {
  readonly text: string
  readonly encoding: string
  readonly undecodable: number
} {
  const parts: string[] = []
  let marks = ''
  let undecodable = 0
  for (const byte of bytes) {
    const mark = MARKS[byte]
    if (mark !== undefined) {
      marks += mark
      continue
    }
    const letter = byte < 0x80 ? String.fromCharCode(byte) : LETTERS[byte]
    if (letter === undefined) undecodable += 1
    parts.push((letter ?? '\uFFFD') + marks)
    marks = ''
  }
  return { text: parts.join('').normalize('NFC'), encoding: 'ansel', undecodable }
}
