import { createHash, randomBytes } from 'node:crypto'
import { contentAddressOf } from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PinStore } from '../../domains/certificates/pin-store.ts'
import { FileTooLargeError } from './one-block.ts'

/** What every IPFS node must do, embedded or not. */
export function describePinStore(name: string, open: () => Promise<PinStore>): void {
  describe(`${name} keeps the promises of a pin store`, () => {
    let store: PinStore
    beforeAll(async () => {
      store = await open()
    }, 30_000)
    afterAll(() => store[Symbol.asyncDispose]())

    test('a pinned file is found under the address its bytes have everywhere', async () => {
      const bytes = randomBytes(5000)
      const cid = await store.pin(bytes)
      expect(cid).toBe(contentAddressOf(createHash('sha256').update(bytes).digest('hex')))
      expect(await store.isPinned(cid)).toBe(true)
      expect(await store.read(cid)).toEqual(Uint8Array.from(bytes))
    })

    test('pinning twice is harmless', async () => {
      const bytes = randomBytes(100)
      expect(await store.pin(bytes)).toBe(await store.pin(bytes))
    })

    test('a file nobody pinned is not there, and nobody else is asked', async () => {
      const cid = contentAddressOf(randomBytes(32).toString('hex'))
      expect([await store.isPinned(cid), await store.read(cid)]).toEqual([false, null])
    })

    test('an unpinned file is gone, and unpinning it again is harmless', async () => {
      const cid = await store.pin(randomBytes(100))
      await store.unpin(cid)
      await store.unpin(cid)
      expect([await store.isPinned(cid), await store.read(cid)]).toEqual([false, null])
    })

    test('says in a sentence how it is', async () => {
      expect(await store.check(AbortSignal.timeout(5000))).toMatch(/\w/)
    })

    test('error: refuses a file that is more than one block', async () => {
      await expect((async () => store.pin(new Uint8Array(1024 * 1024 + 1)))()).rejects.toThrow(
        FileTooLargeError,
      )
    })
  })
}
