import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { BridgeError, MAX_IMPORT_CHUNK_BYTES } from '../../bridge/index.ts'

/** Where finished exports lie until the app has fetched them. */
export function exportFile(folder: string, exportId: string): string {
  return join(folder, 'pedigree-exports', exportId)
}

/** Puts a finished export on the shelf, readable by its owner only. */
export function shelveExport(folder: string, exportId: string, text: string): number {
  const bytes = new TextEncoder().encode(text)
  mkdirSync(join(folder, 'pedigree-exports'), { recursive: true, mode: 0o700 })
  writeFileSync(exportFile(folder, exportId), bytes, { mode: 0o600 })
  return bytes.byteLength
}

/** Throws away what nobody fetched before the last end of the companion. */
export function emptyShelf(folder: string): void {
  rmSync(join(folder, 'pedigree-exports'), { recursive: true, force: true })
}

/**
 * One piece; the last one takes the file from the shelf.
 *
 * @throws {BridgeError} `pedigree/export-gone`.
 */
export async function readShelved(file: string, offset: number): Promise<Uint8Array<ArrayBuffer>> {
  const opened = await open(file).catch(cause => {
    const message = 'this export was fetched already; make it again'
    throw Object.assign(new BridgeError({ code: 'pedigree/export-gone', message }), { cause })
  })
  try {
    const piece = new Uint8Array(MAX_IMPORT_CHUNK_BYTES)
    const { bytesRead } = await opened.read(piece, 0, piece.byteLength, offset)
    const { size } = await opened.stat()
    if (offset + bytesRead >= size) rmSync(file, { force: true })
    return piece.slice(0, bytesRead)
  } finally {
    await opened.close()
  }
}
