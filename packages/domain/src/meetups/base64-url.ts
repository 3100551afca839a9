/** Bytes as base64url text without padding (RFC 4648, section 5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The bytes of unpadded base64url text.
 *
 * @returns `undefined` unless `text` is the one and only spelling of those bytes: unused trailing
 *   bits, padding, blanks and the other alphabet are refused, so equal bytes mean equal text.
 */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, character => character.charCodeAt(0))
  return encodeBase64Url(bytes) === text ? bytes : undefined
}
