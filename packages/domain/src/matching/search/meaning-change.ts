import type { SearchQuery } from './search-query.ts'
import type { Understood } from './search-reading.ts'
import type { Meaning } from './word-meaning.ts'

/** "Near me" without a number. */
export const NEAR_KM = 10

/** Where "calm" ends and where "lively" begins, in hundredths; "very" asks for more. */
const LOW = { plain: 40, very: 25 } as const
const HIGH = { plain: 60, very: 75 } as const

type Part = Understood['part']

/** What a word asks of one part of the query. */
export type Change = { readonly part: Part; readonly query: SearchQuery }

/** How a word is meant: turned round by "not", strengthened by "very", and on which day it was said. */
export type Modified = { readonly negated: boolean; readonly very: boolean; readonly weekday: number }

/**
 * What a word asks for that may mean several things at once: "puppy" is a dog and young.
 *
 * @returns nothing for what cannot be asked the other way round: no search can tell what is neither both.
 */
export function changesFor(meanings: readonly Meaning[], modified: Modified): Change[] {
  if (!modified.negated) return meanings.flatMap(meaning => changeFor(meaning, modified) ?? [])
  // "No puppies" is grown up, not a grown-up cat.
  const beside = meanings.filter(({ kind }) => kind !== 'species')
  const turned = beside.length === 0 ? meanings : beside
  return turned.length > 1 ? [] : turned.flatMap(meaning => changeFor(meaning, modified) ?? [])
}

/** The part of a query a meaning speaks of; none for words that only help others along. */
export function partsOf(meaning: Meaning): Part[] {
  const said = changeFor(meaning, { negated: false, very: false, weekday: 0 })
  return said === null ? [] : [said.part]
}

const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const

/** What one meaning asks for. @returns null for what cannot be asked the other way round. */
function changeFor(meaning: Meaning, { negated, very, weekday }: Modified): Change | null {
  switch (meaning.kind) {
    case 'species':
      return change('species', {
        species: [negated ? other(meaning.species, 'dog', 'cat') : meaning.species],
      })
    case 'breed': {
      const breedIds = meaning.breedIds.slice(0, 60)
      return change('breed', negated ? { notBreedIds: breedIds } : { breedIds })
    }
    case 'mixed':
      return change('mixed', { mixed: meaning.is !== negated })
    case 'size':
      return change('size', {
        sizes: SIZES.filter(size => meaning.sizes.includes(size) !== negated),
      })
    case 'sex':
      return change('sex', { sex: negated ? other(meaning.is, 'female', 'male') : meaning.is })
    case 'neutered':
      return change('neutered', { neutered: meaning.is !== negated })
    case 'slider':
      return sliderChange(meaning, { negated, very })
    case 'age':
      return negated ? oppositeAge(meaning) : change('age', { ageMonths: ageOf(meaning) })
    case 'day':
      return timeChange({ activeDays: [negated ? other(meaning.day, 'weekdays', 'weekend') : meaning.day] })
    case 'day-from-today':
      return negated ? null : timeChange({ activeDays: [dayOf(weekday + meaning.days)] })
    default:
      return negated ? null : plainChange(meaning)
  }
}

function plainChange(meaning: Meaning): Change | null {
  switch (meaning.kind) {
    case 'play':
      return change('play', { playStyles: [meaning.style] })
    case 'purpose':
      return change('purpose', { purpose: meaning.purpose })
    case 'hour':
      return timeChange({ activeHours: [meaning.hour] })
    case 'vaccinated':
      return change('vaccinated', { vaccinated: true })
    case 'near':
      return change('distance', { withinKm: NEAR_KM })
    case 'on-screen':
      return change('on-screen', { onScreen: true })
    default:
      return null
  }
}

const change = (part: Part, query: SearchQuery): Change => ({ part, query })

const timeChange = (freeTimes: SearchQuery['freeTimes']): Change => change('when', { freeTimes })

function other<Value extends string>(value: string, one: Value, two: Value): Value {
  return value === one ? two : one
}

const dayOf = (weekday: number): 'weekdays' | 'weekend' =>
  weekday % 7 === 0 || weekday % 7 === 6 ? 'weekend' : 'weekdays'

function sliderChange(
  { slider, end }: Extract<Meaning, { kind: 'slider' }>,
  { negated, very }: Pick<Modified, 'negated' | 'very'>,
): Change {
  const strength = very ? 'very' : 'plain'
  const low = end === 'low' ? { below: LOW[strength] } : { below: HIGH[strength] }
  const high = end === 'low' ? { from: LOW[strength] } : { from: HIGH[strength] }
  return change(slider, { [slider]: (end === 'low') !== negated ? low : high })
}

type Age = Extract<Meaning, { kind: 'age' }>

const ageOf = ({ from, below }: Age) => ({
  ...(from === undefined ? {} : { from }),
  ...(below === undefined ? {} : { below }),
})

function oppositeAge({ from, below }: Age): Change | null {
  if (from !== undefined && below !== undefined) return null
  return change('age', { ageMonths: from === undefined ? { from: below ?? 0 } : { below: from } })
}
