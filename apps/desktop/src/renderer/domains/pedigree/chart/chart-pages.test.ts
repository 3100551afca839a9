import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type Ancestry, ancestryOf } from './ancestry.ts'
import { layOutChart } from './chart-layout.ts'
import { type ChartPage, chartPages, enlargementOf, placeInChart } from './chart-pages.ts'

/** Animals with ancestor numbers for ids; a place is known when its offspring is and it is not left out. */
function ancestryWithout(generations: number, unknown: ReadonlySet<number>): Ancestry {
  const known = new Set([1])
  for (let n = 2; n < 2 ** (generations + 1); n += 1)
    if (known.has(Math.floor(n / 2)) && !unknown.has(n)) known.add(n)
  return ancestryOf(
    [...known].map(n => ({
      ...{ animalId: n, name: `${n}`, sex: 'unknown', bornOn: null, breed: null, registration: null },
      ...{ sireId: known.has(2 * n) ? 2 * n : null, damId: known.has(2 * n + 1) ? 2 * n + 1 : null },
      inbreeding: null,
    })),
    1,
  )
}

const everybody = (generations: number) => ancestryWithout(generations, new Set())

const anyPedigree = fc
  .tuple(fc.integer({ min: 1, max: 10 }), fc.uniqueArray(fc.integer({ min: 2, max: 300 }), { maxLength: 60 }))
  .map(([generations, unknown]) => ({
    generations,
    ancestry: ancestryWithout(generations, new Set(unknown)),
  }))

/** What references must hold: each leads to the page that begins with that animal, and that page names where it is. */
function brokenReferences(pages: readonly ChartPage[]): readonly string[] {
  return pages.flatMap(page => [
    ...[...page.goesOn]
      .filter(([kekule, number]) => {
        const there = pages[number - 1]
        return there?.from !== page.number || there.head !== placeInChart(page.head, kekule)
      })
      .map(([kekule, number]) => `page ${page.number} sends ${kekule} to ${number}`),
    ...(page.from === null || [...(pages[page.from - 1]?.goesOn.values() ?? [])].includes(page.number)
      ? []
      : [`page ${page.number} is not named on page ${page.from}`]),
  ])
}

describe('a printed chart', () => {
  test.each([
    [6, 1],
    [7, 3],
    [8, 5],
    [10, 17],
  ])('of %i full generations takes %i pages', (generations, count) => {
    expect(chartPages(everybody(generations), generations)).toHaveLength(count)
  })

  law.prop([anyPedigree])('has every ancestor on exactly one page', ({ ancestry, generations }) => {
    const places = chartPages(ancestry, generations).flatMap(page => page.places)
    const whole = layOutChart(ancestry, generations).boxes.map(({ kekule }) => kekule)
    expect([...places].sort((a, b) => a - b)).toEqual(whole)
  })

  law.prop([anyPedigree])('sends to pages that exist, and back', ({ ancestry, generations }) => {
    const pages = chartPages(ancestry, generations)
    expect(pages.map(page => page.number)).toEqual(pages.map((_, index) => index + 1))
    expect(brokenReferences(pages)).toEqual([])
  })

  law.prop([anyPedigree])('keeps names legible on each page', ({ ancestry, generations }) => {
    const smallest = chartPages(ancestry, generations).map(({ headId, generations: shown }) =>
      enlargementOf(layOutChart({ rootId: headId, animals: ancestry.animals }, shown)),
    )
    expect(Math.max(...smallest)).toBeLessThanOrEqual(2.4)
  })

  test('leaves what fits onto one page on one', () => {
    const alongTheSires = ancestryWithout(10, new Set(Array.from({ length: 10 }, (_, g) => 2 ** g * 2 + 1)))
    expect(chartPages(alongTheSires, 10).map(page => page.generations)).toEqual([10])
  })
})
