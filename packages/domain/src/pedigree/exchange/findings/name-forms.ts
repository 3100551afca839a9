import type { AnimalTable } from './animal-table.ts'
import { spellingKey, wordOrderKey, wordsOf } from './spelling-keys.ts'

/** The ids and names of all animals in the forms that spellings are compared in; numbers have none. */
export class NameForms {
  private readonly table: AnimalTable
  private readonly ids: string[]
  private readonly names: string[]
  private readonly known = new Map<string, readonly string[]>()

  constructor(table: AnimalTable) {
    this.table = table
    this.ids = table.ids.map(id => (PLAIN_NUMBER.test(id) ? '' : spellingKey(this.wordsIn(id))))
    this.names = table.records.map(({ name }) => (name === undefined ? '' : spellingKey(this.wordsIn(name))))
  }

  /** Of a plain number without leading zeros: nothing. */
  idKey(animal: number): string {
    return this.ids[animal] ?? ''
  }

  /** Nothing for one word, whose order cannot differ. */
  idOrderKey(animal: number): string {
    const id = this.table.ids[animal] ?? ''
    if (!/\p{L}.*[\s,.-]/u.test(id)) return ''
    const key = wordOrderKey(this.wordsIn(id))
    return key.includes(' ') ? key : ''
  }

  nameKey(animal: number): string {
    return this.names[animal] ?? ''
  }

  /** The words of the name, or of the id where there is none. */
  words(animal: number): readonly string[] {
    return this.wordsIn(this.table.records[animal]?.name ?? this.table.ids[animal] ?? '')
  }

  /** `wordsOf`, worked out once for each text. */
  wordsIn(text: string): readonly string[] {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const words = wordsOf(text)
    this.known.set(text, words)
    return words
  }
}

const PLAIN_NUMBER = /^(0|[1-9]\d*)$/
