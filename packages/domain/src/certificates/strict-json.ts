/** Our own files nest 6 deep; a file that nests deeper than this was built to hurt. */
const MAX_DEPTH = 24

/** Names that change how JavaScript objects behave; no certificate needs them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** What `parseStrictJson` understands: plain JSON, without surprises. */
export type StrictJson =
  | null
  | boolean
  | number
  | string
  | readonly StrictJson[]
  | { readonly [key: string]: StrictJson }

/** Either the value, or one sentence on why the text is refused and where (UTF-16 offset). */
export type StrictJsonResult =
  | { readonly kind: 'read'; readonly value: StrictJson }
  | { readonly kind: 'refused'; readonly reason: string; readonly at: number }

/**
 * Reads JSON the way a signature needs it read: each text has exactly one meaning. Refuses repeated and
 * dangerous keys, deep nesting, numbers that are not safe integers, lone surrogates, anything after the value.
 */
export function parseStrictJson(text: string): StrictJsonResult {
  const reader = new StrictJsonReader(text)
  try {
    return { kind: 'read', value: reader.readDocument() }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', reason: error.message, at: error.at }
    throw error
  }
}

/** Carries a reason up through the reader; never leaves this file. */
class Refusal extends Error {
  readonly at: number
  constructor(reason: string, at: number) {
    super(reason)
    this.at = at
  }
}

class StrictJsonReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  readDocument(): StrictJson {
    const value = this.#readValue(0)
    this.#skipSpace()
    if (this.#at < this.#text.length) this.#refuse('there is something after the end')
    return value
  }

  #readValue(depth: number): StrictJson {
    if (depth > MAX_DEPTH) this.#refuse(`it nests more than ${MAX_DEPTH} levels deep`)
    this.#skipSpace()
    const next = this.#text[this.#at]
    if (next === '{') return this.#readObject(depth)
    if (next === '[') return this.#readArray(depth)
    if (next === '"') return this.#readString()
    return this.#readScalar()
  }

  #readObject(depth: number): StrictJson {
    const members = new Map<string, StrictJson>()
    this.#at++
    if (this.#takes('}')) return {}
    do {
      this.#skipSpace()
      const key = this.#readString()
      if (members.has(key)) this.#refuse(`the name ${JSON.stringify(key)} appears twice in one object`)
      if (FORBIDDEN_KEYS.has(key)) this.#refuse(`the name ${JSON.stringify(key)} is not allowed`)
      if (!this.#takes(':')) this.#refuse('a colon is missing')
      members.set(key, this.#readValue(depth + 1))
    } while (this.#takes(','))
    if (!this.#takes('}')) this.#refuse('an object does not end')
    return Object.fromEntries(members)
  }

  #readArray(depth: number): StrictJson {
    const items: StrictJson[] = []
    this.#at++
    if (this.#takes(']')) return items
    do items.push(this.#readValue(depth + 1))
    while (this.#takes(','))
    if (!this.#takes(']')) this.#refuse('a list does not end')
    return items
  }

  #readString(): string {
    const start = this.#at
    if (this.#text[start] !== '"') this.#refuse('a name or a text in quotes is missing')
    let end = start + 1
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1
    const value = this.#parse(this.#text.slice(start, end + 1))
    if (typeof value !== 'string') return this.#refuse('a text does not end')
    if (!value.isWellFormed()) this.#refuse('a text holds half a character')
    this.#at = end + 1
    return value
  }

  #readScalar(): null | boolean | number {
    const token = /^(?:true|false|null|-?\d+)(?![\w.+-])/.exec(this.#text.slice(this.#at, this.#at + 32))?.[0]
    if (token === undefined) return this.#refuse('a value is missing, or a number is not a whole number')
    const value = this.#parse(token)
    if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0)))
      this.#refuse('a number is too large')
    this.#at += token.length
    return value as null | boolean | number
  }

  #parse(token: string): unknown {
    try {
      return JSON.parse(token)
    } catch {
      return this.#refuse('a text or a number is not valid JSON')
    }
  }

  #takes(letter: string): boolean {
    this.#skipSpace()
    if (this.#text[this.#at] !== letter) return false
    this.#at++
    return true
  }

  #skipSpace(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'end')) this.#at++
  }

  #refuse(reason: string): never {
    throw new Refusal(reason, this.#at)
  }
}
