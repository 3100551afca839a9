import { CarWriter } from '@ipld/car'
import { DomainError } from '@pawfect/domain'
import { CID } from 'multiformats/cid'
import { type PinStore, PinStoreUnavailableError } from '../../domains/certificates/pin-store.ts'
import { type CarBlock, readCarBlocks } from './read-car-blocks.ts'

/** A file that was to be exported is not pinned here. */
export class NotPinnedError extends DomainError {
  override readonly name = 'NotPinnedError'
  readonly code = 'certificates/not-pinned'
  override readonly facts: { readonly cid: string }
  constructor(cid: string) {
    super(`${cid} is not pinned on this node`)
    this.facts = { cid }
  }
}

/**
 * Packs pinned files into one CAR (version 1), as every IPFS node reads it; each file is a root.
 *
 * @param cids - all that is pinned when left out.
 * @throws {NotPinnedError} before the first byte when one of the named files is not here.
 */
export async function carOfPins(
  store: PinStore,
  cids?: readonly string[],
): Promise<AsyncIterable<Uint8Array>> {
  const named = cids ?? (await Array.fromAsync(store.list()))
  for (const cid of named) if (!(await store.isPinned(cid))) throw new NotPinnedError(cid)
  const { writer, out } = CarWriter.create(named.map(cid => CID.parse(cid)))
  const writing = writeBlocks(store, named, writer)
  return drained(out, writing)
}

/**
 * Stores and pins every file of a CAR. All of it is checked before anything is stored.
 *
 * @returns the addresses. @throws {CarRejectedError} when it is no CAR, a block is not what its address says, or
 *   holds something other than whole small files.
 */
export async function pinCar(store: PinStore, car: AsyncIterable<Uint8Array>): Promise<string[]> {
  const blocks: CarBlock[] = await readCarBlocks(car)
  const pinned: string[] = []
  for (const { bytes } of blocks) pinned.push(await store.pin(bytes))
  return pinned
}

async function writeBlocks(
  store: PinStore,
  cids: readonly string[],
  writer: Pick<CarWriter, 'put' | 'close'>,
): Promise<void> {
  try {
    for (const cid of cids) {
      const bytes = await store.read(cid)
      if (bytes === null) throw new PinStoreUnavailableError()
      await writer.put({ cid: CID.parse(cid), bytes })
    }
  } finally {
    await writer.close()
  }
}

async function* drained(out: AsyncIterable<Uint8Array>, writing: Promise<void>) {
  // A failure is told where the bytes are read.
  writing.catch(() => null)
  yield* out
  await writing
}
