import { CarBlockIterator } from '@ipld/car'
import { DomainError } from '@pawfect/domain'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import { ONE_BLOCK_BYTES } from './one-block.ts'

/** Some sixty thousand certificates; a node holds the CAR in memory until all of it is checked. */
const LARGEST_CAR_BYTES = 256 * 1024 * 1024

/** One file of a CAR, its bytes checked against its address. */
export interface CarBlock {
  readonly cid: string
  readonly bytes: Uint8Array
}

/** What was offered as a CAR is none that we take; `facts.reason` says why. */
export class CarRejectedError extends DomainError {
  override readonly name = 'CarRejectedError'
  readonly code = 'certificates/car-rejected'
  override readonly facts: { readonly reason: string }
  constructor(reason: string, options?: ErrorOptions) {
    super(`the CAR was rejected: ${reason}`)
    if (options?.cause !== undefined) this.cause = options.cause
    this.facts = { reason }
  }
}

/** Reads a CAR and checks every block of it. @throws {CarRejectedError} */
export async function readCarBlocks(car: AsyncIterable<Uint8Array>): Promise<CarBlock[]> {
  const blocks: CarBlock[] = []
  try {
    for await (const { cid, bytes } of await CarBlockIterator.fromIterable(limited(car))) {
      await checkBlock(cid, bytes)
      blocks.push({ cid: cid.toString(), bytes: Uint8Array.from(bytes) })
    }
  } catch (cause) {
    if (cause instanceof CarRejectedError) throw cause
    throw new CarRejectedError('it is no CAR, or it is cut short', { cause })
  }
  return blocks
}

async function checkBlock(cid: CID, bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength > ONE_BLOCK_BYTES) throw new CarRejectedError(`${cid} is larger than one block`)
  const isWholeFile = cid.version === 1 && cid.code === raw.code && cid.multihash.code === sha256.code
  if (!isWholeFile) throw new CarRejectedError(`${cid} is no whole file (CIDv1, raw, sha2-256)`)
  const actual = CID.createV1(raw.code, await sha256.digest(bytes))
  if (!actual.equals(cid)) throw new CarRejectedError(`the bytes of ${cid} are not what its address says`)
}

async function* limited(car: AsyncIterable<Uint8Array>) {
  let bytes = 0
  for await (const part of car) {
    bytes += part.byteLength
    if (bytes > LARGEST_CAR_BYTES) throw new CarRejectedError(`it has more than ${LARGEST_CAR_BYTES} bytes`)
    yield part
  }
}
