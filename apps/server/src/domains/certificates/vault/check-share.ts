import {
  isGrantOf,
  LONGEST_SHARE_DAYS,
  type RecordShare,
  recordGrantSchema,
} from '@pawfect/domain/certificates'
import { ShareRefusedError } from './vault-errors.ts'
import type { ReadingKeyRow } from './vault-store.ts'

const DAY_MS = 86_400_000

/** What a share must be about. */
export type ShareContext = {
  readonly record: { readonly recordId: string; readonly version: number; readonly ownerDid: string }
  readonly readerKeys: readonly ReadingKeyRow[]
  readonly now: Date
}

/**
 * Checks a share before anything of it is kept. Of another provider than our envelopes only the time can be checked:
 * the reader's own software asks that provider.
 *
 * @throws {ShareRefusedError}
 */
export function checkShare(share: RecordShare, { record, readerKeys, now }: ShareContext): void {
  const until = Date.parse(share.validUntil)
  if (until <= now.getTime()) throw new ShareRefusedError('over')
  if (until > now.getTime() + LONGEST_SHARE_DAYS * DAY_MS) throw new ShareRefusedError('too-long')
  for (const { provider, access } of share.accesses) {
    if (provider !== 'envelopes') continue
    const grant = recordGrantSchema.safeParse(access)
    if (!grant.success || !isGrantOf(grant.data, record.ownerDid))
      throw new ShareRefusedError('not-signed-by-owner')
    const { recordId, version, reader, validUntil } = grant.data
    if (recordId !== record.recordId || version !== record.version)
      throw new ShareRefusedError('another-record')
    if (!readerKeys.some(key => key.reader === reader)) throw new ShareRefusedError('another-reader')
    if (Date.parse(validUntil) !== until) throw new ShareRefusedError('another-time')
  }
}
