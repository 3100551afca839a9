import { MAX_IMPORT_BYTES, MAX_IMPORT_CHUNK_BYTES } from '../../../../bridge/index.ts'
import { type PedigreeDoor, usePedigreeChange } from '../use-pedigree.ts'

/** A file, or a paste that is treated like one. */
export type PedigreeFile = { readonly name: string; readonly content: Blob }

/** A file so large that it cannot be a studbook; nothing of it was read. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError'
  readonly code = 'pedigree/file-too-large'
}

/** There is nothing in the file. */
export class FileEmptyError extends Error {
  override readonly name = 'FileEmptyError'
  readonly code = 'pedigree/file-empty'
}

/** Hands a file to this computer's host, piece by piece, then says under which id its import goes on. */
export function useSendFile(onSent: (importId: string) => void) {
  return usePedigreeChange(async (door, file: PedigreeFile): Promise<void> => {
    // Not left to the caller's callback: that is lost when the screen it belongs to goes away meanwhile.
    onSent(await sendFile(door, file))
  })
}

async function sendFile(door: PedigreeDoor, { name, content }: PedigreeFile): Promise<string> {
  const { host, accountId, watch } = door
  if (content.size > MAX_IMPORT_BYTES) throw new FileTooLargeError(`${content.size} bytes`)
  if (content.size === 0) throw new FileEmptyError(name)
  const { importId } = await host.startImport({
    accountId,
    fileName: name.slice(0, 200),
    byteLength: content.size,
  })
  for (let offset = 0; offset < content.size; offset += MAX_IMPORT_CHUNK_BYTES) {
    if (watch.signal.aborted) {
      await host.forgetImport({ accountId, importId })
      watch.signal.throwIfAborted()
    }
    const bytes = new Uint8Array(await content.slice(offset, offset + MAX_IMPORT_CHUNK_BYTES).arrayBuffer())
    await host.sendImportBytes({ accountId, importId, offset, bytes })
    watch.onProgress({ step: 'reading', done: offset + bytes.byteLength, total: content.size })
  }
  return importId
}
