import { fc, test as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { DomainError } from '../../domain-error.ts'
import { arrangePedigree } from '../pedigree.ts'
import { safeRecords } from './apply-fix.ts'
import { readPedigreeFile } from './read-pedigree-file.ts'

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    'NA',
    '1',
    '2',
    '3',
    '4',
    'Rex',
    'REX',
    'Luna',
    'M',
    'F',
    '2010',
    '1.2.2010',
    '3/4/2011',
    '"',
    '#',
    'x;y',
    "'",
  ),
  fc.string({ maxLength: 6 }),
)
const heading = fc.constantFrom(
  'id',
  'name',
  'sire',
  'dam',
  'sex',
  'born',
  'Vater',
  '',
  'V1',
  '__proto__',
  'constructor',
)

describe('whatever a file holds', () => {
  property.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 }))], {
    numRuns: 200,
    seed: 7,
  })('reading ends in records or in an error of ours', async source => {
    try {
      await readPedigreeFile(source)
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError)
    }
  })

  property.prop(
    [
      fc.array(heading, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 12 }),
      fc.constantFrom(',', ';', '\t'),
    ],
    { numRuns: 250, seed: 7 },
  )(
    'every row of a table has its animal or its finding, and figures can be computed',
    async (more, rows, delimiter) => {
      const headings = ['id', 'sire', 'dam', ...more].join(delimiter)
      const lines = rows.map(cells => cells.map(text => text.replace(/[\r\n";,\t]/g, '')).join(delimiter))

      const reading = await readPedigreeFile([headings, ...lines, ''].join('\n'))

      const told = new Set([...reading.lineOf.values(), ...reading.findings.flatMap(found => found.lines)])
      lines.forEach((_, row) => {
        expect(told).toContain(row + 2)
      })
      expect(() => arrangePedigree(safeRecords(reading))).not.toThrow()
    },
  )
})
