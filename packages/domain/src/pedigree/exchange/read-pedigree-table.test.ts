import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { applyFix } from './apply-fix.ts'
import { MissingColumnError, UnreadablePedigreeError } from './exchange-errors.ts'
import type { PedigreeReading } from './pedigree-reading.ts'
import { proposeColumnMapping, readPedigreeTable } from './read-pedigree-table.ts'

/** One family however it is written: two founders, their daughter, a son of hers by her sire. */
const FAMILY = {
  Rex: {},
  Luna: {},
  Bella: { sireId: 'Rex', damId: 'Luna' },
  Bruno: { sireId: 'Rex', damId: 'Bella' },
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))
}

function parentsOf({ records }: PedigreeReading) {
  return Object.fromEntries(
    records.map(({ id, sireId, damId }) => [
      id,
      { ...(sireId === undefined ? {} : { sireId }), ...(damId === undefined ? {} : { damId }) },
    ]),
  )
}

describe('readPedigreeTable reads one family', () => {
  test.each<[string, string | Uint8Array]>([
    ['with English headings', 'id,sire,dam\nRex,,\nLuna,,\nBella,Rex,Luna\nBruno,Rex,Bella\n'],
    ['in any order of rows and columns', 'dam,id,sire\nBella,Bruno,Rex\nLuna,Bella,Rex\n,Rex,\n,Luna,\n'],
    [
      'with CR LF, a mark and quotes',
      '\uFEFF"id","sire","dam"\r\n"Rex","",""\r\n"Luna","",""\r\n"Bella","Rex","Luna"\r\n"Bruno","Rex","Bella"',
    ],
    ['with the line ends of old Macs', 'id;sire;dam\rRex;;\rLuna;;\rBella;Rex;Luna\rBruno;Rex;Bella\r'],
    ['pasted from a spreadsheet', 'Name\tSire\tDam\nRex\t\t\nLuna\t\t\nBella\tRex\tLuna\nBruno\tRex\tBella'],
    [
      'separated by bars, with a trailing one',
      'id|sire|dam|\nRex|0|0|\nLuna|0|0|\nBella|Rex|Luna|\nBruno|Rex|Bella|\n',
    ],
    [
      'below a title and comments',
      'Kennel list 2020;;\n\nName;Sire;Dam\n# founders\nRex;;\nLuna;;\nBella;Rex;Luna\nBruno;Rex;Bella\n',
    ],
    [
      'with the headings of PLINK',
      '#FID\tIID\tPAT\tMAT\nF\tRex\t0\t0\nF\tLuna\t0\t0\nF\tBella\tRex\tLuna\nF\tBruno\tRex\tBella\n',
    ],
    [
      'with the delimiter named',
      'sep=;\r\nid;sire;dam\r\nRex;;\r\nLuna;;\r\nBella;Rex;Luna\r\nBruno;Rex;Bella\r\n',
    ],
    ['without headings', 'Rex,0,0\nLuna,0,0\nBella,Rex,Luna\nBruno,Rex,Bella\n'],
    ['with headings that say nothing', 'V1,V2,V3\nRex,NA,NA\nLuna,NA,NA\nBella,Rex,Luna\nBruno,Rex,Bella\n'],
    [
      'with row names of R',
      '"Indiv" "Sire" "Dam"\n"1" "Rex" NA NA\n"2" "Luna" NA NA\n"3" "Bella" "Rex" "Luna"\n"4" "Bruno" "Rex" "Bella"\n',
    ],
    [
      'with words for missing of all kinds',
      'ID,Dam,Sire\nRex,unk,UNKNOWN\nLuna,?,-\nBella,Luna,Rex\nBruno,Bella,Rex\n',
    ],
    [
      'with spaces that mean nothing',
      'id , sire, dam\n Rex ,, \nLuna,,\nBella, Rex,Luna \nBruno,Rex,\u00a0Bella\n',
    ],
    ['in UTF-16', utf16('id\tsire\tdam\nRex\t\t\nLuna\t\t\nBella\tRex\tLuna\nBruno\tRex\tBella\n')],
    [
      'in UTF-16 without a mark',
      utf16('id\tsire\tdam\nRex\t\t\nLuna\t\t\nBella\tRex\tLuna\nBruno\tRex\tBella\n').subarray(2),
    ],
    [
      'in German, Windows-1252',
      latin1(
        'Name;Größe;Vater;Mutter\nRex;61,5;;k. A.\nLuna;58;unbekannt;\nBella;57,5;Rex;Luna\nBruno;60;Rex;Bella\n',
      ),
    ],
    [
      'in French',
      'Nom;Père;Mère;Couleur\nRex;inconnu;inconnue;noir\nLuna;;;\nBella;Rex;Luna;\nBruno;Rex;Bella;\n',
    ],
    ['in Spanish', 'Nombre;Padre;Madre\nRex;desconocido;\nLuna;;\nBella;Rex;Luna\nBruno;Rex;Bella\n'],
    ['in Italian', 'Nome;Padre;Madre\nRex;sconosciuto;ignota\nLuna;;\nBella;Rex;Luna\nBruno;Rex;Bella\n'],
    ['in Dutch', 'Naam;Vader;Moeder\nRex;onbekend;\nLuna;;\nBella;Rex;Luna\nBruno;Rex;Bella\n'],
    ['in Japanese', '犬名,父,母\nRex,不明,\nLuna,,\nBella,Rex,Luna\nBruno,Rex,Bella\n'],
    ['in Korean', '이름,부,모\nRex,미상,\nLuna,,\nBella,Rex,Luna\nBruno,Rex,Bella\n'],
    ['in Chinese', '名称,父本,母本\nRex,未知,\nLuna,,\nBella,Rex,Luna\nBruno,Rex,Bella\n'],
    [
      'of kinship2',
      'ped,id,father,mother,sex\n1,Rex,0,0,1\n1,Luna,0,0,2\n1,Bella,Rex,Luna,2\n1,Bruno,Rex,Bella,1\n',
    ],
    [
      'of optiSel',
      'Indiv,Sire,Dam,Sex,Breed,Born\nRex,NA,NA,male,Collie,2001\nLuna,NA,NA,female,Collie,2002\nBella,Rex,Luna,female,Collie,2004\nBruno,Rex,Bella,NA,Collie,2006\n',
    ],
    [
      'beside columns of grandparents',
      'Dog,Sire,Dam,Sire of Sire,Paternal Grandsire\nRex,,,X,X\nLuna,,,X,X\nBella,Rex,Luna,X,X\nBruno,Rex,Bella,X,X\n',
    ],
  ])('%s', async (_, source) => {
    const reading = await readPedigreeTable(source)

    expect(parentsOf(reading)).toEqual(FAMILY)
    expect(reading.findings.filter(found => found.severity !== 'note')).toEqual([])
  })

  property.prop(
    [
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom(
        ['id', 'sire', 'dam'],
        ['Tier', 'Vater', 'Mutter'],
        ['individu', 'père', 'mère'],
        ['個体', '父', '母'],
      ),
      fc.constantFrom('', '0', 'NA', 'unknown', 'UNK', '?', '-', 'none', 'NULL', 'n/a', '.'),
    ],
    { numRuns: 100, seed: 11 },
  )(
    'however rows, columns, delimiter, language and words for missing are mixed',
    async (order, delimiter, headings, missing) => {
      const family = Object.entries(FAMILY)
      const rows = [
        headings,
        ...family.map(([id, parents]) => [
          id,
          'sireId' in parents ? parents.sireId : missing,
          'damId' in parents ? parents.damId : missing,
        ]),
      ]
      const columns = order.filter(column => column < 3)
      const text = [rows[0], ...order.filter(row => row < 4).map(row => rows[row + 1])]
        .map(row => columns.map(column => row?.[column]).join(delimiter))
        .join('\n')

      const { records, findings } = await readPedigreeTable(text)

      expect(Object.fromEntries(records.map(({ id, ...facts }) => [id, facts]))).toEqual(FAMILY)
      expect(findings.filter(found => found.severity === 'error')).toEqual([])
    },
  )
})

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

