import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const BIN = fileURLToPath(new URL('../../bin/pawfect.js', import.meta.url))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pawfect-serve-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('serve says where it is on one line, keeps others off its data, and stops when told', {
  timeout: 180_000,
}, async () => {
  const { child, serverUrl } = await serve()
  expect(await (await fetch(`${serverUrl}/health`)).json()).toEqual({ status: 'alive' })
  const audit = await runPawfect(['audit', 'verify', '--data', folder])
  expect([audit.code, audit.stderr]).toEqual([5, `pawfect: a server runs on ${folder}; stop it first\n`])
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  const after = await runPawfect(['audit', 'verify', '--data', folder, '--json'])
  expect([after.code, JSON.parse(after.stdout)]).toMatchObject([0, { whole: true, entries: 0 }])
})

test('serve ends with the command, even when that is killed', { timeout: 180_000 }, async () => {
  const { child, serverUrl } = await serve()
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect
    .poll(
      () =>
        fetch(serverUrl).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: 60_000 },
    )
    .toBe('gone')
})

async function serve(): Promise<{ child: ChildProcess; serverUrl: string }> {
  const child = spawn(process.execPath, [BIN, 'serve', '--data', folder, '--empty'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const { ready, serverUrl } = JSON.parse(line) as { ready: boolean; serverUrl: string }
    if (ready) return { child, serverUrl }
  }
  throw new Error('the server ended before it was ready')
}
