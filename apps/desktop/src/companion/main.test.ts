import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-companion-main-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function startProgram(...extra: string[]): ChildProcess {
  const args = [program, '--data', folder, '--server-url', 'http://localhost:9', ...extra]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
}

describe('the companion as a process', () => {
  test('says where it is once it answers, and ends on SIGTERM', async () => {
    const child = startProgram()
    const [ready] = await once(child, 'message')

    expect(ready).toMatchObject({ ready: true, appUrl: expect.stringContaining('/open?key=') })
    expect((await fetch(ready.appUrl, { redirect: 'manual' })).status).toBe(302)
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })

  test('ends when whoever started it is gone', async () => {
    const child = startProgram()
    await once(child, 'message')

    child.disconnect()

    expect((await once(child, 'exit'))[0]).toBe(0)
  })

  test('error: says in one line what is wrong with its arguments', async () => {
    const child = startProgram('--port', '99999')
    const [said] = await once(child, 'message')

    expect(said).toMatchObject({ ready: false, message: expect.stringContaining('--port') })
    expect((await once(child, 'exit'))[0]).toBe(1)
  })

  test('error: refuses a data folder it cannot make', async () => {
    await writeFile(join(folder, 'companion'), 'a file in the place of a folder')
    const child = startProgram()
    const [said] = await once(child, 'message')

    expect(said).toMatchObject({ ready: false })
    expect((await once(child, 'exit'))[0]).toBe(1)
  })
})
