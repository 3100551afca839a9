import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { applyFix } from './apply-fix.ts'
import { MissingColumnError, UnreadablePedigreeError } from './exchange-errors.ts'
import { readPedigreeTable } from './read-pedigree-table.ts'

describe('readPedigreeTable', () => {
  test('keeps what it has no word for under its own heading', async () => {
    const { records } = await readPedigreeTable('id,sire,dam,eye colour,weight\nRex,,,brown,"61,5"\n')

    expect(records).toEqual([{ id: 'Rex', other: { 'eye colour': 'brown', weight: '61,5' } }])
  })

  test('follows names to ids where rows have ids and parents names', async () => {
    const { records, mapping } = await readPedigreeTable(
      'ID;Name;Vater;Mutter\n7;Rex;;\n8;Luna;;\n9;Bella;Rex;Luna\n',
    )

    expect(mapping.parentsBy).toBe('name')
    expect(records[2]).toEqual({ id: '9', name: 'Bella', sireId: '7', damId: '8' })
  })

  test('tells animals of different families apart where each family numbers its own', async () => {
    const { records } = await readPedigreeTable(
      'famid,id,fa,mo,sex\nA,1,0,0,1\nA,2,0,0,2\nA,3,1,2,1\nB,1,0,0,1\nB,2,0,0,2\nB,3,1,2,2\n',
    )

    expect(records.map(({ id, sireId, damId }) => [id, sireId, damId])).toEqual([
      ['A/1', undefined, undefined],
      ['A/2', undefined, undefined],
      ['A/3', 'A/1', 'A/2'],
      ['B/1', undefined, undefined],
      ['B/2', undefined, undefined],
      ['B/3', 'B/1', 'B/2'],
    ])
  })

  test('takes ids that begin like a comment for ids', async () => {
    const { records } = await readPedigreeTable('id,sire,dam\n#1,,\n#2,,\n#3,#1,#2\n')

    expect(records[2]).toEqual({ id: '#3', sireId: '#1', damId: '#2' })
  })

  test('understands sex by who stands as sire and dam, whichever way round the codes are', async () => {
    const rows = '1,,,0\n2,,,1\n3,2,1,0\n4,2,1,1\n'
    const motherIsOne = await readPedigreeTable(`id,dam,sire,sex\n${rows}`)
    const fatherIsOne = await readPedigreeTable(`id,sire,dam,sex\n${rows}`)

    expect(motherIsOne.records.map(record => record.sex)).toEqual(['male', 'female', 'male', 'female'])
    expect(fatherIsOne.records.map(record => record.sex)).toEqual(['female', 'male', 'female', 'male'])
  })

  test('asks about sex codes that nothing explains', async () => {
    const { questions, records } = await readPedigreeTable('id,sire,dam,sex\n1,,,0\n2,,,1\n')

    expect(questions).toEqual([{ kind: 'sex-codes', codes: ['0', '1'] }])
    expect(records[0]).toEqual({ id: '1', other: { sex: '0' } })
  })

  test.each([
    ['3.5.2017', '2017-05-03'],
    ['24/12/2013', '2013-12-24'],
    ['12/24/2013', '2013-12-24'],
    ['2017-05', '2017-05'],
    ['20170503', '2017-05-03'],
    ['3 May 2017', '2017-05-03'],
    ['3. Mai 2017', '2017-05-03'],
    ['3 août 2017', '2017-08-03'],
    ['3 de enero de 2017', '2017-01-03'],
    ['May 3rd, 2017', '2017-05-03'],
    ['2017年5月3日', '2017-05-03'],
    ['2017-05-03T12:30:00Z', '2017-05-03'],
    ['42858', '2017-05-03'],
    ['1990.0', '1990'],
    ['5/2017', '2017-05'],
    ['03.05.17', '2017-05-03'],
  ])('reads the birth %s', async (written, bornOn) => {
    const { records } = await readPedigreeTable(`id;sire;dam;born\n1;;;${written}\n`)

    expect(records).toEqual([{ id: '1', bornOn }])
  })

  test('asks whether days or months come first, uses the year until then, and hears the answer', async () => {
    const text = 'id,sire,dam,dob\n1,,,03/04/2017\n'
    const open = await readPedigreeTable(text)
    const answered = await readPedigreeTable(text, { mapping: { dateOrder: 'month-first' } })

    expect(open.questions).toEqual([{ kind: 'date-order', columns: [3], samples: ['03/04/2017'] }])
    expect(open.records).toEqual([{ id: '1', bornOn: '2017', other: { dob: '03/04/2017' } }])
    expect(open.findings.map(found => found.kind)).toEqual(['ambiguous-dates'])
    expect(answered.records).toEqual([{ id: '1', bornOn: '2017-03-04' }])
    expect(answered.questions).toEqual([])
  })

  test('one date that can only be read one way decides for the column', async () => {
    const { records, questions } = await readPedigreeTable(
      'id,sire,dam,dob\n1,,,03/04/2017\n2,,,25/12/2016\n',
    )

    expect(records.map(record => record.bornOn)).toEqual(['2017-04-03', '2016-12-25'])
    expect(questions).toEqual([])
  })

  test('a stray quotation mark swallows nothing', async () => {
    const { records, findings } = await readPedigreeTable(
      'id,name,sire,dam\n1,"5" Rex,,\n2,"Luna, ""the moon""",,\n3,"two\nlines",1,2\n',
    )

    expect(records.map(record => record.name)).toEqual(['"5" Rex', 'Luna, "the moon"', 'two lines'])
    expect(findings).toMatchObject([{ kind: 'stray-quote', lines: [2] }])
  })

  test('joins rows that repeat or complete an animal, and decides nothing where they disagree', async () => {
    const { records, findings, lineOf } = await readPedigreeTable(
      'id,sire,dam,sex,weight\nS,,,,\nT,,,,\nA,S,,M,3\nA,S,,M,3\nA,,,M,4\nB,S,,,\nB,T,,,\n',
    )

    expect(records.find(record => record.id === 'A')).toEqual({
      id: 'A',
      sireId: 'S',
      sex: 'male',
      other: { weight: '3', 'weight (2)': '4' },
    })
    expect(lineOf.get('A')).toBe(4)
    expect(findings).toMatchObject([
      { kind: 'merged-rows', lines: [4, 6] },
      {
        kind: 'conflicting-rows',
        severity: 'error',
        lines: [7, 8],
        facts: { fields: 'sireId', first: 'S', second: 'T' },
        safeReading: [{ kind: 'set', id: 'B', field: 'sireId', value: null, was: 'S' }],
      },
      { kind: 'repeated-row', lines: [4, 5] },
    ])
  })

  test('either row can be taken, or both as two animals, and what a third row adds stays', async () => {
    const { records, findings } = await readPedigreeTable(
      'id,sire,dam,colour\nS,,,\nT,,,\nA,S,,red\nA,T,,black\nA,,S,\n',
    )
    const [first, second, separate] =
      findings.find(({ kind }) => kind === 'conflicting-rows')?.proposedFixes ?? []
    const after = (fix = first) => applyFix(records, fix ?? { edits: [] }).slice(2)

    expect(after(first)).toEqual([{ id: 'A', sireId: 'S', damId: 'S', colour: 'red' }])
    expect(after(second)).toEqual([{ id: 'A', sireId: 'T', damId: 'S', colour: 'black' }])
    expect(after(separate)).toEqual([
      { id: 'A', sireId: 'S', damId: 'S', colour: 'red' },
      { id: 'A (2)', sireId: 'T', colour: 'black' },
    ])
  })

  test('tells animals of one name apart by birth and sex, and asks where it cannot', async () => {
    const { records, findings } = await readPedigreeTable(
      'id,name,sire,dam,born,sex\n1,Rex,,,2000,M\n2,Rex,,,2012,M\n3,Rex,,,2001,F\n4,Pup,Rex,,2010,\n5,Pip,Rex,,2015,\n',
    )

    expect(records.map(record => record.sireId)).toEqual([undefined, undefined, undefined, '1', 'Rex'])
    expect(findings.filter(found => found.kind === 'ambiguous-parent-name')).toMatchObject([
      { severity: 'note', animals: ['4', '1'] },
      { severity: 'error', animals: ['5', '1', '2'], proposedFixes: [{ id: 'link:1' }, { id: 'link:2' }] },
    ])
  })

  test('finds whole numbers that came back as decimals, as data frames write them', async () => {
    const { records } = await readPedigreeTable(',animal,sire,dam\n0,1,,\n1,2,,\n2,3,1.0,2.0\n')

    expect(records[2]).toMatchObject({ id: '3', sireId: '1', damId: '2' })
  })

  test('says so when an animal is called 0 while 0 stands for unknown parents', async () => {
    const { records, findings } = await readPedigreeTable('id,sire,dam\n0,0,0\n1,0,0\n2,1,0\n')

    expect(records).toEqual([{ id: '0' }, { id: '1' }, { id: '2', sireId: '1' }])
    expect(findings).toMatchObject([
      { kind: 'id-is-missing-word', facts: { id: '0' }, proposedFixes: [{ kind: 'rename-animal' }] },
    ])
  })

  test('loses no row: blank lines, comments and rows without an id are told', async () => {
    const { records, findings } = await readPedigreeTable('id,sire,dam\n# note\n1,,\n,,\n\n,1,\n')

    expect(records).toEqual([{ id: '1' }, { id: 'row 6', sireId: '1' }])
    expect(findings).toMatchObject([
      { kind: 'comment-lines', lines: [2] },
      { kind: 'blank-rows', lines: [4, 5] },
      { kind: 'missing-id', severity: 'error', lines: [6] },
    ])
  })

  test('keeps dates and sexes it cannot read, and says which', async () => {
    const { records, findings } = await readPedigreeTable(
      'id,sire,dam,sex,born\n1,,,M,spring 2011\n2,,,F,31.02.2012\n3,,,castrated?,soon\n',
    )

    expect(records).toEqual([
      { id: '1', sex: 'male', bornOn: '2011', other: { born: 'spring 2011' } },
      { id: '2', sex: 'female', bornOn: '2012', other: { born: '31.02.2012' } },
      { id: '3', other: { sex: 'castrated?', born: 'soon' } },
    ])
    expect(findings.map(({ kind, animals }) => [kind, ...animals])).toEqual([
      ['unreadable-date', '1'],
      ['unreadable-date', '2'],
      ['unknown-sex-code', '3'],
      ['unreadable-date', '3'],
    ])
    expect(findings[1]?.proposedFixes).toMatchObject([{ id: 'set:2012-02' }])
  })

  test('error: names the column that is not there and the headings it saw', async () => {
    const reading = readPedigreeTable('Hund;Vater;Gewicht\n1;2;3\n2;1;4\n')

    await expect(reading).rejects.toThrow(MissingColumnError)
    await expect(reading).rejects.toMatchObject({ missing: ['dam'], headings: ['Hund', 'Vater', 'Gewicht'] })
    await expect(reading).rejects.toThrow('no dam column found; the headings are "Hund", "Vater", "Gewicht"')
  })

  test('does without a column that a person says is not there', async () => {
    const { records } = await readPedigreeTable('id,sire\n1,\n2,1\n', { mapping: { columns: { dam: null } } })

    expect(records).toEqual([{ id: '1' }, { id: '2', sireId: '1' }])
  })

  test.each([
    ['empty', ''],
    ['empty', '\n \n'],
    ['spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
    ['binary', Uint8Array.of(0x89, 0x50, 0, 0, 0, 0x0d, 1, 2)],
  ])('error: refuses what is no table (%s)', async (reason, source) => {
    await expect(readPedigreeTable(source)).rejects.toMatchObject({ reason })
    await expect(readPedigreeTable(source)).rejects.toThrow(UnreadablePedigreeError)
  })

  test('stops when told to, and says how far it is', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `${n + 1},${n > 1 ? 1 : ''},${n > 1 ? 2 : ''}`)
    const text = `id,sire,dam\n${rows.join('\n')}`
    const stop = new AbortController()
    const phases = new Set<string>()

    await readPedigreeTable(text, { onProgress: ({ phase }) => phases.add(phase) })
    const stopped = readPedigreeTable(text, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    })

    await expect(stopped).rejects.toThrow('enough')
    expect(phases.size).toBeGreaterThan(0)
  })

  const studbooks = fileURLToPath(new URL('../../../../../../shared/data/pedigrees/', import.meta.url))
  test.skipIf(!existsSync(studbooks))(
    'finds nothing wrong in a real studbook that has nothing wrong',
    async () => {
      const dorcas = await readPedigreeTable(readFileSync(`${studbooks}dorcas.csv`))
      const darwin = await readPedigreeTable(readFileSync(`${studbooks}darwin.csv`))

      expect([dorcas.records.length, dorcas.findings]).toEqual([1279, []])
      expect([darwin.records.length, darwin.findings]).toEqual([63, []])
    },
  )
})