describe('proposeColumnMapping', () => {
  test('shows each column with its meaning, and reading by the proposal gives the same', async () => {
    const text =
      'ZB-Nr.;Hundename;Vater;Mutter;Geschl.;Wurftag;Notiz\n1;Rex;;;R;1.2.2010;x\n2;Luna;;;H;2.3.2010;y\n3;Pup;Rex;Luna;H;4.5.2012;z\n'

    const { mapping, columns, preview, missing, rowCount } = await proposeColumnMapping(text)

    expect(columns.map(({ heading, role }) => [heading, role])).toEqual([
      ['ZB-Nr.', 'registration'],
      ['Hundename', 'id'],
      ['Vater', 'sire'],
      ['Mutter', 'dam'],
      ['Geschl.', 'sex'],
      ['Wurftag', 'bornOn'],
      ['Notiz', undefined],
    ])
    expect(columns[2]).toMatchObject({ confidence: 1, samples: ['Rex'] })
    expect(mapping).toMatchObject({
      delimiter: ';',
      sexCodes: { r: 'male', h: 'female' },
      dateOrder: 'day-first',
    })
    expect([preview.length, preview[2]?.[1], missing, rowCount]).toEqual([3, 'Pup', [], 3])
    const [guessed, mapped] = [await readPedigreeTable(text), await readPedigreeTable(text, { mapping })]
    expect(mapped).toEqual(guessed)
  })

  test('names what is missing instead of refusing, and what is unsure', async () => {
    const lame = await proposeColumnMapping('id,colour\n1,red\n2,black\n')
    const unsure = await proposeColumnMapping('V1,V2,V3\n1,0,0\n2,0,0\n3,1,2\n')

    expect(lame.missing).toEqual(['sire', 'dam'])
    expect(unsure.questions).toEqual([{ kind: 'sire-or-dam', columns: [1, 2] }])
  })

  test('tells sires from dams by sex where headings say nothing', async () => {
    const { mapping } = await proposeColumnMapping('V1,V2,V3,V4\n1,0,0,M\n2,0,0,F\n3,2,1,M\n4,2,3,F\n')

    expect(mapping.columns).toMatchObject({ id: 0, dam: 1, sire: 2, sex: 3 })
  })
})
