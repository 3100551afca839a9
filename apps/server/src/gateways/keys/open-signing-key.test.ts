import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openSigningKey, SigningKeyDamagedError } from './open-signing-key.ts'

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('openSigningKey', () => {
  test('makes a key once and keeps it, readable by this user only', () => {
    const folder = someFolder()
    const key = openSigningKey(folder, 'park-key')
    expect(openSigningKey(folder, 'park-key')).toEqual(key)
    expect(openSigningKey(folder, 'other-key')).not.toEqual(key)
    expect(statSync(join(folder, 'park-key')).mode & 0o777).toBe(0o600)
  })

  test('error: refuses a damaged key instead of replacing it', () => {
    const folder = someFolder()
    writeFileSync(join(folder, 'park-key'), 'short')
    expect(() => openSigningKey(folder, 'park-key')).toThrow(SigningKeyDamagedError)
  })
})
