import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BridgeError } from '../../bridge/index.ts'
import type { KeyWrapper } from './key-wrapper.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals with AES-256-GCM under a key in a file only its owner may read. Weaker
 * than a keychain (whoever copies the folder has both halves): the app says so.
 */
export function createFileKeyWrapper(keyFile: string): KeyWrapper {
  let key: Promise<Uint8Array> | undefined
  const theKey = () => {
    key ??= readOrMakeKey(keyFile)
    return key
  }
  return {
    protection: 'file',
    seal: async secret => seal(await theKey(), secret),
    unseal: async sealed => unseal(await theKey(), sealed),
  }
}

async function readOrMakeKey(keyFile: string): Promise<Uint8Array> {
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 })
  const fresh = `${keyFile}.${randomUUID()}`
  await writeFile(fresh, randomBytes(KEY_BYTES), { mode: 0o600, flush: true })
  try {
    // A link appears whole or not at all, and never replaces: two companions agree on one key.
    await link(fresh, keyFile)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(fresh, { force: true })
  }
  await chmod(keyFile, 0o600)
  const kept = await readFile(keyFile)
  if (kept.byteLength !== KEY_BYTES) throw unreadable('the key file is damaged')
  return kept
}

function seal(key: Uint8Array, secret: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unseal(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const body = sealed.subarray(NONCE_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch (cause) {
    throw Object.assign(unreadable('this machine cannot open this key'), { cause })
  }
}

function unreadable(message: string): BridgeError {
  return new BridgeError({ code: 'certificates/key-unreadable', message })
}
