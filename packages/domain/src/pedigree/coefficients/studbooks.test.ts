import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrangePedigree } from '../pedigree.ts'
import { finish, inbreedingByProbe, inbreedingBySweep } from './inbreeding-coefficients.ts'

const FOLDER = new URL('../../../../../../shared/data/pedigrees/', import.meta.url)
const UNKNOWN = new Set(['', '0', 'na', 'unk', 'unknown'])

const studbooks = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter(file => file.endsWith('.expected.csv'))
      .map(file => file.replace('.expected.csv', ''))
  : []
if (studbooks.length === 0) console.warn('skipped: no studbooks in ../shared/data/pedigrees')

describe.skipIf(studbooks.length === 0)(
  'real studbooks and textbook pedigrees with known coefficients',
  () => {
    test.each(studbooks)('%s: every coefficient is within 1e-9', name => {
      const rows = readTable(`${name}.csv`)
      const expected = readTable(`${name}.expected.csv`)
      const { pedigree, rowOf } = arrangePedigree(
        rows.map(row => ({
          id: cell(row, 'id', 'individual') ?? '',
          ...parent('sireId', cell(row, 'sire', 'father')),
          ...parent('damId', cell(row, 'dam', 'mother')),
        })),
      )

      for (const method of [inbreedingByProbe, inbreedingBySweep]) {
        const f = finish(method(pedigree))
        const wrong = expected.filter(row => {
          const own = f[rowOf.get(row.get('id') ?? '') ?? -1] ?? Number.NaN
          return !(Math.abs(own - Number(row.get('f'))) < 1e-9)
        })
        expect(wrong).toEqual([])
      }
      expect(expected.length).toBeGreaterThan(5)
    })
  },
)

/** The few columns these files are known to have; reading files of any shape is the import's business. */
function readTable(file: string): ReadonlyMap<string, string>[] {
  const [header = [], ...lines] = readFileSync(new URL(file, FOLDER), 'utf8')
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line => line.split(',').map(value => value.replace(/^"|"$/g, '').trim()))
  return lines.map(line => new Map(header.map((name, at) => [name.toLowerCase(), line[at] ?? ''])))
}

function cell(row: ReadonlyMap<string, string>, ...names: string[]): string | undefined {
  const value = names.map(name => row.get(name)).find(found => found !== undefined)
  return value === undefined || UNKNOWN.has(value.toLowerCase()) ? undefined : value
}

function parent(key: 'sireId' | 'damId', id: string | undefined) {
  return id === undefined ? {} : { [key]: id }
}
