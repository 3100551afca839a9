import type { AnimalTable } from './animal-table.ts'
import { spellingKey, wordOrderKey, wordsOf } from './spelling-keys.ts'

/** The ids and names of all animals in the forms that spellings are compared in; numbers have none. */
export class NameForms {
  private readonly table: AnimalTable
  private readonly ids: string[]
  private readonly names: string[]

  constructor(table: AnimalTable) {
    this.table = table
    this.ids = table.ids.map(id => (PLAIN_NUMBER.test(id) ? '' : spellingKey(wordsOf(id))))
    this.names = table.records.map(({ name }) => (name === undefined ? '' : spellingKey(wordsOf(name))))
  }

  /** Of a plain number without leading zeros: nothing. */
  idKey(animal: number): string {
    return this.ids[animal] ?? ''
  }

  /** Nothing for one word, whose order cannot differ. */
  idOrderKey(animal: number): string {
    const id = this.table.ids[animal] ?? ''
    if (!/\p{L}.*[\s,.-]/u.test(id)) return ''
    const key = wordOrderKey(wordsOf(id))
    return key.includes(' ') ? key : ''
  }

  nameKey(animal: number): string {
    return this.names[animal] ?? ''
  }

  /** The words of the name, or of the id where there is none. */
  words(animal: number): string[] {
    return wordsOf(this.table.records[animal]?.name ?? this.table.ids[animal] ?? '')
  }
}

const PLAIN_NUMBER = /^(0|[1-9]\d*)$/
