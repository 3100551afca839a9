import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CarReader, CarWriter } from '@ipld/car'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PinStore } from '../../domains/certificates/pin-store.ts'
import { carOfPins, NotPinnedError, pinCar } from './car-of-pins.ts'
import { openEmbeddedIpfs } from './open-embedded-ipfs.ts'
import { CarRejectedError } from './read-car-blocks.ts'

const folder = mkdtempSync(join(tmpdir(), 'pawfect-car-'))
let store: PinStore
let other: PinStore

beforeAll(async () => {
  store = await openEmbeddedIpfs({ folder: join(folder, 'one') })
  other = await openEmbeddedIpfs({ folder: join(folder, 'other') })
})

afterAll(async () => {
  await store[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

describe('a CAR of what is pinned', () => {
  test('carries every file to another node, under the same addresses', async () => {
    const files = Array.from({ length: 40 }, (_, index) => randomBytes(index * 500))
    const cids = await Promise.all(files.map(bytes => store.pin(bytes)))
    const car = await bytesOf(await carOfPins(store))

    expect((await CarReader.fromBytes(car)).version).toBe(1)
    expect((await pinCar(other, inPieces(car, 977))).toSorted()).toEqual(cids.toSorted())
    expect(await Array.fromAsync(other.list())).toHaveLength(40)
    for (const [index, cid] of cids.entries())
      expect(await other.read(cid)).toEqual(Uint8Array.from(files[index] ?? []))
  })

  test('holds the one file that was asked for', async () => {
    const cid = await store.pin(Buffer.from('hello world'))
    const reader = await CarReader.fromBytes(await bytesOf(await carOfPins(store, [cid])))

    expect((await reader.getRoots()).map(String)).toEqual([cid])
    expect(await Array.fromAsync(reader.blocks(), block => Buffer.from(block.bytes).toString())).toEqual([
      'hello world',
    ])
  })

  test('error: names a file that is not here', async () => {
    const cid = CID.createV1(raw.code, await sha256.digest(randomBytes(8))).toString()
    await expect(carOfPins(store, [cid])).rejects.toThrow(NotPinnedError)
  })

  test('error: takes nothing of a CAR one block of which is not what its address says', async () => {
    const honest = { cid: await addressOf('fine'), bytes: Buffer.from('fine') }
    const forged = { cid: await addressOf('the real paper'), bytes: Buffer.from('a forged paper') }
    const car = await carWith([honest, forged])

    await expect(pinCar(other, inPieces(car, 64))).rejects.toThrow(/not what its address says/)
    expect(await other.isPinned(honest.cid.toString())).toBe(false)
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['a picture', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['noise', Buffer.alloc(4096, 0xff)],
    ['a length without an end', Buffer.from('ffffffffffffffffff7f', 'hex')],
  ])('error: refuses %s', async (_what, bytes) => {
    await expect(pinCar(other, inPieces(bytes, 1000))).rejects.toThrow(CarRejectedError)
  })

  test('error: refuses a CAR that is cut short, at any byte of its last block', async () => {
    const car = await carWith([{ cid: await addressOf('a paper'), bytes: Buffer.from('a paper') }])
    for (let missing = 1; missing < 40; missing += 1)
      await expect(pinCar(other, inPieces(car.subarray(0, -missing), 16))).rejects.toThrow(CarRejectedError)
  })

  test('error: refuses a tree of blocks, which is no whole file', async () => {
    const cid = CID.createV1(0x70, await sha256.digest(Buffer.from('tree')))
    const car = await carWith([{ cid, bytes: Buffer.from('tree') }])
    await expect(pinCar(other, inPieces(car, 16))).rejects.toThrow(/no whole file/)
  })
})

async function addressOf(text: string): Promise<CID> {
  return CID.createV1(raw.code, await sha256.digest(Buffer.from(text)))
}

async function carWith(blocks: readonly { cid: CID; bytes: Uint8Array }[]): Promise<Uint8Array> {
  const { writer, out } = CarWriter.create(blocks.map(({ cid }) => cid))
  const reading = bytesOf(out)
  for (const block of blocks) await writer.put(block)
  await writer.close()
  return reading
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(parts))
}

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
