import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { usualFacts } from './testing/test-world.ts'

const KILLS = 50

/** Writers that never rest, so that every kill hits some of them in flight. */
const WRITERS = 6

/** How many acknowledged writes each life of the server has to show before it is killed. */
const WRITES_PER_LIFE = 5

const readySchema = z.object({ url: z.string() })

describe('a server that is killed', () => {
  let folder: string
  const children = new Set<ChildProcess>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pawfect-kill-'))
  })
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  /** Loads a server beside the one that runs; it touches nothing before it is opened. */
  function load(): { open: () => Promise<string>; kill: () => Promise<void> } {
    const child = fork(join(import.meta.dirname, 'testing', 'small-server.ts'), [folder], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    })
    children.add(child)
    const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
    const open = () =>
      new Promise<string>((resolve, reject) => {
        child.once('message', message => resolve(readySchema.parse(message).url))
        child.once('exit', code => reject(new Error(`the server ended with ${code} before it was ready`)))
        child.send('open')
      })
    const kill = async () => {
      child.kill('SIGKILL')
      await exited
      children.delete(child)
    }
    return { open, kill }
  }

  test(`keeps every acknowledged write through ${KILLS} kills under load`, { timeout: 600_000 }, async () => {
    const acknowledged: string[] = []
    let server = load()
    for (let life = 0; life < KILLS; life++) {
      const url = await server.open()
      const next = load()
      const enough = Promise.withResolvers<void>()
      const goal = acknowledged.length + WRITES_PER_LIFE
      const note = (written: string) => {
        acknowledged.push(written)
        if (acknowledged.length >= goal) enough.resolve()
      }
      const writers = Promise.all(Array.from({ length: WRITERS }, () => writeUntilKilled(url, note)))
      await Promise.race([enough.promise, writers])
      await server.kill()
      await writers
      server = next
    }
    await server.kill()

    const database = new BetterSqlite3(join(folder, 'pawfect.db'))
    const integrity = database.pragma('integrity_check', { simple: true })
    const stored = new Set(
      database
        .prepare<[], { about: string }>(`SELECT "facts" ->> 'about' AS "about" FROM "Pet"`)
        .all()
        .map(row => row.about),
    )
    database.close()

    expect(integrity).toBe('ok')
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * WRITES_PER_LIFE)
    expect(acknowledged.filter(written => !stored.has(written))).toEqual([])
  })
})

/** Registers animals until the connection breaks; tells what was acknowledged. */
async function writeUntilKilled(url: string, note: (written: string) => void): Promise<void> {
  for (;;) {
    const about = `written-${crypto.randomUUID()}`
    try {
      const response = await fetch(`${url}/pets.registerPet`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ facts: usualFacts({ about }) }),
      })
      const body = await response.text()
      if (!response.ok) throw new Error(`a write was refused: ${body}`)
    } catch (error) {
      // What fetch throws when the other end dies, in the middle of an answer too.
      if (error instanceof TypeError) return
      throw error
    }
    note(about)
  }
}
