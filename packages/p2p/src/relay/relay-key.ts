import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'

/** Bytes of an Ed25519 seed. */
const SEED_BYTES = 32

/** The key file holds something else than the 32 bytes this program wrote. */
export class RelayKeyDamagedError extends Error {
  override readonly name = 'RelayKeyDamagedError'
  readonly code = 'meetups/relay-key-damaged'
  readonly keyFile: string
  constructor(keyFile: string) {
    super(`${keyFile} is not a relay key of ${SEED_BYTES} bytes`)
    this.keyFile = keyFile
  }
}

/** The relay's libp2p key from a 32-byte seed. */
export async function relayKeyFromSeed(seed: Uint8Array) {
  return await generateKeyPairFromSeed('Ed25519', seed)
}

/**
 * Reads the seed that makes the relay's peer id survive restarts; writes one (mode 0600) on first use.
 *
 * @throws {RelayKeyDamagedError} rather than overwrite what others know the relay by.
 */
export async function readOrCreateRelaySeed(keyFile: string): Promise<Uint8Array> {
  const created = randomBytes(SEED_BYTES)
  try {
    await writeFile(keyFile, created, { mode: 0o600, flag: 'wx' })
    return created
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const seed = await readFile(keyFile)
  if (seed.length !== SEED_BYTES) throw new RelayKeyDamagedError(keyFile)
  return seed
}
