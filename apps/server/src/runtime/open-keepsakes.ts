import { join } from 'node:path'
import { type SouvenirFacts, souvenirMark, souvenirText } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { type MarketPorts, sweepArtworks } from '../domains/certificates/market/index.ts'
import type { RecordDesk } from '../domains/certificates/record/index.ts'
import type { SouvenirsPorts } from '../domains/certificates/souvenirs/index.ts'
import { listAttended } from '../domains/meetups/index.ts'
import { blockedUserIds } from '../domains/moderation/index.ts'
import { openBlobFolder } from '../gateways/blobs/open-blob-folder.ts'
import type { Database } from '../procedures/index.ts'

/** What souvenirs and the market are made of in one server. */
export interface OpenKeepsakes {
  readonly souvenirs: SouvenirsPorts
  readonly market: MarketPorts
}

/**
 * Opens the folder of park art and joins souvenirs with those who know who has met whom.
 *
 * @param folder - the server's own; holds `art/`.
 */
export async function openKeepsakes(
  db: Database,
  { folder, desk }: { readonly folder: string; readonly desk: RecordDesk },
): Promise<OpenKeepsakes> {
  const files = await openBlobFolder(join(folder, 'art'), '.jpg')
  await sweepArtworks(db, files)
  return { souvenirs: { desk, earnedBy }, market: { desk, files, apartFrom: blockedUserIds } }
}

async function earnedBy(db: Database, userId: UserId, now: Date): Promise<readonly SouvenirFacts[]> {
  return (await listAttended(db, userId, now)).map(({ meetupId, kind, day, mine, other }) => {
    const souvenir = kind === 'virtual' ? 'park' : 'outing'
    const animals: MetAnimals = [animalOf(mine), animalOf(other)]
    return { kind: souvenir, day, mark: souvenirMark(souvenir, meetupId), animals }
  })
}

type MetAnimals = Extract<SouvenirFacts, { animals: unknown }>['animals']

function animalOf({ name, species }: MetAnimals[0]): MetAnimals[0] {
  return { name: souvenirText(name), species }
}
