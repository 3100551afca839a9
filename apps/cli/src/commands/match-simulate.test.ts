import { describe, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const SMALL = ['match', 'simulate', '--animals', '80', '--days', '2', '--seeds', '1,2']

describe('pawfect match simulate', () => {
  test('shows every way at both ends of the noise, whatever is asked, and says that it is synthetic', async () => {
    const { code, stdout, stderr } = await runPawfect([...SMALL, '--noise', '1'])

    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Synthetic: 80 made-up animals/)
    expect(stdout.match(/^noise .*$/gm)).toEqual(['noise 0 (best)', 'noise 1', 'noise 3 (worst)'])
    expect(stdout.match(/^skew .*$/gm)).toEqual([
      'skew 0 (all equally liked), noise 1',
      'skew 0.5, noise 1',
      'skew 1.5 (a few liked by nearly all), noise 1',
    ])
    expect(stdout.match(/^(popularity|one-sided|product|harmonic|greedy-sets|tu) /gm)).toHaveLength(36)
  })

  test('prints the same object for the same seeds', async () => {
    const [one, other] = await Promise.all([
      runPawfect([...SMALL, '--json']),
      runPawfect([...SMALL, '--json']),
    ])

    expect(one).toEqual(other)
    const { synthetic, levels, skews } = JSON.parse(one.stdout)
    expect(synthetic).toBe(true)
    expect(levels.map((level: { noise: number }) => level.noise)).toEqual([0, 0.5, 1, 2, 3])
    expect(skews.map((level: { skew: number }) => level.skew)).toEqual([0, 0.5, 1.5])
  })

  test('says that there is nothing to gain where nobody can match', async () => {
    const { code, stdout } = await runPawfect([
      'match',
      'simulate',
      '--animals',
      '2',
      '--days',
      '1',
      '--seeds',
      '1',
    ])
    expect(code).toBe(0)
    expect(stdout).not.toContain('NaN')
    expect(stdout).toMatch(/^product +0\.0 +none +none/m)
  })

  test('error: refuses a market of nobody', async () => {
    const { code, stderr } = await runPawfect(['match', 'simulate', '--animals', '1'])
    expect(code).toBe(2)
    expect(stderr).toContain('Write a whole number from 2 to 3000.')
  })
})
