import { describe, expect, test } from 'vitest'
import { readPedigreeFile } from '../read-pedigree-file.ts'
import { writeGedcom } from './write-gedcom.ts'

/** As a genealogy program writes a small kennel. */
const KENNEL = `0 HEAD
1 SOUR SOMEPROGRAM
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Rex /vom Wald/
1 SEX M
1 BIRT
2 DATE 3 MAY 2010
2 PLAC Wien
1 FACT Collie
2 TYPE Breed
1 FAMS @F1@
0 @I2@ INDI
1 NAME Luna
1 SEX F
1 BIRT
2 DATE ABT 2011
1 NOTE first line
2 CONT second line
2 CONC  and more
1 FAMS @F1@
0 @I3@ INDI
1 NAME Bella
1 SEX F
1 BIRT
2 DATE BET JAN 2013 AND MAR 2013
1 DEAT Y
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 CHIL @I3@
0 TRLR
`

describe('reading GEDCOM', () => {
  test('takes individuals for animals and families for their parents', async () => {
    const { records, findings, format } = await readPedigreeFile(KENNEL)

    expect(format).toBe('gedcom')
    expect(records).toEqual([
      { id: 'I1', name: 'Rex vom Wald', sex: 'male', bornOn: '2010-05-03', breed: 'Collie' },
      {
        id: 'I2',
        name: 'Luna',
        sex: 'female',
        bornOn: '2011',
        other: { 'BIRT DATE': 'ABT 2011', NOTE: 'first line\nsecond line and more' },
      },
      {
        id: 'I3',
        name: 'Bella',
        sireId: 'I1',
        damId: 'I2',
        sex: 'female',
        bornOn: '2013-01',
        other: { 'BIRT DATE': 'BET JAN 2013 AND MAR 2013' },
      },
    ])
    expect(findings).toEqual([])
  })

  test.each([
    ['2017', '2017'],
    ['MAY 2017', '2017-05'],
    ['3 MAY 2017', '2017-05-03'],
    ['@#DGREGORIAN@ 3 MAY 2017', '2017-05-03'],
    ['BEF 2017', '2017'],
    ['FROM 1 JAN 2017 TO 2018', '2017-01-01'],
    ['INT 2017 (about then)', '2017'],
    ['11 FEB 1699/00', '1700-02-11'],
  ])('reads the date %s', async (written, bornOn) => {
    const { records } = await readPedigreeFile(`0 HEAD\n0 @I1@ INDI\n1 BIRT\n2 DATE ${written}\n0 TRLR\n`)

    expect(records[0]?.bornOn).toBe(bornOn)
  })

  test('keeps dates it cannot read, and says so', async () => {
    const { records, findings } = await readPedigreeFile(
      '0 HEAD\n0 @I1@ INDI\n1 BIRT\n2 DATE (in the war)\n0 TRLR\n',
    )

    expect(records).toEqual([{ id: 'I1', other: { 'BIRT DATE': '(in the war)' } }])
    expect(findings).toMatchObject([{ kind: 'unreadable-date', lines: [3] }])
  })

  test('reads the ANSEL of older files', async () => {
    const head = '0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME J'
    const bytes = Uint8Array.from([...head, '\xE8', 'urgen Gro', '\xCF', '\n0 TRLR\n'].join(''), letter =>
      letter.charCodeAt(0),
    )

    const { records, encoding } = await readPedigreeFile(bytes)

    expect([records[0]?.name, encoding]).toEqual(['Jürgen Groß', 'ansel'])
  })

  test('counts no parents where two families by birth disagree, and none by adoption', async () => {
    const people = [1, 2, 3].map(n => `0 @I${n}@ INDI\n1 NAME N${n}\n`).join('')
    const families =
      '0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I4@\n0 @F2@ FAM\n1 HUSB @I2@\n1 CHIL @I4@\n1 CHIL @I5@\n'
    const children = '0 @I4@ INDI\n1 FAMC @F1@\n1 FAMC @F2@\n0 @I5@ INDI\n1 FAMC @F2@\n2 PEDI adopted\n'

    const { records, findings } = await readPedigreeFile(`0 HEAD\n${people}${children}${families}0 TRLR\n`)

    expect(records.slice(3)).toEqual([{ id: 'I4', sireId: 'I1' }, { id: 'I5' }])
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        kind: 'conflicting-rows',
        facts: { first: 'I1', second: 'I2' },
        safeReading: [{ value: null, was: 'I1' }],
      },
    ])
  })

  test('tells lines that are no GEDCOM', async () => {
    const { findings } = await readPedigreeFile('0 HEAD\n0 @I1@ INDI\nhello\n9 NAME far below\n0 TRLR\n')

    expect(findings).toMatchObject([{ kind: 'comment-lines', lines: [3, 4], facts: { text: 'hello' } }])
  })

  test('error: refuses a file without individuals', async () => {
    await expect(readPedigreeFile('0 HEAD\n0 TRLR\n')).rejects.toMatchObject({ reason: 'gedcom' })
  })
})

describe('writeGedcom', () => {
  test('writes what other programs read: families, dates in words, lines of 5.5.1 length', () => {
    const text = writeGedcom([
      { id: 'Rex', name: 'Rex', sex: 'male', bornOn: '2010-05-03' },
      { id: 'Bella', sireId: 'Rex', damId: 'Luna', other: { notes: 'x'.repeat(600) } },
    ])

    expect(text).toContain('2 VERS 5.5.1\r\n2 FORM LINEAGE-LINKED\r\n1 CHAR UTF-8')
    expect(text).toContain(
      '1 NAME Rex\r\n1 SEX M\r\n1 BIRT\r\n2 DATE 3 MAY 2010\r\n1 REFN Rex\r\n1 FAMS @F1@',
    )
    expect(text).toContain('0 @I3@ INDI\r\n1 REFN Luna\r\n1 _NOREC Y\r\n1 FAMS @F1@')
    expect(text).toContain('0 @F1@ FAM\r\n1 HUSB @I1@\r\n1 WIFE @I3@\r\n1 CHIL @I2@\r\n0 TRLR')
    expect(Math.max(...text.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(255)
  })
})
