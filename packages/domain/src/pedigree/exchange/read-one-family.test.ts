import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { PedigreeReading } from './pedigree-reading.ts'
import { readPedigreeTable } from './read-pedigree-table.ts'

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
