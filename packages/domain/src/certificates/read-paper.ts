import { MAX_BUNDLE_BYTES } from './certificate-bundle.ts'
import { parseStrictJson, type StrictJson } from './strict-json.ts'

/** Why a file is not looked into any further. */
export type RefusedPaper = {
  readonly verdict: 'foreign' | 'malformed' | 'too-large'
  /** Name of the check that refused it. */
  readonly code: string
  readonly message: string
}

/** Something readable, but of somebody else. */
export const NOT_OURS: RefusedPaper = {
  verdict: 'foreign',
  code: 'format',
  message: 'This is not a PawfectMatch certificate.',
}

/** The first look at any file of ours: its size, that it is text, and that the text has exactly one meaning. */
export function readPaper(
  bytes: Uint8Array,
): { readonly kind: 'read'; readonly value: StrictJson } | (RefusedPaper & { readonly kind: 'refused' }) {
  if (bytes.byteLength > MAX_BUNDLE_BYTES) {
    const message = `The file has more than ${MAX_BUNDLE_BYTES / 1024} KB; no certificate is that large.`
    return { kind: 'refused', verdict: 'too-large', code: 'size', message }
  }
  const text = decodeUtf8(bytes)
  if (text === null) {
    const message = 'The file is not text: it is damaged, or something else.'
    return { kind: 'refused', verdict: 'malformed', code: 'text', message }
  }
  const json = parseStrictJson(text)
  if (json.kind === 'read') return json
  const message = `The file cannot be read: ${json.reason} (at character ${json.at + 1}).`
  return { kind: 'refused', verdict: 'malformed', code: 'json', message }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
