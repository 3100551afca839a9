/** A printed paper with its photo stays far below this; nothing larger is searched. */
export const MAX_PDF_BYTES = 12 * 1024 * 1024

/** What a PDF carries for machines. */
export type AttachedPaper =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'none' | 'several' | 'packed' | 'broken' }

/** Whether bytes are a PDF, by its first letters. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 5)) === '%PDF-'
}

/**
 * Finds the certificate file inside a PDF of ours: the one embedded file, stored as it is. A PDF that another
 * program packed or that embeds several files is not guessed about. What the pages show is never looked at: only
 * the attached file counts.
 */
export function attachedPaper(pdf: Uint8Array): AttachedPaper {
  const text = latin1(pdf)
  const found = [...text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)]
  if (found.length > 1) return { kind: 'several' }
  const [only] = found
  if (only === undefined) return text.includes('/ObjStm') ? { kind: 'packed' } : { kind: 'none' }
  const opening = text.lastIndexOf('<<', only.index)
  const stream = text.indexOf('stream', only.index)
  if (opening === -1 || stream === -1) return { kind: 'broken' }
  const dictionary = text.slice(opening, stream)
  if (dictionary.includes('/Filter')) return { kind: 'packed' }
  const length = Number(/\/Length\s+(\d{1,8})\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN)
  const start = stream + 'stream'.length + (text.startsWith('\r\n', stream + 6) ? 2 : 1)
  if (!Number.isSafeInteger(length) || start + length > pdf.length) return { kind: 'broken' }
  if (!/^\s*endstream/.test(text.slice(start + length, start + length + 16))) return { kind: 'broken' }
  return { kind: 'found', bytes: pdf.slice(start, start + length) }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
