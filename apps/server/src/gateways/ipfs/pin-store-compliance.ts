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

    test.each([
      ['nothing', '', 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'],
      ['hello world', 'hello world', 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'],
    ])('gives %s the address it has in the published examples', async (_what, text, cid) => {
      expect(await store.pin(Buffer.from(text))).toBe(cid)
    })

    test('lists what is pinned, and no more', async () => {
      const kept = await store.pin(randomBytes(64))
      const dropped = await store.pin(randomBytes(64))
      await store.unpin(dropped)
      const listed = await Array.fromAsync(store.list())
      expect(listed).toContain(kept)
      expect(listed).not.toContain(dropped)
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
