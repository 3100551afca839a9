import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { assignOptimally } from './assign-optimally.ts'

const cost = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
)

/** Up to five by five: brute force tries 1546 assignments there. */
const table = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('assignOptimally', () => {
  test.prop([table])('is as good as the best of all assignments tried one by one', costs => {
    expect(worth(costs, assignOptimally(costs))).toEqual(bestOfAll(costs))
  })

  test.prop([table])('gives no column away twice and never a forbidden one', costs => {
    const given = assignOptimally(costs)
    const used = given.filter(column => column >= 0)

    expect(given).toHaveLength(costs.length)
    expect(new Set(used).size).toBe(used.length)
    given.forEach((column, row) => {
      if (column >= 0) expect(costs[row]?.[column]).toBeLessThan(Number.POSITIVE_INFINITY)
    })
  })

  test('lets one row have its second choice where that is cheaper for both', () => {
    expect(
      assignOptimally([
        [1, 2],
        [1, 9],
      ]),
    ).toEqual([1, 0])
  })
})

type Worth = { readonly pairs: number; readonly cost: number }

function worth(costs: readonly (readonly number[])[], columnOf: readonly number[]): Worth {
  const paid = columnOf.flatMap((column, row) => (column < 0 ? [] : [costs[row]?.[column] ?? 0]))
  return { pairs: paid.length, cost: paid.reduce((sum, price) => sum + price, 0) }
}

function bestOfAll(costs: readonly (readonly number[])[], taken: readonly number[] = []): Worth {
  if (taken.length === costs.length) return worth(costs, taken)
  const open = (costs[taken.length] ?? []).flatMap((price, column) =>
    Number.isFinite(price) && !taken.includes(column) ? [column] : [],
  )
  return [-1, ...open]
    .map(column => bestOfAll(costs, [...taken, column]))
    .reduce((best, other) =>
      other.pairs > best.pairs || (other.pairs === best.pairs && other.cost < best.cost) ? other : best,
    )
}
