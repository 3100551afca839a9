import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { BridgeError } from '../../bridge/index.ts'

/** A file on its way here. What is received survives a power cut and is continued from. */
export type KeptDownload = Disposable & {
  /** Bytes here so far. */
  readonly bytes: () => number
  readonly append: (chunk: Uint8Array) => void
  readonly startOver: () => void
  /** All of it, to be checked. */
  readonly read: () => Uint8Array
  /** Puts the whole file under its own name. */
  readonly keep: () => void
  /** Forgets it: it is not what it ought to be, or there is no room. */
  readonly discard: () => void
}

/**
 * Opens what an earlier try left behind, or a new file.
 *
 * @param file - the name it gets in the end.
 * @param wholeBytes - a longer remainder is none of this file's.
 * @throws {BridgeError} `models/disk-full`, `models/disk-unwritable`
 */
export function openKeptDownload(file: string, wholeBytes: number): KeptDownload {
  const part = `${file}.download`
  const descriptor = onDisk(() => openSync(part, 'a', 0o600))
  let bytes = onDisk(() => statSync(part).size)
  const startOver = () => {
    if (bytes > 0) onDisk(() => truncateSync(part))
    bytes = 0
  }
  if (bytes > wholeBytes) startOver()
  const discard = () => rmSync(part, { force: true })
  const append = (chunk: Uint8Array) => {
    try {
      onDisk(() => {
        for (let written = 0; written < chunk.byteLength; )
          written += writeSync(descriptor, chunk, written, chunk.byteLength - written)
      })
    } catch (error) {
      // A full disk hurts more than starting over.
      discard()
      throw error
    }
    bytes += chunk.byteLength
  }
  return {
    bytes: () => bytes,
    append,
    startOver,
    read: () => readFileSync(part),
    keep: () =>
      onDisk(() => {
        fsyncSync(descriptor)
        renameSync(part, file)
      }),
    discard,
    [Symbol.dispose]: () => closeSync(descriptor),
  }
}

/** Runs a piece of disk work; what the disk refuses is told in words an owner can act on. */
export function onDisk<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    const errno = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!/^E[A-Z]+$/.test(errno)) throw cause
    const isFull = errno === 'ENOSPC' || errno === 'EDQUOT'
    throw new BridgeError({
      code: isFull ? 'models/disk-full' : 'models/disk-unwritable',
      message: `the model cannot be kept: ${errno}`,
    })
  }
}
