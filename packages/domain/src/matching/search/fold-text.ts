/**
 * A text as search compares it: lower case, without accents, punctuation or control characters, single spaces.
 * `ß` becomes `ss`; letters of every script stay. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
