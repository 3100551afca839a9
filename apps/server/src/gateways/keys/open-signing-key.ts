import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of an Ed25519 seed. */
const SEED_BYTES = 32

/** The key file is not 32 bytes: it was damaged, and must not be replaced silently. */
export class SigningKeyDamagedError extends Error {
  override readonly name = 'SigningKeyDamagedError'
  constructor(file: string) {
    super(`${file} is no signing key; restore it from a backup, or delete it to make a new one`)
  }
}

/**
 * The Ed25519 seed kept in `<folder>/<name>`, made at first use. Only this user may read the file, and it
 * is either absent or whole, also after a power cut.
 *
 * @throws {SigningKeyDamagedError} if the file is there but no key.
 */
export function openSigningKey(folder: string, name: string): Uint8Array {
  const file = join(folder, name)
  const seed = readSeed(file) ?? makeSeed(file)
  if (seed.length !== SEED_BYTES) throw new SigningKeyDamagedError(file)
  return seed
}

function readSeed(file: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(file))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function makeSeed(file: string): Uint8Array {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeSync(descriptor, randomBytes(SEED_BYTES))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  try {
    linkSync(draft, file)
  } catch (error) {
    // Another process was quicker: its key is the one.
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  return new Uint8Array(readFileSync(file))
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
