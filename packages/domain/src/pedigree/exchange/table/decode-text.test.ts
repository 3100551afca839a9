import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

/** Bytes written out, so that no encoder of the machine has a say. `\xE9` stands for the byte E9. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

describe('decodeText', () => {
  test.each([
    [
      'windows-1252',
      'Name;Vater\nJ\xFCrgen;\nB\xE4rbel;\nGro\xDFer \xD6hi \x80;\n',
      'Name;Vater\nJürgen;\nBärbel;\nGroßer Öhi €;\n',
    ],
    [
      'windows-1252',
      'Nom;P\xE8re\n\xC9t\xE9;\nFran\xE7ois;\nNo\xEBl;\n',
      'Nom;Père\nÉté;\nFrançois;\nNoël;\n',
    ],
    ['windows-1252', 'Navn;Far\nS\xF8ren;\nBj\xF8rn;\n\xC5se;\n', 'Navn;Far\nSøren;\nBjørn;\nÅse;\n'],
    ['windows-1252', 'Nome;Pai\nJo\xE3o;\nConcei\xE7\xE3o;\n', 'Nome;Pai\nJoão;\nConceição;\n'],
    [
      'macintosh',
      'Name;Vater\nJ\x9Frgen;\nB\x8Arbel;\nK\x8Athe;\n',
      'Name;Vater\nJürgen;\nBärbel;\nKäthe;\n',
    ],
    [
      'windows-1250',
      'Jm\xE9no;Otec\nDvo\xF8\xE1k;\n\x8Eofie;\nB\xF8etislav;\n',
      'Jméno;Otec\nDvořák;\nŽofie;\nBřetislav;\n',
    ],
    [
      'iso-8859-2',
      'Imi\xEA;Ojciec\n\xA3ukasz;\n\xAFaba;\n\xA6wit;\nMi\xB6;\n',
      'Imię;Ojciec\nŁukasz;\nŻaba;\nŚwit;\nMiś;\n',
    ],
    [
      'windows-1251',
      '\xCA\xEB\xE8\xF7\xEA\xE0;\xCE\xF2\xE5\xF6\n\xD0\xE5\xEA\xF1;\n',
      'Кличка;Отец\nРекс;\n',
    ],
    [
      'shift_jis',
      '\x8C\xA2\x96\xBC,\x95\x83,\x95\xEA\n\x83\x5E\x83\x8D\x83\x45,,\n',
      '犬名,父,母\nタロウ,,\n',
    ],
    ['euc-kr', '\xC0\xCC\xB8\xA7,\xBA\xCE,\xB8\xF0\n\xB9\xD9\xB5\xCF\xC0\xCC,,\n', '이름,부,모\n바둑이,,\n'],
  ])('tells %s by the words it spells', (encoding, written, text) => {
    expect(decodeText(bytes(written))).toEqual({ text, encoding, undecodable: 0 })
  })

  test('takes UTF-8 for what it is, with and without a mark', () => {
    const utf8 = new TextEncoder().encode('\uFEFFid;père\nŽofie;犬\n')

    expect(decodeText(utf8)).toEqual({ text: 'id;père\nŽofie;犬\n', encoding: 'utf-8', undecodable: 0 })
    expect(decodeText(utf8.subarray(3)).text).toBe('id;père\nŽofie;犬\n')
  })

  test('counts what an encoding named by a person cannot mean', () => {
    expect(decodeText(bytes('J\xFCrgen'), 'utf-8')).toEqual({
      text: 'J\uFFFDrgen',
      encoding: 'utf-8',
      undecodable: 1,
    })
  })

  test('error: refuses an encoding nobody knows', () => {
    expect(() => decodeText(bytes('a'), 'klingon')).toThrow('the named encoding is not known')
  })
})
