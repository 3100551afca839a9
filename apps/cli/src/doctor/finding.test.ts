import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examine } from './finding.ts'
import { disk, ports } from './machine.ts'

test('one part that fails or hangs does not hide the others', async () => {
  const findings = await examine(
    [
      { part: 'broken', needed: true, look: () => Promise.reject(new Error('no such thing')) },
      { part: 'stuck', needed: false, look: () => new Promise(() => undefined) },
      { part: 'fine', needed: true, look: async () => ({ state: 'works', says: 'Fine.' }) },
    ],
    50,
  )
  expect(findings).toEqual([
    { part: 'broken', needed: true, state: 'missing', says: 'It does not work: no such thing.' },
    { part: 'stuck', needed: false, state: 'missing', says: 'It does not work: it took too long.' },
    { part: 'fine', needed: true, state: 'works', says: 'Fine.' },
  ])
})

test('looking at a data folder that is not there yet does not make it', async () => {
  const above = mkdtempSync(join(tmpdir(), 'pawfect-doctor-'))
  const folder = join(above, 'not-yet', 'data')
  const [finding] = await examine([disk(folder)])
  expect(finding?.says).toContain(`${folder} does not exist yet; ${above} can be written`)
  expect(readdirSync(above)).toEqual([])
  rmSync(above, { recursive: true })
})

test('a machine that runs tests has a port to listen on', async () => {
  const [finding] = await examine([ports])
  expect(finding?.state).toMatch(/^(works|limited)$/)
})
