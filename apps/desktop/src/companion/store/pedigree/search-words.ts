/** What of an animal can be searched for. */
export type SearchableAnimal = {
  readonly book: number
  /** A value of `SEX_CODES`. */
  readonly sex: number
  readonly record_id: string
  readonly name: string
  readonly registration: string | null
  readonly chip: string | null
}

/** Letters of the mark of a studbook, by sex code; a search by sex then needs no second look. */
const SEX_MARKS = ['', 'm', 'f'] as const

/** The two texts the search index keeps of an animal: whose it is, and its words. */
export function indexedWords(animal: SearchableAnimal): { readonly book: string; readonly words: string } {
  const mark = `b${animal.book}`
  const sex = SEX_MARKS[animal.sex] ?? ''
  const words = new Set([animal.name, animal.record_id, animal.registration, animal.chip].filter(Boolean))
  return { book: sex === '' ? mark : `${mark} ${mark}${sex}`, words: [...words].join(' ') }
}

/** Words beyond these narrow nothing that the first ones did not. */
const MAX_WORDS = 8

/**
 * The question for the search index: all words, each by its beginning.
 *
 * @returns null for a text without letters or digits, which nothing matches.
 */
export function searchWords(
  text: string,
  { book, sex }: { readonly book: number; readonly sex?: 'male' | 'female' | undefined },
): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu)
  if (words === null) return null
  const mark = sex === undefined ? '' : sex === 'male' ? 'm' : 'f'
  const beginnings = words.slice(0, MAX_WORDS).map(word => `words:"${word}"*`)
  return [`book:b${book}${mark}`, ...beginnings].join(' AND ')
}
