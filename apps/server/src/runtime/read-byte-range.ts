/** What of a file is asked for: `first` and `last` are inclusive; `outside` names bytes it does not have. */
export type ByteRange = 'whole' | 'outside' | { readonly first: number; readonly last: number }

/**
 * Reads a `Range` header of one range. Several ranges, other units and nonsense mean the whole, as the standard
 * allows.
 *
 * @param size - of the file, in bytes.
 * @see RFC 9110 section 14.2
 */
export function readByteRange(header: string | undefined, size: number): ByteRange {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  const [from, to] = [parts?.[1] ?? '', parts?.[2] ?? '']
  if (parts === null || (from === '' && to === '')) return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { first: size - length, last: size - 1 }
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < first) return 'whole'
  return first >= size ? 'outside' : { first, last }
}
