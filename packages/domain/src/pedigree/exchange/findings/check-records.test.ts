import { describe, expect, test } from 'vitest'
import type { PedigreeRecord } from '../../pedigree-record.ts'
import { applyFix } from '../apply-fix.ts'
import { checkPedigreeRecords } from '../check-pedigree-records.ts'

/** The kinds of findings with the animals they are shown for, notes on missing records left out. */
async function found(records: readonly PedigreeRecord[], today?: string) {
  const findings = await checkPedigreeRecords(records, today === undefined ? {} : { today })
  return findings.filter(finding => finding.kind !== 'parents-without-record')
}

describe('checkPedigreeRecords finds', () => {
  test('a loop, and cuts the link that dates speak against first', async () => {
    const [cycle] = await found([
      { id: 'A', sireId: 'C', bornOn: '2010' },
      { id: 'B', sireId: 'A', bornOn: '2012' },
      { id: 'C', damId: 'B', bornOn: '2014' },
    ])

    expect(cycle).toMatchObject({ kind: 'cycle', severity: 'error', animals: ['A', 'C', 'B'] })
    expect(cycle?.proposedFixes.map(fix => fix.facts)).toEqual([
      { animal: 'A', parent: 'C', field: 'sireId' },
      { animal: 'B', parent: 'A', field: 'sireId' },
      { animal: 'C', parent: 'B', field: 'damId' },
    ])
    expect(cycle?.safeReading).toEqual([{ kind: 'set', id: 'A', field: 'sireId', value: null, was: 'C' }])
  })

  test('the link against the order of the file as the most suspicious of a loop without dates', async () => {
    const line = Array.from(
      { length: 30 },
      (_, n): PedigreeRecord => (n === 0 ? { id: '1', sireId: '20' } : { id: `${n + 1}`, sireId: `${n}` }),
    )

    const [cycle] = await found(line)

    expect(cycle?.safeReading).toEqual([{ kind: 'set', id: '1', field: 'sireId', value: null, was: '20' }])
  })

  test('every loop of a tangle', async () => {
    const findings = await found([
      { id: 'A', sireId: 'B', damId: 'C' },
      { id: 'B', sireId: 'A' },
      { id: 'C', damId: 'A' },
      { id: 'D', sireId: 'A', damId: 'C' },
    ])

    expect(findings.filter(({ kind }) => kind === 'cycle').length).toBe(2)
  })

  test('an animal that is its own parent, and one that is sire and dam at once', async () => {
    const findings = await found([
      { id: 'A', sireId: 'A' },
      { id: 'B', sireId: 'X', damId: 'X' },
      { id: 'C', sireId: 'M', damId: 'M' },
      { id: 'M', sex: 'male' },
    ])

    expect(
      findings.map(({ kind, safeReading }) => [
        kind,
        safeReading.map(edit => (edit.kind === 'set' ? edit.field : '')),
      ]),
    ).toEqual([
      ['self-parent', ['sireId']],
      ['sire-is-dam', ['sireId', 'damId']],
      ['sire-is-dam', ['damId']],
    ])
  })

  test('sexes that do not fit the use, with the sex or the places as the fix', async () => {
    const findings = await found([
      { id: 'A', sex: 'female' },
      { id: 'B', sex: 'female' },
      { id: 'C', sireId: 'A', damId: 'B' },
      { id: 'D', sireId: 'P', damId: 'Q' },
      { id: 'E', sireId: 'P', damId: 'Q' },
      { id: 'F', sireId: 'Q', damId: 'P' },
    ])

    expect(
      findings.map(({ kind, animals, proposedFixes }) => [
        kind,
        animals[0],
        proposedFixes.map(fix => fix.id),
      ]),
    ).toEqual([
      ['sex-conflict', 'A', ['sex:male', 'cut:C:sireId']],
      ['sex-conflict', 'P', ['swap', 'cut:F:damId']],
      ['sex-conflict', 'Q', ['swap', 'cut:F:sireId']],
    ])
  })

  test('a family in the wrong columns as one finding with one fix', async () => {
    const records: PedigreeRecord[] = [
      { id: 'S', sex: 'male' },
      { id: 'D', sex: 'female' },
      { id: 'E', sex: 'female' },
      { id: 'X', sireId: 'S', damId: 'E' },
      { id: 'Y', sireId: 'D', damId: 'S' },
      { id: 'Z', sireId: 'D', damId: 'S' },
    ]
    const [swapped, ...others] = await found(records)

    expect(swapped).toMatchObject({ kind: 'swapped-parents', facts: { sire: 'D', dam: 'S', count: 2 } })
    expect(others).toEqual([])
    const mended = applyFix(records, swapped?.proposedFixes[0] ?? { edits: [] })
    expect(mended[4]).toEqual({ id: 'Y', sireId: 'S', damId: 'D' })
    expect(await found(mended)).toEqual([])
  })

  test('columns that are the wrong way round as one finding for the file', async () => {
    const findings = await found([
      { id: 'S', sex: 'male' },
      { id: 'D', sex: 'female' },
      ...['X', 'Y', 'Z'].map(id => ({ id, sireId: 'D', damId: 'S' })),
    ])

    expect(findings).toMatchObject([{ kind: 'swapped-columns', severity: 'error' }])
  })

  test('births and deaths that cannot be', async () => {
    const findings = await found(
      [
        { id: 'S', bornOn: '2012-01-01' },
        { id: 'D', bornOn: '2008', diedOn: '2012-06' },
        { id: 'X', sireId: 'S', damId: 'D', bornOn: '2010-05-01' },
        { id: 'Y', sireId: 'S', damId: 'D', bornOn: '2013' },
        { id: 'O', bornOn: '1950' },
        { id: 'K', sireId: 'O', bornOn: '2011' },
        { id: 'E', sireId: 'X', bornOn: '2010-07-01' },
        { id: 'T', bornOn: '2015', diedOn: '2014' },
        { id: 'U', bornOn: '2031' },
      ],
      '2026-06-01',
    )

    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([
      ['born-before-parent:X:sireId', 'error'],
      ['parent-died-before:Y:damId', 'warning'],
      ['parent-too-old:K:sireId', 'warning'],
      ['parent-too-young:E:sireId', 'warning'],
      ['died-before-born:T', 'warning'],
      ['unlikely-date:U', 'warning'],
    ])
  })

  test('the year with two digits exchanged as the first fix of a birth before the parent', async () => {
    const [finding] = await found([
      { id: 'S', bornOn: '2051-03-01' },
      { id: 'X', sireId: 'S', bornOn: '2017' },
    ])

    expect(finding?.proposedFixes[0]).toMatchObject({
      kind: 'set-date',
      facts: { animal: 'S', value: '2015-03-01' },
    })
  })

  test('litters that are too close, too large or of several sires', async () => {
    const pup = (id: string, bornOn: string, sireId = 'S'): PedigreeRecord => ({
      id,
      sireId,
      damId: 'D',
      bornOn,
    })
    const large = Array.from({ length: 25 }, (_, n) => pup(`l${n}`, '2012-01-01'))

    const findings = await found([
      pup('a', '2010-05-01'),
      pup('b', '2010-05-02', 'T'),
      pup('c', '2010-06-10'),
      ...large,
    ])

    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([
      ['litter-of-several-sires:D:2010-05-01', 'note'],
      ['litter-too-large:D:2012-01-01', 'warning'],
      ['litters-too-close:D:2010-05-01:2010-06-10', 'warning'],
    ])
  })

  test('two spellings of one animal, and never two numbers of one kennel', async () => {
    const ids = [
      'Rex vom Wald',
      'REX VOM WALD',
      'Luna II',
      'Luna 2',
      'Luna III',
      'Café Noir',
      'Cafe-Noir',
      'Bruno vom Wald',
      'vom Wald Bruno',
      '12',
      '13',
      'Rex 1',
      'Rex 2',
      'William I',
      'William II',
    ]

    const findings = await found(ids.map(id => ({ id })))

    expect(findings.map(({ facts }) => [facts['into'], facts['animal'], facts['reason']])).toEqual([
      ['Rex vom Wald', 'REX VOM WALD', 'spelling'],
      ['Luna II', 'Luna 2', 'spelling'],
      ['Café Noir', 'Cafe-Noir', 'spelling'],
      ['Bruno vom Wald', 'vom Wald Bruno', 'word-order'],
    ])
  })

  test('no duplicate where births, sexes or parents say that there are two', async () => {
    const findings = await found([
      { id: 'Rex', bornOn: '2010' },
      { id: 'REX', bornOn: '2014' },
      { id: 'Luna', sex: 'female' },
      { id: 'LUNA', sex: 'male' },
      { id: 'Kim', sireId: 'Rex' },
      { id: 'KIM', sireId: 'REX' },
    ])

    expect(findings).toEqual([])
  })

  test('littermates whose names differ by a slip of the pen', async () => {
    const pup = (id: string, name: string): PedigreeRecord => ({
      id,
      name,
      sireId: 'S',
      damId: 'D',
      bornOn: '2012-01-01',
    })

    const findings = await found([
      pup('1', 'Bianca'),
      pup('2', 'Bianka'),
      pup('3', 'Luna'),
      pup('4', 'Lina'),
      pup('5', 'Pup 1'),
      pup('6', 'Pup 2'),
    ])

    expect(findings).toMatchObject([
      { kind: 'likely-duplicate', animals: ['1', '2'], facts: { reason: 'letters' } },
    ])
  })

  test('parents without a record that are spelled nearly like one that has one', async () => {
    const records: PedigreeRecord[] = [
      { id: 'DE-001', sex: 'male' },
      { id: 'Bella vom Park', sex: 'female' },
      { id: 'X', sireId: 'DE 1', damId: 'Bela vom Park' },
      { id: 'Y', sireId: 'Bella von Park' },
    ]
    const findings = await found(records)

    expect(findings.map(({ facts }) => [facts['parent'], facts['similar']])).toEqual([
      ['DE 1', 'DE-001'],
      ['Bela vom Park', 'Bella vom Park'],
    ])
    const mended = findings.reduce(
      (rest, finding) => applyFix(rest, finding.proposedFixes[0] ?? { edits: [] }),
      records,
    )
    expect(mended[2]).toEqual({ id: 'X', sireId: 'DE-001', damId: 'Bella vom Park' })
  })

  test('parents without a record as one note, with records for all of them as the fix', async () => {
    const records: PedigreeRecord[] = [{ id: 'X', sireId: 'S', damId: 'D' }]
    const [note] = await checkPedigreeRecords(records)

    expect(note).toMatchObject({ kind: 'parents-without-record', severity: 'note', animals: ['S', 'D'] })
    expect(applyFix(records, note?.proposedFixes[0] ?? { edits: [] })).toEqual([
      { id: 'X', sireId: 'S', damId: 'D' },
      { id: 'S', sex: 'male' },
      { id: 'D', sex: 'female' },
    ])
  })
})
