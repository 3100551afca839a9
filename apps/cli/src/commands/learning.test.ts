import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const folder = await mkdtemp(join(tmpdir(), 'pawfect-learning-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('pawfect learning', () => {
  test('trains nothing from too few answers, says how far it is, and keeps the stated weights', async () => {
    const trained = await runPawfect(['learning', 'train', '--data', folder, '--json'])
    expect([trained.code, trained.stderr]).toEqual([0, ''])
    expect(JSON.parse(trained.stdout)).toMatchObject({
      outcome: 'too-few',
      activeVersion: null,
      purposes: [{ purpose: 'play', trainedOn: 0, answers: 0 }, {}, {}],
      lastTry: { outcome: 'too-few' },
    })
    const told = await runPawfect(['learning', 'status', '--data', folder])
    expect(told.stdout).toContain('The stated weights rank; no trained model does.')
    expect(told.stdout).toContain('play: stated weights; 0 of 400 answers, not enough yet.')
    expect(told.stdout).toMatch(/Last training, .*: too few\./)
  })

  test('error: tells nothing of a data folder that is not there, and makes none', async () => {
    const nowhere = join(folder, 'nowhere')
    const { code, stdout, stderr } = await runPawfect(['learning', 'status', '--data', nowhere])
    expect([code, stdout, stderr]).toEqual([5, '', expect.stringContaining('nowhere is not there')])
    expect(existsSync(nowhere)).toBe(false)
  })
})
