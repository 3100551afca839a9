import { type SharedRecord, sharedRecordSchema } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import type { VaultPorts } from './vault-ports.ts'
import type { RecordRow } from './vault-store.ts'

/** Records as one of their readers sees them; those of owners the two keep apart from are left out. */
export async function presentShares(
  db: Database,
  { areApart, namesOf }: Pick<VaultPorts, 'areApart' | 'namesOf'>,
  { rows, readerId }: { readonly rows: readonly RecordRow[]; readonly readerId: UserId },
): Promise<SharedRecord[]> {
  const owners = [...new Set(rows.map(row => row.ownerId))]
  const apart = new Set<UserId>()
  for (const ownerId of owners) if (await areApart(db, readerId, ownerId)) apart.add(ownerId)
  const names = await namesOf(db, owners)
  return rows.flatMap(({ recordId, version, ownerId, ownerDid, byteLength, shares }) => {
    const share = shares.find(it => it.readerId === readerId)
    if (share === undefined || apart.has(ownerId)) return []
    return sharedRecordSchema.parse({
      ...{ recordId, version, ownerId, ownerDid, byteLength },
      ownerName: names.get(ownerId) ?? '',
      validUntil: share.validUntil.toISOString(),
    })
  })
}
