import { describe, expect, test } from 'vitest'
import { ancestryOf } from './ancestry.ts'
import { type ChartLayout, layOutChart } from './chart-layout.ts'
import { clampView, openingView, panBy, reveal, zoomAt } from './chart-view.ts'
import { type DrawnBox, drawChart } from './draw-chart.ts'

const WINDOW = { width: 1180, height: 560 }

function fullLayout(generations: number): ChartLayout {
  const animals = Array.from({ length: 2 ** (generations + 1) - 1 }, (_, index) => {
    const n = index + 1
    const known = n < 2 ** generations
    return {
      ...{
        animalId: n,
        name: `${n}`,
        sex: 'unknown' as const,
        bornOn: null,
        breed: null,
        registration: null,
      },
      ...{ inbreeding: null, sireId: known ? 2 * n : null, damId: known ? 2 * n + 1 : null },
    }
  })
  return layOutChart(ancestryOf(animals, 1), generations)
}

function covering(drawn: readonly DrawnBox[]): string[] {
  const pairs = drawn.flatMap((a, index) => drawn.slice(index + 1).map(b => [a, b] as const))
  return pairs
    .filter(
      ([a, b]) =>
        Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.01 &&
        Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.01,
    )
    .map(([a, b]) => `${a.box.kekule} over ${b.box.kekule}`)
}

describe('drawChart', () => {
  test.each([2, 4, 6, 8, 10])(
    'of %i generations covers no box with another, from far and from near',
    generations => {
      const layout = fullLayout(generations)
      for (const zoom of [0, 0.4, 0.8, 1]) {
        for (const top of [0, layout.rows / 3, layout.rows]) {
          const { cards, bars } = drawChart(layout, clampView(layout, WINDOW, { zoom, left: 0, top }), WINDOW)
          expect(covering([...cards, ...bars.slice(0, 300)])).toEqual([])
        }
      }
    },
  )

  test('of ten generations shows all of them at once, the near ones by name', () => {
    const layout = fullLayout(10)

    const { cards, bars } = drawChart(layout, openingView(layout, WINDOW), WINDOW)

    expect(cards.length + bars.length).toBe(2047)
    expect(cards.map(({ box }) => box.kekule)).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 15]))
  })

  test('keeps the whole way down to the animal in sight, however near one looks', () => {
    const layout = fullLayout(10)
    const chart = { layout, size: WINDOW }
    const far = layout.boxOf.get(1500)
    if (far === undefined) throw new Error('place 1500 is in ten generations')

    const view = reveal(chart, openingView(layout, WINDOW), far)

    const whole = drawChart(layout, { ...view, left: 0 }, { width: 4000, height: WINDOW.height })
    const seen = new Map(whole.cards.map(card => [card.box.kekule, card]))
    for (let kekule = 1500; kekule >= 1; kekule = Math.floor(kekule / 2)) {
      const card = seen.get(kekule)
      expect(card, `place ${kekule}`).toBeDefined()
      expect(card?.y).toBeGreaterThanOrEqual(-1)
      expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual(WINDOW.height + 1)
    }
  })

  test('draws few enough boxes with words to be redrawn in every frame', () => {
    const layout = fullLayout(10)
    const counts = [0, 0.25, 0.5, 0.75, 1].map(
      zoom =>
        drawChart(layout, clampView(layout, WINDOW, { zoom, left: 0, top: layout.rows / 2 }), WINDOW).cards
          .length,
    )

    expect(Math.max(...counts)).toBeLessThan(250)
  })

  test('leads a line from every parent in sight to its offspring', () => {
    const layout = fullLayout(4)

    const { lines } = drawChart(layout, openingView(layout, WINDOW), WINDOW)

    expect(lines.map(({ kekule }) => kekule)).toEqual(Array.from({ length: 30 }, (_, index) => index + 2))
  })
})

describe('a view', () => {
  test('keeps what is under the pointer there while zooming', () => {
    const chart = { layout: fullLayout(8), size: WINDOW }
    const start = clampView(chart.layout, WINDOW, { zoom: 0.3, left: 4, top: 100 })
    const under = (view: typeof start) => drawChart(chart.layout, view, WINDOW)
    const deepest = under(start).bars.find(({ box, y }) => box.generation === 8 && y > 250)
    if (deepest === undefined) throw new Error('half way in, the last generation is bars')
    const at = { x: deepest.x + 20, y: deepest.y + deepest.height / 2 }

    const nearer = zoomAt(chart, start, { by: 0.3, at })

    const same = [...under(nearer).cards, ...under(nearer).bars].find(({ box }) => box === deepest.box)
    expect((same?.y ?? 0) + (same?.height ?? 0) / 2).toBeCloseTo(at.y, 0)
  })

  test('never leaves the chart', () => {
    const chart = { layout: fullLayout(6), size: WINDOW }
    const start = clampView(chart.layout, WINDOW, { zoom: 1, left: 0, top: 0 })

    expect(panBy(chart, start, { x: -500, y: -500 })).toEqual(start)
    const end = panBy(chart, start, { x: 1e6, y: 1e6 })
    expect(panBy(chart, end, { x: 10, y: 10 })).toEqual(end)
  })

  test('of a small pedigree stands in the middle of the window', () => {
    const layout = fullLayout(2)
    const { cards } = drawChart(layout, openingView(layout, WINDOW), WINDOW)

    const root = cards.find(({ box }) => box.kekule === 1)
    expect((root?.y ?? 0) + (root?.height ?? 0) / 2).toBeCloseTo(WINDOW.height / 2, 0)
  })
})
