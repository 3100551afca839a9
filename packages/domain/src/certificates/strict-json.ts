import { type FactsOf, type Saying, type SayingCode, say } from './sayings/saying.ts'

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

/** Either the value, or the reason why the text is refused and where (UTF-16 offset). */
export type StrictJsonResult =
  | { readonly kind: 'read'; readonly value: StrictJson }
  | { readonly kind: 'refused'; readonly reason: Saying; readonly at: number }

/**
 * Reads JSON the way a signature needs it read: each text has exactly one meaning. Refuses repeated and
 * dangerous keys, deep nesting, numbers that are not safe integers, lone surrogates, anything after the value.
 */
export function parseStrictJson(text: string): StrictJsonResult {
  const reader = new StrictJsonReader(text)
  try {
    return { kind: 'read', value: reader.readDocument() }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', reason: error.reason, at: error.at }
    throw error
  }
}

/** Carries a reason up through the reader; never leaves this file. */
class Refusal extends Error {
  readonly reason: Saying
  readonly at: number
  constructor(reason: Saying, at: number) {
    super(reason.code)
    this.reason = reason
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
    if (this.#at < this.#text.length) this.#refuse('json-more')
    return value
  }

  #readValue(depth: number): StrictJson {
    if (depth > MAX_DEPTH) this.#refuse('json-deep', { levels: MAX_DEPTH })
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
      if (members.has(key)) this.#refuse('json-twice', { key: JSON.stringify(key) })
      if (FORBIDDEN_KEYS.has(key)) this.#refuse('json-forbidden', { key: JSON.stringify(key) })
      if (!this.#takes(':')) this.#refuse('json-colon')
      members.set(key, this.#readValue(depth + 1))
    } while (this.#takes(','))
    if (!this.#takes('}')) this.#refuse('json-object')
    return Object.fromEntries(members)
  }

  #readArray(depth: number): StrictJson {
    const items: StrictJson[] = []
    this.#at++
    if (this.#takes(']')) return items
    do items.push(this.#readValue(depth + 1))
    while (this.#takes(','))
    if (!this.#takes(']')) this.#refuse('json-list')
    return items
  }

  #readString(): string {
    const start = this.#at
    if (this.#text[start] !== '"') this.#refuse('json-quotes')
    let end = start + 1
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1
    const value = this.#parse(this.#text.slice(start, end + 1))
    if (typeof value !== 'string') return this.#refuse('json-text')
    if (!value.isWellFormed()) this.#refuse('json-half')
    this.#at = end + 1
    return value
  }

  #readScalar(): null | boolean | number {
    const token = /^(?:true|false|null|-?\d+)(?![\w.+-])/.exec(this.#text.slice(this.#at, this.#at + 32))?.[0]
    if (token === undefined) return this.#refuse('json-value')
    const value = this.#parse(token)
    if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0)))
      this.#refuse('json-large')
    this.#at += token.length
    return value as null | boolean | number
  }

  #parse(token: string): unknown {
    try {
      return JSON.parse(token)
    } catch {
      return this.#refuse('json-invalid')
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

  #refuse<Code extends SayingCode>(code: Code, ...facts: FactsOf<Code>): never {
    throw new Refusal(say(code, ...facts), this.#at)
  }
}
