import { create, type KuboRPCClient } from 'kubo-rpc-client'
import { CID } from 'multiformats/cid'
import { type PinStore, PinStoreUnavailableError } from '../../domains/certificates/pin-store.ts'
import { assertOneBlock } from './one-block.ts'

/** Longest the node may think; it is asked about its own files only. */
const CALL_TIMEOUT_MS = 15_000

/**
 * Uses an operator's own Kubo through its RPC address, for example `http://127.0.0.1:5001`.
 */
export function openKubo({ url }: { readonly url: string }): PinStore {
  const kubo: KuboRPCClient = create({ url, timeout: CALL_TIMEOUT_MS })
  const isPinned = (cid: string) => asking(() => hasPin(kubo, cid))
  return {
    pin: bytes => {
      assertOneBlock(bytes)
      return asking(async () => {
        const cid = await kubo.block.put(bytes, { format: 'raw', mhtype: 'sha2-256', version: 1, pin: true })
        return cid.toString()
      })
    },
    read: cid =>
      asking(async () => {
        const address = CID.parse(cid)
        for await (const ref of kubo.refs.local())
          if (sameBytes(CID.parse(ref.ref), address)) return Uint8Array.from(await kubo.block.get(address))
        return null
      }),
    unpin: cid =>
      asking(async () => {
        if (!(await hasPin(kubo, cid))) return
        await kubo.pin.rm(CID.parse(cid))
        for await (const removed of kubo.block.rm(CID.parse(cid))) if (removed.error) throw removed.error
      }),
    isPinned,
    list: () => pinnedOn(kubo),
    check: () => asking(async () => `Kubo ${(await kubo.version()).version}`),
    [Symbol.asyncDispose]: async () => undefined,
  }
}

async function* pinnedOn(kubo: KuboRPCClient) {
  try {
    for await (const { cid } of kubo.pin.ls({ type: 'recursive' })) yield cid.toString()
  } catch (cause) {
    throw new PinStoreUnavailableError({ cause })
  }
}

async function hasPin(kubo: KuboRPCClient, cid: string): Promise<boolean> {
  try {
    for await (const _pin of kubo.pin.ls({ paths: CID.parse(cid) })) return true
    return false
  } catch (error) {
    // Kubo answers a question about an unpinned file with an error of these words.
    if (error instanceof Error && error.message.includes('is not pinned')) return false
    throw error
  }
}

function sameBytes(one: CID, other: CID): boolean {
  return Buffer.from(one.multihash.bytes).equals(Buffer.from(other.multihash.bytes))
}

async function asking<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question()
  } catch (cause) {
    throw new PinStoreUnavailableError({ cause })
  }
}
