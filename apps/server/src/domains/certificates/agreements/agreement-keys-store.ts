import type { HexText } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'

/** The address an account signs agreements with, or null. */
export async function findAgreementKey(db: Database, userId: UserId): Promise<HexText | null> {
  const row = await db.agreementKey.findUnique({ where: { userId } })
  return (row?.address as HexText | undefined) ?? null
}

/** Whose address this is, or null. */
export async function findKeyHolder(db: Database, address: HexText): Promise<UserId | null> {
  const row = await db.agreementKey.findUnique({ where: { address } })
  return (row?.userId as UserId | undefined) ?? null
}

/** Remembers the address; a new machine's replaces the old one for agreements to come. */
export async function saveAgreementKey(
  db: Database,
  { userId, address, now }: { readonly userId: UserId; readonly address: HexText; readonly now: Date },
): Promise<void> {
  const row = { address, registeredAt: now }
  await db.agreementKey.upsert({ where: { userId }, create: { userId, ...row }, update: row })
}
