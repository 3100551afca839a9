import { describe, expect, test } from 'vitest'
import { proposeColumnMapping, readPedigreeTable } from './read-pedigree-table.ts'

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
