import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultDataFolder } from '../../../scripts/start/data-folder.js'
import { runPawfect } from './testing/run-pawfect.ts'
import { usualDataFolder } from './usual-data-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'pawfect-cli-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pawfect', () => {
  test.each([
    [['--help']],
    [['serve', '--help']],
    [['photo', 'analyse', '--help']],
    [['certificate', 'verify', '--help']],
    [['pedigree', 'check', '--help']],
    [['pedigree', 'inbreeding', '--help']],
    [['pedigree', 'mates', '--help']],
    [['pedigree', 'stats', '--help']],
    [['world', 'seed', '--help']],
    [['world', 'reset', '--help']],
    [['learning', 'roll-back', '--help']],
    [['audit', 'verify', '--help']],
    [['doctor', '--help']],
  ])('%j shows an example and the exit codes', async args => {
    const { code, stdout, stderr } = await runPawfect(args)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/Examples?:\n {2}\$ pawfect /)
    expect(stdout).toContain('Exit codes: 0 done')
  })

  test('error: an unknown command or option ends in 2, with the reason on stderr only', async () => {
    const runs = await Promise.all([
      runPawfect(['bark']),
      runPawfect(['doctor', '--bark']),
      runPawfect(['photo', 'analyse']),
    ])
    expect(runs.map(run => [run.code, run.stdout])).toEqual(runs.map(() => [2, '']))
    expect(runs.map(run => run.stderr.split('\n')[0])).toEqual([
      "error: unknown command 'bark'",
      "error: unknown option '--bark'",
      "error: missing required argument 'file'",
    ])
  })

  test('error: verifying a record that is not there ends in 4', async () => {
    const { code, stderr } = await runPawfect(['audit', 'verify', '--data', folder])
    expect([code, stderr]).toEqual([4, `pawfect: there is no record in ${folder}\n`])
  })

  test('keeps its data where npm start does', () => {
    expect(usualDataFolder()).toBe(defaultDataFolder())
  })
})
