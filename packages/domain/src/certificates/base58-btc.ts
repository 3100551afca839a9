/** Bitcoin's alphabet: no 0, O, I or l, so that a key can be read aloud. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const VALUE_OF = new Map([...ALPHABET].map((letter, value) => [letter, value]))

/**
 * Encodes bytes as multibase base58btc.
 *
 * @returns text that starts with the multibase letter `z`.
 */
export function encodeBase58Btc(bytes: Uint8Array): string {
  const digits: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] ?? 0) * 256
      digits[i] = carry % 58
      carry = Math.floor(carry / 58)
    }
    while (carry > 0) {
      digits.push(carry % 58)
      carry = Math.floor(carry / 58)
    }
  }
  return `z${'1'.repeat(leadingZeros(bytes))}${digits
    .reverse()
    .map(digit => ALPHABET[digit])
    .join('')}`
}

/**
 * Decodes multibase base58btc.
 *
 * @param text - at most 200 characters; longer text is refused because decoding is quadratic.
 * @returns the bytes, or null when the text is not base58btc (an ordinary case while reading a file).
 */
export function decodeBase58Btc(text: string): Uint8Array | null {
  if (!text.startsWith('z') || text.length > 200) return null
  const bytes: number[] = []
  for (const letter of text.slice(1)) {
    let carry = VALUE_OF.get(letter)
    if (carry === undefined) return null
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    while (carry > 0) {
      bytes.push(carry & 0xff)
      carry >>= 8
    }
  }
  const zeros = /^1*/.exec(text.slice(1))?.[0].length ?? 0
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()])
}

function leadingZeros(bytes: Uint8Array): number {
  const first = bytes.findIndex(byte => byte !== 0)
  return first === -1 ? bytes.length : first
}
