import { join } from 'node:path'
import { FsBlockstore } from 'blockstore-fs'
import { FsDatastore } from 'datastore-fs'
import { createHeliaLight, type Helia } from 'helia'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import { type PinStore, PinStoreUnavailableError } from '../../domains/certificates/pin-store.ts'
import { assertOneBlock } from './one-block.ts'

/**
 * Opens the embedded IPFS node: Helia over a folder, without network. What is pinned can be handed to any
 * other node under the same address, as a file or a CAR.
 *
 * @param folder - holds `blocks/` and `pins/`.
 * @throws {PinStoreUnavailableError} when the folder cannot be used.
 */
export async function openEmbeddedIpfs({ folder }: { readonly folder: string }): Promise<PinStore> {
  const blockstore = new FsBlockstore(join(folder, 'blocks'))
  const datastore = new FsDatastore(join(folder, 'pins'))
  try {
    await blockstore.open()
    await datastore.open()
    const helia = createHeliaLight({ blockstore, datastore })
    await helia.start()
    return pinStoreOn(helia)
  } catch (cause) {
    throw new PinStoreUnavailableError({ cause })
  }
}

function pinStoreOn(helia: Helia): PinStore {
  const isPinned = (cid: string) => helia.pins.isPinned(CID.parse(cid))
  return {
    pin: async bytes => {
      assertOneBlock(bytes)
      const cid = CID.createV1(raw.code, await sha256.digest(bytes))
      await helia.blockstore.put(cid, bytes)
      if (!(await helia.pins.isPinned(cid))) await drain(helia.pins.add(cid))
      return cid.toString()
    },
    read: async cid => {
      const address = CID.parse(cid)
      if (!(await helia.blockstore.has(address))) return null
      return collect(helia.blockstore.get(address))
    },
    unpin: async cid => {
      if (!(await isPinned(cid))) return
      await drain(helia.pins.rm(CID.parse(cid)))
      await helia.blockstore.delete(CID.parse(cid))
    },
    isPinned,
    list: () => pinnedOn(helia),
    check: async () => {
      let pinned = 0
      for await (const _pin of helia.pins.ls()) pinned++
      return `embedded node without network, ${pinned} files pinned`
    },
    [Symbol.asyncDispose]: async () => {
      await helia.stop()
    },
  }
}

async function* pinnedOn(helia: Helia) {
  for await (const { cid } of helia.pins.ls()) yield cid.toString()
}

async function drain(steps: AsyncIterable<unknown>): Promise<void> {
  for await (const _step of steps);
}

async function collect(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of pieces) parts.push(part)
  return Uint8Array.from(Buffer.concat(parts))
}
