/** Characters made at once: more would not fit into one call. */
const CHUNK_BYTES = 0x8000

/** Ciphertext as it travels in JSON. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES)))
  return btoa(parts.join(''))
}

/** Ciphertext as it came in JSON. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
}
