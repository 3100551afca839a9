import { describe, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

describe('pawfect match check', () => {
  test('prints how chances held and that no rule was broken, and says that it is synthetic', async () => {
    const question = ['match', 'check', '--pairs', '20000', '--towns', '12', '--animals', '16']
    const { code, stdout, stderr } = await runPawfect(question)

    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Synthetic: 1440 answers of 96 made-up owners/)
    expect(stdout).toMatch(/^Hard rules: 2\d{4} pairs ranked, \d+ shown, 0 that may not be\.$/m)
  })

  test('error: refuses no pairs at all', async () => {
    const { code, stderr } = await runPawfect(['match', 'check', '--pairs', '0'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('Write a whole number from 1.')])
  })
})
