import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PinStoreUnavailableError } from '../../domains/certificates/pin-store.ts'
import { openEmbeddedIpfs } from './open-embedded-ipfs.ts'
import { openKubo } from './open-kubo.ts'
import { describePinStore } from './pin-store-compliance.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describePinStore('the embedded node', () => openEmbeddedIpfs({ folder: freshFolder() }))

describe('openEmbeddedIpfs', () => {
  test('keeps its pins over a restart', async () => {
    const folder = freshFolder()
    const bytes = randomBytes(300)
    const first = await openEmbeddedIpfs({ folder })
    const cid = await first.pin(bytes)
    await first[Symbol.asyncDispose]()

    await using again = await openEmbeddedIpfs({ folder })
    expect(await again.isPinned(cid)).toBe(true)
    expect(await again.read(cid)).toEqual(Uint8Array.from(bytes))
    expect(await again.check(AbortSignal.timeout(5000))).toBe('embedded node without network, 1 files pinned')
  })

  test('error: says so when the folder cannot be used', async () => {
    const file = join(freshFolder(), 'a-file')
    writeFileSync(file, 'in the way')
    await expect(openEmbeddedIpfs({ folder: file })).rejects.toThrow(PinStoreUnavailableError)
  })
})

describe('openKubo', () => {
  test('error: says so when nobody answers', async () => {
    const kubo = openKubo({ url: 'http://127.0.0.1:1' })
    await expect(kubo.pin(randomBytes(10))).rejects.toThrow(PinStoreUnavailableError)
  })
})

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-ipfs-'))
  folders.push(folder)
  return folder
}
