import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type PedigreeRecord, pedigreeRecordSchema } from '../pedigree-record.ts'
import { writeGedcom } from './gedcom/write-gedcom.ts'
import { writePedigreeJson } from './pedigree-json.ts'
import { readPedigreeFile } from './read-pedigree-file.ts'
import { writePedigreeCsv } from './write-pedigree-csv.ts'

/** Anything a person can type, and what programs trip over. */
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength }),
      fc.constantFrom(
        'NA',
        '0',
        'unknown',
        '=SUM(A1)',
        "'=1",
        '-5',
        '@me',
        '@I1@',
        'a@@b',
        'a"b',
        '"',
        ' a ',
        'a;b,c',
        'zwei\r\nZeilen',
        '#1',
        '//x',
        "''+",
        'Ö',
        'a\u0301',
      ),
    )
    .filter(
      value =>
        value.trim() !== '' && value.isWellFormed() && !value.includes('\0') && value.length <= maxLength,
    )
const date = fc.constantFrom('1850', '2017', '2017-05', '2017-05-03', '2000-12-31', '2017-02-31')

const records = fc
  .uniqueArray(text(30), { minLength: 1, maxLength: 8 })
  .chain(ids => fc.tuple(...ids.map(id => record(id, ids))))

function record(id: string, ids: readonly string[]): fc.Arbitrary<PedigreeRecord> {
  const parent = fc.oneof(fc.constantFrom(...ids), text(20))
  return fc.record(
    {
      id: fc.constant(id),
      name: text(40),
      sireId: parent,
      damId: parent,
      sex: fc.constantFrom('male', 'female', 'unknown'),
      bornOn: date,
      diedOn: date,
      breed: text(40),
      colour: text(40),
      registration: text(40),
      chip: text(40),
      other: fc.dictionary(
        text(20).filter(heading => heading !== '__proto__'),
        text(300),
        { minKeys: 1, maxKeys: 4, noNullPrototype: true },
      ),
    },
    { requiredKeys: ['id'] },
  )
}

describe('records written and read back', () => {
  test.prop([records, fc.constantFrom(',', ';', '\t'), fc.boolean()], { numRuns: 150, seed: 3 })(
    'are the same after a table, whatever they hold',
    async (written, delimiter, guardFormulas) => {
      const csv = writePedigreeCsv(written, { delimiter: delimiter as ',', guardFormulas })

      const { records: read } = await readPedigreeFile(new TextEncoder().encode(csv))

      expect(read).toEqual(written)
    },
  )

  test.prop([records], { numRuns: 100, seed: 3 })('are the same after JSON', async written => {
    const { records: read } = await readPedigreeFile(writePedigreeJson(written))

    expect(read).toEqual(written)
  })

  test.prop([records, fc.constantFrom('5.5.1', '7.0')], { numRuns: 150, seed: 3 })(
    'are the same after GEDCOM, as far as GEDCOM goes',
    async (anything, version) => {
      const written = anything.map(asGedcomCan)

      const { records: read } = await readPedigreeFile(writeGedcom(written, { version: version as '7.0' }))

      expect(read).toEqual(written)
    },
  )
})

/** GEDCOM knows one kind of line break, names without slashes and doubled spaces, and real days only. */
function asGedcomCan(record: PedigreeRecord): PedigreeRecord {
  const plain = (value: string) => value.replace(/\r\n?/g, '\n')
  const entries = Object.entries(record).map(([field, value]) => {
    if (typeof value === 'object')
      return [
        field,
        Object.fromEntries(Object.entries(value).map(([key, text]) => [plain(key), plain(text)])),
      ]
    if (field === 'name') return [field, value?.replace(/[/\s]+/g, ' ').trim() || 'x']
    return [field, value === '2017-02-31' ? '2017-02' : plain(value ?? '')]
  })
  return pedigreeRecordSchema.parse(Object.fromEntries(entries))
}
