import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { installationState, isBeingInstalled, isStamped, stampInstallation } from './installed-packages.js'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pawfect-install-'))
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

const elsewhere = { os: ['plan9'], cpu: [process.arch] }
const here = { os: [process.platform], cpu: [process.arch] }
const locked = {
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/for-elsewhere': { version: '1.0.0', optional: true, ...elsewhere },
  'node_modules/for-here': { version: '1.0.0', optional: true, ...here },
  'node_modules/@pawfect/domain': { link: true },
}

function writeLock(packages: object, path = 'package-lock.json') {
  writeFileSync(join(root, path), JSON.stringify({ packages }))
}

function install(...names: string[]) {
  const installed: Record<string, object> = {}
  for (const name of names) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true })
    writeFileSync(join(root, 'node_modules', name, 'package.json'), '{}')
    installed[`node_modules/${name}`] = locked[`node_modules/${name}` as keyof typeof locked]
  }
  writeLock(installed, 'node_modules/.package-lock.json')
}

describe('installationState', () => {
  test('is complete when everything for this machine is there', () => {
    writeLock(locked)
    install('zod', 'for-here')
    expect(installationState(root)).toBe('complete')
  })

  test('is missing on a fresh clone', () => {
    writeLock(locked)
    expect(installationState(root)).toBe('missing')
  })

  test('is missing when an installation was broken off: npm writes its own list last', () => {
    writeLock(locked)
    install('zod', 'for-here')
    rmSync(join(root, 'node_modules/.package-lock.json'))
    expect(installationState(root)).toBe('missing')
  })

  test('is missing when that list was cut off, or a package was taken away afterwards', () => {
    writeLock(locked)
    install('zod', 'for-here')
    writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages": {"node_mod')
    expect(installationState(root)).toBe('missing')
    install('zod', 'for-here')
    rmSync(join(root, 'node_modules/zod'), { recursive: true })
    expect(installationState(root)).toBe('missing')
  })

  test('is outdated when the lock file moved on', () => {
    writeLock(locked)
    install('zod', 'for-here')
    stampInstallation(root)
    writeLock({ ...locked, 'node_modules/zod': { version: '4.7.0' } })
    expect(installationState(root)).toBe('outdated')
    expect(isStamped(root)).toBe(false)
  })

  test('asks once, not at every start, for an optional package the registry does not give', () => {
    writeLock(locked)
    install('zod')
    expect(installationState(root)).toBe('outdated')
    stampInstallation(root)
    expect(installationState(root)).toBe('complete')
  })
})

describe('isBeingInstalled', () => {
  test('is true while packages keep arriving, and false half a minute after the last', () => {
    expect(isBeingInstalled(root)).toBe(false)
    install('zod')

    expect(isBeingInstalled(root)).toBe(true)
    expect(isBeingInstalled(root, Date.now() + 31_000)).toBe(false)
  })
})
