import { MAX_BUNDLE_BYTES } from './certificate-bundle.ts'
import { type Saying, say } from './sayings/saying.ts'
import { parseStrictJson, type StrictJson } from './strict-json.ts'

/** Why a file is not looked into any further. */
export type RefusedPaper = {
  readonly verdict: 'foreign' | 'malformed' | 'too-large'
  /** Name of the check that refused it. */
  readonly code: string
  readonly saying: Saying
}

/** Something readable, but of somebody else. */
export const NOT_OURS: RefusedPaper = {
  verdict: 'foreign',
  code: 'format',
  saying: say('not-ours'),
}

/** The first look at any file of ours: its size, that it is text, and that the text has exactly one meaning. */
export function readPaper(
  bytes: Uint8Array,
): { readonly kind: 'read'; readonly value: StrictJson } | (RefusedPaper & { readonly kind: 'refused' }) {
  if (bytes.byteLength > MAX_BUNDLE_BYTES) {
    const saying = say('file-too-large', { kilobytes: MAX_BUNDLE_BYTES / 1024 })
    return { kind: 'refused', verdict: 'too-large', code: 'size', saying }
  }
  const text = decodeUtf8(bytes)
  if (text === null) return { kind: 'refused', verdict: 'malformed', code: 'text', saying: say('not-text') }
  const json = parseStrictJson(text)
  if (json.kind === 'read') return json
  const saying = say('json-refused', { problem: json.reason, at: json.at + 1 })
  return { kind: 'refused', verdict: 'malformed', code: 'json', saying }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
