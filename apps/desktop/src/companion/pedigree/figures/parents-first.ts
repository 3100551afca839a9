import { PedigreeCycleError, UNKNOWN_PARENT } from '@pawfect/domain/pedigree'

/**
 * An order in which both parents stand before each animal; the given order where it is one already.
 *
 * @param sires - place of each animal's sire, or `UNKNOWN_PARENT`; likewise `dams`.
 * @throws {PedigreeCycleError} naming places, where an animal is its own ancestor.
 */
export function parentsFirst(sires: Int32Array, dams: Int32Array): Int32Array {
  const isOrdered = sires.every((sire, place) => sire < place && (dams[place] ?? UNKNOWN_PARENT) < place)
  if (isOrdered) return Int32Array.from(sires.keys())
  const order = new Int32Array(sires.length)
  const state = new Uint8Array(sires.length)
  let placed = 0
  const stack: number[] = []
  for (let start = 0; start < sires.length; start += 1) {
    stack.push(start)
    while (stack.length > 0) {
      const place = stack.at(-1) ?? 0
      if (state[place] !== NEW) {
        stack.pop()
        if (state[place] === OPEN) {
          order[placed] = place
          placed += 1
        }
        state[place] = PLACED
        continue
      }
      state[place] = OPEN
      for (const parent of [dams[place] ?? UNKNOWN_PARENT, sires[place] ?? UNKNOWN_PARENT]) {
        if (parent === UNKNOWN_PARENT || state[parent] === PLACED) continue
        if (state[parent] === OPEN) throw new PedigreeCycleError([String(place), String(parent)])
        stack.push(parent)
      }
    }
  }
  return order
}

const NEW = 0
const OPEN = 1
const PLACED = 2
