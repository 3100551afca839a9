import type { BridgeClient } from '../../bridge/index.ts'

/** A table of animals on its way into a studbook. */
export type SentStudbook = {
  readonly accountId: Parameters<BridgeClient['pedigree']['createStudbook']>[0]['accountId']
  readonly table: string
  readonly fileName?: string
  /** A new one of that name when it is no id. */
  readonly studbookId?: string
}

/** Imports a table whose columns need no questions, and answers what was done. */
export async function sendStudbook({ pedigree }: BridgeClient, sent: SentStudbook) {
  const bytes = new TextEncoder().encode(sent.table)
  const { accountId, fileName = 'studbook.csv', studbookId } = sent
  const { importId } = await pedigree.startImport({ accountId, fileName, byteLength: bytes.byteLength })
  await pedigree.sendImportBytes({ accountId, importId, offset: 0, bytes })
  const into = studbookId === undefined ? { newName: fileName } : { studbookId }
  return pedigree.applyImport({ accountId, importId, into })
}
