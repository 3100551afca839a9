import { saveFile } from '../../../shell/save-file.ts'
import type { PedigreeDoor } from '../use-pedigree.ts'

/** How a whole studbook can be written. */
export type StudbookFormat = 'csv' | 'gedcom' | 'json'

const CONTENT_TYPES = { csv: 'text/csv', gedcom: 'text/plain', json: 'application/json' } as const

/** Writes a studbook into a file of this computer, piece by piece. */
export async function saveStudbook(
  { host, accountId, watch }: PedigreeDoor,
  studbookId: string,
  format: StudbookFormat,
): Promise<void> {
  const file = await host.exportStudbook({ accountId, studbookId, format }, watch)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; offset < file.byteLength; ) {
    const { bytes } = await host.readExport({ accountId, exportId: file.exportId, offset })
    if (bytes.byteLength === 0) throw new RangeError('an export ended before its length')
    pieces.push(new Uint8Array(bytes))
    offset += bytes.byteLength
  }
  saveFile(file.fileName, new Blob(pieces, { type: CONTENT_TYPES[format] }))
}
