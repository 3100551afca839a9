import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const folder = mkdtempSync(join(tmpdir(), 'pawfect-cli-model-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pawfect model', () => {
  test('federate prints learning without collecting beside collecting, and says that the data is made up', async () => {
    const { code, stdout } = await runPawfect(['model', 'federate', '--simulate', '--json'])
    const figures = JSON.parse(stdout) as Record<string, number>

    expect([code, figures]).toMatchObject([
      0,
      { synthetic: true, clients: 20, poisonedClients: 1, roundsRun: 8 },
    ])
    expect((figures['centralised'] ?? 0) - (figures['federated'] ?? 0)).toBeLessThan(0.1)
  })

  test('error: show refuses a file that is no add-on, and names a missing one', async () => {
    const file = join(folder, 'add-on.pawmodel')
    writeFileSync(file, '{"format":"pawfect-add-on/1"}')
    const runs = [
      await runPawfect(['model', 'show', file]),
      await runPawfect(['model', 'show', `${file}.gone`]),
    ]

    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [1, 'pawfect: not a model this version can read: no add-on\n'],
      [4, `pawfect: ${file}.gone cannot be read\n`],
    ])
  })

  test('error: serve says where a registry comes from when the folder is none, and wants to know whose it is', async () => {
    const runs = [
      await runPawfect(['model', 'serve', folder, '--key', 'did:key:z6Mk']),
      await runPawfect(['model', 'serve', folder]),
    ]

    expect(runs.map(({ code }) => code)).toEqual([1, 2])
    expect(runs[0]?.stderr).toContain('holds no released model; npm run train -- KIND --out writes one')
  })

  test('error: train says what it needs where nothing is labelled', async () => {
    const { code, stderr } = await runPawfect(['model', 'train', folder])

    expect(code).toBe(1)
    expect(stderr).toContain('put the photos into one folder per label')
  })
})
