import type { OpenedFact } from '@pawfect/domain/certificates'

/** Facts a person compares with the animal in front of them, most telling first; the chip's end, never the chip. */
const TELLING = [
  'animal.name',
  'animal.species',
  'animal.sex',
  'animal.breeds',
  'animal.birthDate',
  'litter.bornOn',
  'animal.colour',
  'chip.lastThree',
  'vaccine.disease',
  'vaccine.protectsUntil',
  'test.name',
  'test.result',
  'title.name',
  'dam.name',
  'sire.name',
]

/** A code holds this many facts. */
const MOST = 8

/** What goes into the code of a printed paper. */
export function claimFactsOf(facts: readonly OpenedFact[]): [string, string][] {
  return TELLING.flatMap(name => {
    const fact = facts.find(it => it.name === name)
    return fact === undefined || fact.value.length > 120 ? [] : [[fact.name, fact.value] as [string, string]]
  }).slice(0, MOST)
}
