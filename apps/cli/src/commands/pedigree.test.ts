import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const folder = mkdtempSync(join(tmpdir(), 'pawfect-cli-pedigree-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Real and textbook pedigrees with known coefficients; kept beside the checkout, never in it. */
const studbooks = fileURLToPath(new URL('../../../../../shared/data/pedigrees/', import.meta.url))

const KENNEL = `Zuchtbuchnummer;Name;Vater;Mutter;Geschlecht;Wurfdatum
1;Rex;;;Rüde;01.02.2015
2;Luna;unbekannt;k. A.;Hündin;13.03.2016
3;Bella;Rex;Luna;Hündin;24.12.2018
4;Bruno;Rex;Luna;Rüde;24.12.2018
5;Max;;;Rüde;05.06.2017
6;Kim;Bruno;Bella;Hündin;07.07.2021
`

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('pawfect pedigree inbreeding', () => {
  test.skipIf(!existsSync(studbooks)).each(['dorcas', 'darwin', 'fg90', 'mrode2', 'wray90'])(
    'agrees with the known coefficients of %s, read as it is',
    async name => {
      const { code, stdout, stderr } = await runPawfect([
        'pedigree',
        'inbreeding',
        join(studbooks, `${name}.csv`),
        '--csv',
      ])

      expect([code, stderr]).toEqual([0, ''])
      const [header, ...lines] = stdout.trimEnd().split('\n')
      expect(header).toBe('id,inbreeding,completeGenerations')
      const computed = new Map(lines.map(line => line.split(',')).map(([id, f]) => [id, Number(f)]))
      const expected = readFileSync(join(studbooks, `${name}.expected.csv`), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
      expect(computed.size).toBe(expected.length)
      for (const line of expected) {
        const [id = '', , , f] = line.replaceAll('"', '').split(',')
        expect(Math.abs((computed.get(id) ?? Number.NaN) - Number(f)), id).toBeLessThan(1e-9)
      }
    },
  )

  test('reads a German file in Windows-1252, parents without a record included', async () => {
    const file = fileOf('zwinger.csv', Buffer.from(KENNEL.replace('5;Max;;;', '5;Max;Ödön;;'), 'latin1'))

    const { code, stdout, stderr } = await runPawfect(['pedigree', 'inbreeding', file, '--csv'])

    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(
      'id,inbreeding,completeGenerations\nRex,0,0\nLuna,0,0\nBella,0,1\nBruno,0,1\nMax,0,0.5\nKim,0.25,2\nÖdön,0,0\n',
    )
  })

  test('computes without the doubtful links of a file with errors, and says which', async () => {
    const file = fileOf('loop.csv', 'id,sire,dam\n1,5,\n2,,\n3,1,2\n4,1,2\n5,4,3\n')

    const { code, stdout, stderr } = await runPawfect(['pedigree', 'inbreeding', file, '--csv'])

    expect([code, stdout]).toEqual([
      0,
      'id,inbreeding,completeGenerations\n1,0,0\n2,0,0\n3,0,1\n4,0,1\n5,0.25,2\n',
    ])
    expect(stderr).toContain('An animal is its own ancestor')
    expect(stderr).toContain('Until decided, unknown: sire of 1.')
  })

  test('error: says which column is missing, or not there to be named', async () => {
    const file = fileOf('no-dam.csv', 'Hund;Vater;Farbe\na;b;rot\nb;;blau\n')

    const runs = [
      await runPawfect(['pedigree', 'inbreeding', file, '--csv']),
      await runPawfect(['pedigree', 'inbreeding', file, '--column', 'dam=Mutter']),
      await runPawfect(['pedigree', 'inbreeding', join(folder, 'nowhere.csv')]),
    ]

    expect(runs.map(run => [run.code, run.stdout])).toEqual([
      [4, ''],
      [2, ''],
      [4, ''],
    ])
    expect(runs[0]?.stderr).toContain('no dam column found; the headings are "Hund", "Vater", "Farbe"')
    expect(runs[1]?.stderr).toContain('there is no column Mutter; the headings are "Hund", "Vater", "Farbe"')
    expect(runs[2]?.stderr).toContain('cannot be read (ENOENT)')
  })
})

describe('pawfect pedigree check', () => {
  test('tells how a file was understood, what is wrong and what would mend it', async () => {
    const file = fileOf('messy.csv', `${KENNEL}7;Ole;Kim;Bella;Rüde;01.01.2020\n8;Ida;Ida;Luna;Hündin;\n`)

    const { code, stdout } = await runPawfect(['pedigree', 'check', file, '--json'])

    expect(code).toBe(3)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({
      animals: 8,
      errors: 3,
      columns: { id: 'Name', sire: 'Vater', dam: 'Mutter' },
    })
    expect(report.findings.slice(0, 3)).toMatchObject([
      { kind: 'self-parent', lines: [9], message: 'Ida is its own sire (line 9).' },
      { kind: 'sex-conflict', proposedFixes: [{ id: 'sex:male' }, { id: 'cut:Ole:sireId' }] },
      { kind: 'born-before-parent', facts: { animal: 'Ole', parent: 'Kim' } },
    ])
  })

  test('is content with a file in order, and readable for people', async () => {
    const { code, stdout } = await runPawfect(['pedigree', 'check', '-'], { stdin: KENNEL })

    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^-: 6 animals, 0 errors, 0 warnings, 0 notes\n {2}read as table, utf-8\n {2}id {11}Name\n/,
    )
  })
})

describe('pawfect pedigree mates', () => {
  test('ranks every male by the exact coefficient of the litter, with what speaks against each', async () => {
    const file = fileOf('mates.csv', KENNEL)

    const { code, stdout, stderr } = await runPawfect(['pedigree', 'mates', file, '--dam', 'Bella', '--json'])

    expect([code, stderr]).toEqual([0, ''])
    const mates: readonly Record<string, unknown>[] = JSON.parse(stdout)
    expect(mates.map(({ sire, inbreeding, relationship }) => [sire, inbreeding, relationship])).toEqual([
      ['Max', 0, 'cannot-confirm-unrelated'],
      ['Rex', 0.25, 'parent'],
      ['Bruno', 0.25, 'full-siblings'],
    ])
    expect(mates.map(mate => mate['warnings'])).toEqual([
      ['cannot-confirm-unrelated', 'incomplete-pedigree'],
      ['parent-offspring', 'incomplete-pedigree'],
      ['full-siblings', 'incomplete-pedigree'],
    ])
    expect(Object.keys(mates[0] ?? {})).toEqual(['sire', 'inbreeding', 'relationship', 'warnings'])
  })

  test('error: refuses a dam that is not there or is male', async () => {
    const file = fileOf('mates.csv', KENNEL)

    const runs = [
      await runPawfect(['pedigree', 'mates', file, '--dam', 'bella']),
      await runPawfect(['pedigree', 'mates', file, '--dam', 'Rex']),
    ]

    expect(runs.map(run => [run.code, run.stdout, run.stderr])).toEqual([
      [2, '', 'pawfect: there is no dam bella in this file; did you mean Bella?\n'],
      [2, '', 'pawfect: Rex is male\n'],
    ])
  })
})

describe('pawfect pedigree stats', () => {
  test('gives the figures of the file', async () => {
    const { code, stdout } = await runPawfect(['pedigree', 'stats', '-', '--json'], { stdin: KENNEL })

    expect(code).toBe(0)
    const figures = JSON.parse(stdout)
    expect(figures).toMatchObject({ animals: 6, founders: 3, meanInbreeding: 0.25 / 6 })
    for (const name of ['founderEquivalents', 'ancestorEquivalents', 'effectiveSize', 'meanKinship'])
      expect(figures).toHaveProperty(name)
  })
})
