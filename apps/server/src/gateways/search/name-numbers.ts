/** Numbers for the names in use: thousands of animals are called Luna, and the name is read once. */
export class NameNumbers {
  readonly #numberOf = new Map<string, number>()
  readonly #names: (string | undefined)[] = []
  readonly #uses: number[] = []
  readonly #free: number[] = []

  /** The number of a name, used once more. */
  take(name: string): number {
    const known = this.#numberOf.get(name)
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1
      return known
    }
    const number = this.#free.pop() ?? this.#names.length
    this.#numberOf.set(name, number)
    this.#names[number] = name
    this.#uses[number] = 1
    return number
  }

  /** Gives a number back; after the last use it may stand for another name. */
  release(number: number): void {
    const left = (this.#uses[number] ?? 0) - 1
    this.#uses[number] = left
    const name = this.#names[number]
    if (left > 0 || name === undefined) return
    this.#numberOf.delete(name)
    this.#names[number] = undefined
    this.#free.push(number)
  }

  /** For every number, 1 where its name has these letters in it. */
  having(letters: string): Uint8Array {
    return Uint8Array.from(this.#names, name => Number(name?.includes(letters) ?? false))
  }
}
