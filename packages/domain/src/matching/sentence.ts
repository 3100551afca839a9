import type { Sentence } from './suggestion.ts'

/** `matching/` codes keep translations apart from other domains'. */
export function sentence(code: string, values: Sentence['values'], text: string): Sentence {
  return { code: `matching/${code}`, values, text: text.slice(0, 300) }
}

/** Words in a row, the last two joined by "and". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** A share in whole percent. */
export const percent = (share: number): number => Math.round(share * 100)
/** Coarse places are good to about a kilometre, so "under one" is all that can be said of less. */
export const kilometres = (distanceKm: number): number => Math.max(1, Math.round(distanceKm))
