import { describe, expect, test } from 'vitest'
import { arrangePedigree } from '../pedigree.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'

/** Pups as `name: sire x dam`, and the coefficient each has. */
function coefficientsByName(records: readonly (readonly [id: string, sireId?: string, damId?: string])[]) {
  const { pedigree, ids } = arrangePedigree(
    records.map(([id, sireId, damId]) => ({ id, ...(sireId && { sireId }), ...(damId && { damId }) })),
  )
  const f = inbreedingCoefficients(pedigree)
  return Object.fromEntries(ids.map((id, row) => [id, f[row]]))
}

describe('inbreedingCoefficients', () => {
  test('equals the worked example of Wray & Thompson (1990)', () => {
    expect(
      coefficientsByName([
        ['3', '2', '1'],
        ['4', '2', '1'],
        ['5', '3', '4'],
        ['6', '2', '4'],
        ['7', '5', '6'],
      ]),
    ).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0.25, 6: 0.25, 7: 0.3125 })
  })
})
