import type { PlayStyle } from '../../pets/index.ts'
import type { MatchingPet } from '../matching-pet.ts'
import { sentence } from '../sentence.ts'
import type { Sentence } from '../suggestion.ts'
import type { Term } from '../taste.ts'
import type { YesShare } from './behaviour-pattern.ts'
import type { FoundStyle } from './favourite-style.ts'

/** Energy below and above which an animal "of the same energy" is simply calm or lively. */
const CALM_BELOW = 0.3
const LIVELY_ABOVE = 0.7

type Own = Pick<MatchingPet, 'name' | 'temperament'>
type Split = { readonly with: YesShare; readonly without: YesShare }

/** "You said yes to 9 of 11 calm animals, to 3 of 14 lively ones." */
export function termWords(term: Exclude<Term, 'selectivity'>, own: Own, split: Split): Sentence {
  const { code, those, others } = WORDS[term](own)
  return sentence(`pattern-${code}`, valuesOf(own.name, split), told(split, those, others))
}

/** The same for a style of play. */
export function styleWords({ style, ...split }: FoundStyle): Sentence {
  const words = [`animals that like ${STYLE_WORDS[style]}`, 'others'] as const
  return sentence(`pattern-style-${style}`, valuesOf('', split), told(split, ...words))
}

function told(split: Split, those: string, others: string): string {
  const { with: one, without: other } = split
  const rest = other.total === 0 ? '' : `, to ${other.yes} of ${other.total} ${others}`
  return `You said yes to ${one.yes} of ${one.total} ${those}${rest}.`
}

function valuesOf(name: string, { with: one, without: other }: Split): Sentence['values'] {
  return { name, yes: one.yes, total: one.total, otherYes: other.yes, otherTotal: other.total }
}

type Words = { readonly code: string; readonly those: string; readonly others: string }

const WORDS: Readonly<Record<Exclude<Term, 'selectivity'>, (own: Own) => Words>> = {
  'play-styles': ({ name }) => ({
    code: 'play-styles',
    those: `animals that play as ${name} does`,
    others: 'that play differently',
  }),
  energy: ({ name, temperament }) => {
    if (temperament.energy < CALM_BELOW) {
      return { code: 'energy-calm', those: 'calm animals', others: 'lively ones' }
    }
    if (temperament.energy > LIVELY_ABOVE) {
      return { code: 'energy-lively', those: 'lively animals', others: 'calm ones' }
    }
    return { code: 'energy', those: `animals about as lively as ${name}`, others: 'much livelier or calmer' }
  },
  company: () => ({
    code: 'company',
    those: 'animals that enjoy company',
    others: 'that keep to themselves',
  }),
  gentleness: () => ({ code: 'gentleness', those: 'gentle animals', others: 'boisterous ones' }),
  age: ({ name }) => ({
    code: 'age',
    those: `animals about as old as ${name}`,
    others: 'much younger or older',
  }),
  size: ({ name }) => ({
    code: 'size',
    those: `animals about as heavy as ${name}`,
    others: 'much lighter or heavier',
  }),
  hours: () => ({
    code: 'hours',
    those: 'animals whose people are free when you are',
    others: 'whose people have other hours',
  }),
  closeness: () => ({ code: 'closeness', those: 'animals near you', others: 'further away' }),
  record: () => ({
    code: 'record',
    those: 'animals most others would meet again',
    others: 'that few would meet again',
  }),
}

const STYLE_WORDS: Readonly<Record<PlayStyle, string>> = {
  chase: 'chasing',
  wrestle: 'wrestling',
  tug: 'tug of war',
  fetch: 'fetching',
  explore: 'exploring',
  calm: 'quiet company',
}
