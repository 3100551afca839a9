import type { UserId } from '@pawfect/domain/identity'
import {
  CLOSE_KIN_NUMBERS,
  type CloseKin,
  type SharedPedigree,
  type SharePedigreeInput,
  sharedPedigreeSchema,
} from '@pawfect/domain/pedigree'
import type { PetId, Species } from '@pawfect/domain/pets'
import { z } from 'zod'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'
import { VISIBLE_PET } from '../pets/index.ts'

type SharedRow = Prisma.SharedPedigreeGetPayload<object>

/** What a share is made of beside what its owner sent. */
export interface ShareFacts {
  readonly ownerId: UserId
  readonly species: Species
  readonly digest: string
  readonly kin: CloseKin
  readonly now: Date
}

/** Writes what an owner shares of an animal; replaces what was shared of it before. */
export async function saveShare(db: Database, input: SharePedigreeInput, facts: ShareFacts): Promise<void> {
  const { petId, rootId, records, stud, tests, coat } = input
  const { ownerId, species, digest, kin, now } = facts
  const columns = {
    ...{ ownerId, species, rootId, records, digest, tests, coat },
    recordCount: records.length,
    kin: [...kin],
    available: stud?.available ?? false,
    feeCents: stud?.feeCents ?? null,
    currency: stud?.currency ?? null,
    sharedAt: now,
  }
  await db.sharedPedigree.upsert({ where: { petId }, create: { petId, ...columns }, update: columns })
}

/** Takes back what is shared of an animal. @returns false when nothing was. */
export async function removeShare(db: Database, petId: PetId): Promise<boolean> {
  const { count } = await db.sharedPedigree.deleteMany({ where: { petId } })
  return count > 0
}

/** Reads what is shared of an animal, whoever may see it. @returns null when nothing is. */
export async function findShare(db: Database, petId: PetId): Promise<SharedPedigree | null> {
  const row = await db.sharedPedigree.findUnique({ where: { petId } })
  return row === null ? null : shareOf(row)
}

/** Everything an owner shares. */
export async function listSharesOf(db: Database, ownerId: UserId): Promise<SharedPedigree[]> {
  const rows = await db.sharedPedigree.findMany({ where: { ownerId }, orderBy: { petId: 'asc' } })
  return rows.map(shareOf)
}

/** Takes back everything an owner shares. */
export async function removeSharesOf(db: Database, ownerId: UserId): Promise<void> {
  await db.sharedPedigree.deleteMany({ where: { ownerId } })
}

/** A male that may be asked for, before its ancestry is read. */
export interface StudRow {
  readonly petId: PetId
  readonly ownerId: UserId
  readonly recordCount: number
}

/** Available studs of a species whose animals are visible, by id; `after` is the last one seen. */
export async function listStudRows(
  db: Database,
  {
    species,
    after,
    take,
  }: { readonly species: Species; readonly after: PetId | undefined; readonly take: number },
): Promise<StudRow[]> {
  const rows = await db.sharedPedigree.findMany({
    where: {
      available: true,
      species,
      pet: VISIBLE_PET,
      ...(after === undefined ? {} : { petId: { gt: after } }),
    },
    select: { petId: true, ownerId: true, recordCount: true },
    orderBy: { petId: 'asc' },
    take,
  })
  return rows as StudRow[]
}

/** Reads some shares, by animal. */
export async function findShares(
  db: Database,
  petIds: readonly PetId[],
): Promise<ReadonlyMap<PetId, SharedPedigree>> {
  const rows = await db.sharedPedigree.findMany({ where: { petId: { in: [...petIds] } } })
  return new Map(rows.map(row => [row.petId as PetId, shareOf(row)]))
}

/** A query names at most so many ids: SQLite takes a limited number of parameters. */
const MOST_NAMED = 400

const kinSchema = z.array(z.number()).length(CLOSE_KIN_NUMBERS)

/** Close kin of those animals whose ancestry is shared; for matching. */
export async function closeKinOfPets(
  db: Database,
  petIds: readonly PetId[],
): Promise<ReadonlyMap<PetId, CloseKin>> {
  const where = petIds.length > MOST_NAMED ? {} : { petId: { in: [...petIds] } }
  const rows = await db.sharedPedigree.findMany({ where, select: { petId: true, kin: true } })
  return new Map(rows.map(row => [row.petId as PetId, kinSchema.parse(row.kin)]))
}

function shareOf(row: SharedRow): SharedPedigree {
  const { petId, species, rootId, records, digest, tests, coat, available, feeCents, currency, sharedAt } =
    row
  return sharedPedigreeSchema.parse({
    ...{ petId, species, rootId, records, digest, tests, coat },
    stud: currency === null ? null : { available, feeCents, currency },
    sharedAt: sharedAt.toISOString(),
  })
}
