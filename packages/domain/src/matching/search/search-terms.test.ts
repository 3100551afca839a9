import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '../matching-pet.ts'
import { readSearch } from './read-search.ts'
import { type Relaxation, relaxationsFrom } from './relaxations.ts'
import { planSearch } from './search-plan.ts'
import type { SearchQuery } from './search-query.ts'
import { searchByHand } from './search-tally.ts'
import { queryOf, relaxTerms, type SearchTerms } from './search-terms.ts'
import { searchableNeighbourhood } from './searchable-neighbourhood.ts'
import type { SearchablePet } from './searchable-pet.ts'
import { withoutParts } from './without-parts.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const SUNDAY = 0
const animals = searchableNeighbourhood(500, 9)

function search(own: SearchablePet, query: SearchQuery) {
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  const plan = planSearch({ own, query, purpose: 'play', onDay: ON_DAY, limit: 10, ...nobody })
  const tally = searchByHand(animals, plan)
  return { total: tally.total, offers: relaxationsFrom(plan, tally) }
}

/** Things owners say; several at once make a search. */
const SAYINGS = [
  'calm',
  'sehr ruhig',
  'nicht lebhaft',
  'lively',
  'small',
  'not toy',
  'große',
  'Hund',
  'cats',
  'Welpe',
  'puppies',
  'keine Welpen',
  'Hündin',
  'tomcat',
  'no pugs or poodles',
  'Schäferhundwelpe',
  'near me',
  '7.5 km',
  'within 20 km',
  '5 miles',
  'under 3 years',
  '2-5 Jahre',
  'neither calm nor shy',
  'on Sunday',
  'Sonntagmorgen',
  'zweijährig',
  'Labradoodle',
  'ni calme ni timide',
  'neutered',
  'vaccinated',
  'named Lu',
  'friendly',
] as const

const anyText = fc
  .uniqueArray(fc.constantFrom(...SAYINGS), { minLength: 1, maxLength: 5 })
  .map(all => all.join(', '))
const anyOwner = fc.nat(animals.length - 1)
const anyIgnored = fc.uniqueArray(fc.constantFrom('species' as const, 'size' as const, 'distance' as const))

describe('an offer to find more', () => {
  property.prop([anyText, anyOwner, anyIgnored], { numRuns: 150 })(
    'finds exactly as many more as it says once it is pressed, whatever was typed and set aside',
    (text, at, ignored) => {
      const own = animals[at]
      if (own === undefined) throw new Error('nobody asks')
      const asker = { wishes: own.wishes, hasPlace: own.place !== null, weekday: SUNDAY }
      const terms: SearchTerms = { text, ignored }
      const before = search(own, queryOf(terms, SUNDAY))
      for (const offer of before.offers) {
        const relaxed = relaxTerms(terms, offer, asker)
        const after = search(own, queryOf(relaxed, SUNDAY)).total
        expect({ offer, relaxed, more: after - before.total }).toEqual({ offer, relaxed, more: offer.more })
      }
    },
  )

  test('gives up a typed distance for good: the own deal-breaker does not come in its place', () => {
    const [own] = animals.filter(({ place, wishes }) => place !== null && wishes.maxDistanceKm < 50)
    if (own === undefined) throw new Error('nobody stays near')
    const asker = { wishes: own.wishes, hasPlace: true, weekday: SUNDAY }
    const offer: Relaxation = { kind: 'without', filters: ['distance'], more: 1 }
    const relaxed = relaxTerms({ text: 'calm within 5 km', ignored: [] }, offer, asker)
    expect(relaxed).toEqual({ text: 'calm', ignored: ['distance'] })
  })
})

describe('a chip that is taken away', () => {
  property.prop([anyText], { numRuns: 150 })('takes what it stands for, and nothing else', text => {
    const { understood, query } = readSearch(text, SUNDAY)
    for (const { part } of understood) {
      const left = readSearch(withoutParts(text, [part], SUNDAY), SUNDAY)
      expect([text, left.understood.map(other => other.part)]).toEqual([
        text,
        expect.not.arrayContaining([part]),
      ])
      const alone = readSearch(
        withoutParts(
          text,
          understood.map(other => other.part).filter(other => other !== part),
          SUNDAY,
        ),
        SUNDAY,
      )
      expect({ ...left.query, ...alone.query }).toEqual(query)
    }
  })

  test('leaves the half of a word that says something else, in its own language', () => {
    const without = (text: string, part: 'age' | 'species' | 'sex' | 'energy') =>
      withoutParts(text, [part], SUNDAY)
    expect([
      without('puppy near me', 'age'),
      without('ruhiger Welpe', 'age'),
      without('Hündin', 'sex'),
      without('chienne calme', 'sex'),
      without('Schäferhundwelpe', 'age'),
      without('keine Rüden', 'sex'),
      without('neither calm nor shy', 'energy'),
      without('lively calm', 'energy'),
    ]).toEqual([
      'dog near me',
      'ruhiger Hund',
      'Hund',
      'chien calme',
      'Schäferhund Hund',
      '',
      'neither nor shy',
      '',
    ])
  })
})
