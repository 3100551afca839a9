import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { userIdSchema } from '@pawfect/domain/identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CompanionBrowser, openCompanion } from '../../testing/companion-browser.ts'

const program = fileURLToPath(new URL('../../main.ts', import.meta.url))
const accountId = userIdSchema.parse('account-ana-1')

let folder: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-killed-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function start(): Promise<{ child: ChildProcess; browser: CompanionBrowser }> {
  const args = [program, '--data', folder, '--server-url', 'http://localhost:9']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  children.push(child)
  const [{ appUrl, origin }] = await once(child, 'message')
  return { child, browser: await openCompanion({ appUrl, origin, close: async () => undefined }) }
}

test('an import that dies with its computer leaves no half studbook, and can be applied again', {
  timeout: 120_000,
}, async () => {
  const rows = Array.from(
    { length: 6_000 },
    (_, row) => `A${row},Animal ${row},${row > 9 ? `A${row - 9}` : ''},`,
  )
  const bytes = new TextEncoder().encode(`id,name,sire,dam\n${rows.join('\n')}\n`)
  const before = await start()
  const { pedigree } = before.browser.bridge
  const file = { fileName: 'many.csv', byteLength: bytes.byteLength }
  const { importId } = await pedigree.startImport({ accountId, ...file })
  await pedigree.sendImportBytes({ accountId, importId, offset: 0, bytes })
  const into = { newName: 'Many' }
  const killed = pedigree.applyImport(
    { accountId, importId, into },
    {
      onProgress: ({ step, done }) => {
        if (step === 'writing' && done > 0) before.child.kill('SIGKILL')
      },
    },
  )
  await expect(killed).rejects.toMatchObject({ code: 'bridge/disconnected' })

  const after = await start()
  const again = after.browser.bridge.pedigree

  expect((await again.listStudbooks({ accountId })).studbooks).toEqual([])
  expect((await again.listImports({ accountId })).imports).toMatchObject([
    { importId, state: 'reading', byteLength: bytes.byteLength },
  ])
  const { animalsAdded } = await again.applyImport({ accountId, importId, into })
  expect(animalsAdded).toBe(6_000)
  await after.browser[Symbol.asyncDispose]()
})

test('an import that is cancelled leaves nothing either', { timeout: 120_000 }, async () => {
  const { browser } = await start()
  const { pedigree } = browser.bridge
  const rows = Array.from({ length: 6_000 }, (_, row) => `A${row},Animal ${row},,`)
  const bytes = new TextEncoder().encode(`id,name,sire,dam\n${rows.join('\n')}\n`)
  const file = { fileName: 'many.csv', byteLength: bytes.byteLength }
  const { importId } = await pedigree.startImport({ accountId, ...file })
  await pedigree.sendImportBytes({ accountId, importId, offset: 0, bytes })
  const stop = new AbortController()

  const cancelled = pedigree.applyImport(
    { accountId, importId, into: { newName: 'Many' } },
    { signal: stop.signal, onProgress: ({ step, done }) => step === 'writing' && done > 0 && stop.abort() },
  )

  await expect(cancelled).rejects.toMatchObject({ code: 'bridge/cancelled' })
  // Writes take turns: the next one sees what the cancelled one left behind.
  await pedigree.createStudbook({ accountId, name: 'Next' })
  expect((await pedigree.listStudbooks({ accountId })).studbooks).toMatchObject([
    { name: 'Next', animals: 0 },
  ])
  await browser[Symbol.asyncDispose]()
})
