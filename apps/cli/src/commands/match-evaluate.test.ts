import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const folder = mkdtempSync(join(tmpdir(), 'pawfect-cli-match-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Real decisions; kept beside the checkout, never in it. */
const decisions = fileURLToPath(
  new URL('../../../../../shared/data/decisions/speed-dating-waves-01-14.csv', import.meta.url),
)
if (!existsSync(decisions)) console.warn('skipped: no decisions in ../shared/data/decisions')

/** Some evenings of the file as a file of their own. */
function evenings(...waves: readonly string[]): string {
  const [heading = '', ...lines] = readFileSync(decisions, 'utf8').split('\n')
  const at = heading.split(',').indexOf('wave')
  const path = join(folder, `waves-${waves.join('-')}.csv`)
  writeFileSync(
    path,
    [heading, ...lines.filter(line => waves.includes(line.split(',')[at] ?? ''))].join('\n'),
  )
  return path
}

describe.skipIf(!existsSync(decisions))('pawfect match evaluate (skipped without ../shared/data)', () => {
  test('trains on one file, tests on the other, and prints the same bytes each time', async () => {
    const [later, earlier] = [evenings('8', '12', '13'), evenings('1', '3', '7', '10', '14')]
    const plot = join(folder, 'reliability.svg')
    const question = ['match', 'evaluate', later, '--train', earlier, '--json', '--resamples', '50']
    const [one, other] = [await runPawfect(question), await runPawfect([...question, '--plot', plot])]

    expect([one.code, one.stderr]).toEqual([0, ''])
    expect(other.stdout).toBe(one.stdout)
    const { cold, warm, random, baselines, counts, seed, alsoInTraining } = JSON.parse(one.stdout)
    expect(Object.keys(cold)).toEqual(['decisionAuc', 'matchAuc', 'ndcg5', 'ece'])
    expect(Object.keys(warm)).toEqual(Object.keys(cold))
    expect(Object.keys(baselines)).toEqual(['popularity', 'oneSided', 'product', 'harmonic', 'rates'])
    expect(alsoInTraining).toBe(0)
    expect(counts).toMatchObject({ decisions: 772, pairs: 386, markets: 3 })
    expect(seed).toBe(1)
    expect(warm.matchAuc).toBeGreaterThan(random.matchAuc + 0.1)

    const svg = readFileSync(plot, 'utf8')
    expect(svg).toMatch(/^<svg .*role="img"/)
    expect(svg.match(/<circle /g)?.length).toBeGreaterThan(10)
    expect(svg).not.toContain('NaN')
    expect(svg.length).toBeLessThan(20_000)
  })

  test('says in words what is known, and that surveys alone are nearly a guess', async () => {
    const { code, stdout } = await runPawfect([
      'match',
      'evaluate',
      evenings('1', '3', '7'),
      '--resamples',
      '20',
    ])
    expect(code).toBe(0)
    expect(stdout).toContain('3 folds grouped by evening')
    expect(stdout).toMatch(/^ {2}baseline: rates +0\.\d{3}/m)
    expect(stdout).toContain('From surveys alone this is nearly a guess.')
  })

  test('error: asks for a second file where there is but one evening', async () => {
    const { code, stderr } = await runPawfect(['match', 'evaluate', evenings('1')])
    expect([code, stderr]).toEqual([2, expect.stringContaining('give --train')])
  })
})

describe('pawfect match evaluate', () => {
  test('error: says which columns a file lacks, and which file cannot be read', async () => {
    const path = join(folder, 'other.csv')
    writeFileSync(path, 'a,b\n1,2\n')
    const lacking = await runPawfect(['match', 'evaluate', path])
    expect([lacking.code, lacking.stderr]).toEqual([
      4,
      expect.stringContaining('lacks the columns iid, pid, wave, dec'),
    ])
    expect(lacking.stdout).toBe('')
    const missing = await runPawfect(['match', 'evaluate', join(folder, 'nowhere.csv')])
    expect([missing.code, missing.stderr]).toEqual([4, expect.stringContaining('cannot be read')])
    writeFileSync(path, 'iid,pid,wave,dec\n1,2,1,\n')
    const useless = await runPawfect(['match', 'evaluate', path, '--json'])
    expect([useless.code, useless.stdout, useless.stderr]).toEqual([
      4,
      '',
      expect.stringContaining('none of the 1 rows is a yes or no'),
    ])
  })

  test('error: ends in a reason, never in figures that mean nothing', async () => {
    const path = join(folder, 'made-up.csv')
    const evaluate = async (table: string, ...more: readonly string[]) => {
      writeFileSync(path, table)
      return runPawfect(['match', 'evaluate', path, ...more])
    }
    // One says yes, the other never: decisions of both kinds, and no match.
    const noMatch = await evaluate(
      madeUpEvenings(one => (one % 2 === 0 ? 1 : 0)),
      '--resamples',
      '5',
    )
    expect([noMatch.code, noMatch.stderr]).toEqual([0, ''])
    expect(noMatch.stdout).not.toContain('NaN')
    expect(noMatch.stdout).toMatch(/above rates: match none \[none, none\]/)

    const alike = await evaluate(madeUpEvenings(() => 1))
    expect([alike.code, alike.stdout, alike.stderr]).toEqual([
      4,
      '',
      expect.stringMatching(/made-up\.csv: a model needs 40 answers of both kinds/),
    ])
    for (const [option, value] of [
      ['--resamples', '1000000000'],
      ['--folds', '1'],
      ['--seed', '1e300'],
    ] as const) {
      const refused = await evaluate(
        madeUpEvenings(() => 1),
        option,
        value,
      )
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Write a whole number')])
    }
  })
})

/** Three evenings on which those of even numbers meet those of odd ones. */
function madeUpEvenings(yes: (one: number) => 0 | 1): string {
  const people = [0, 2, 4, 6, 8, 10].flatMap(one => [1, 3, 5, 7].map(other => [one, other] as const))
  const rows = [1, 2, 3].flatMap(wave =>
    people.flatMap(([one, other]) => [
      `${one},${other},${wave},${yes(one)}`,
      `${other},${one},${wave},${yes(other)}`,
    ]),
  )
  return `${['iid,pid,wave,dec', ...rows].join('\n')}\n`
}
