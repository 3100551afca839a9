import { DomainError } from '@pawfect/domain'

/** Largest file that is one block on every node, and so has the same address everywhere. */
export const ONE_BLOCK_BYTES = 1024 * 1024

/** A file is too large to be stored as one block. */
export class FileTooLargeError extends DomainError {
  override readonly name = 'FileTooLargeError'
  readonly code = 'certificates/file-too-large'
  override readonly facts: { readonly bytes: number; readonly most: number }
  constructor(bytes: number) {
    super(`a pinned file has at most ${ONE_BLOCK_BYTES} bytes, not ${bytes}`)
    this.facts = { bytes, most: ONE_BLOCK_BYTES }
  }
}

/** @throws {FileTooLargeError} */
export function assertOneBlock(bytes: Uint8Array): void {
  if (bytes.byteLength > ONE_BLOCK_BYTES) throw new FileTooLargeError(bytes.byteLength)
}
