import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepareReadyFile } from './ready-file.js'

describe('the ready file', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pawfect-ready-'))
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  test('may lie in a folder that does not exist yet', () => {
    const file = join(folder, 'not', 'there', 'ready.json')

    prepareReadyFile(file)

    expect(existsSync(dirname(file))).toBe(true)
  })

  test('of an earlier run is taken away, so that nobody takes its server for this one', () => {
    const file = join(folder, 'ready.json')
    writeFileSync(file, JSON.stringify({ serverUrl: 'http://localhost:1', pid: 2 ** 30 }))

    prepareReadyFile(file)

    expect(existsSync(file)).toBe(false)
  })

  test('of a run that still lives stays', () => {
    const file = join(folder, 'ready.json')
    writeFileSync(file, JSON.stringify({ pid: process.pid }))

    prepareReadyFile(file)

    expect(existsSync(file)).toBe(true)
  })

  test('error: that cannot be written is one sentence and a next step, before anything is installed', () => {
    writeFileSync(join(folder, 'file'), '')
    mkdirSync(join(folder, 'taken'))

    for (const path of [join(folder, 'file', 'ready.json'), join(folder, 'taken')])
      expect(() => prepareReadyFile(path)).toThrow(/cannot be written[\s\S]*Next step: .*--ready-file/)
  })
})
