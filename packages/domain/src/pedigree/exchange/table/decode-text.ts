import { UnreadablePedigreeError } from '../exchange-errors.ts'
import { guessLegacyEncoding } from './guess-legacy-encoding.ts'

/** A file as text. */
export type DecodedText = {
  /** Without a byte order mark. */
  readonly text: string
  /** A label `TextDecoder` knows. */
  readonly encoding: string
  /** Places where the bytes mean nothing in this encoding; each became U+FFFD. */
  readonly undecodable: number
}

/** How much of a file is looked at to tell binary data and UTF-16 without a mark. */
const SAMPLE_BYTES = 64 * 1024

/**
 * Turns the bytes of a text file into text. UTF-8 wins where it fits: no other text of some length looks like it by
 * chance. The rest is guessed from its letters.
 *
 * @param label - the encoding, where a person named it.
 * @throws {UnreadablePedigreeError} for an unknown label, for spreadsheet files and for data that is no text.
 */
export function decodeText(source: Uint8Array | string, label?: string): DecodedText {
  if (typeof source === 'string')
    return { text: source.replace(/^\uFEFF/, ''), encoding: 'utf-8', undecodable: 0 }
  const encoding = label ?? markedEncoding(source) ?? unmarkedEncoding(source)
  const text = decoderOf(encoding).decode(source)
  return { text, encoding, undecodable: text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0 }
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label)
  } catch (cause) {
    throw new UnreadablePedigreeError('encoding', { cause })
  }
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function unmarkedEncoding(bytes: Uint8Array): string {
  refuseSpreadsheets(bytes)
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  // Latin letters, digits and delimiters have one zero byte of two in UTF-16, always on the same side.
  if (odd > sample.length / 8 && even < odd / 8) return 'utf-16le'
  if (even > sample.length / 8 && odd < even / 8) return 'utf-16be'
  if (even + odd > 0) throw new UnreadablePedigreeError('binary')
  return isUtf8(bytes) ? 'utf-8' : guessLegacyEncoding(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Zip (.xlsx, .ods, .numbers) and the older .xls begin with these. */
function refuseSpreadsheets(bytes: Uint8Array): void {
  const start = [...bytes.subarray(0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join('')
  if (start === '504b0304' || start === 'd0cf11e0') throw new UnreadablePedigreeError('spreadsheet')
}
