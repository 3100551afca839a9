import { setImmediate as othersFirst } from 'node:timers/promises'
import type { UserId } from '@pawfect/domain/identity'
import {
  type Pet,
  type PetCard,
  type PetFacts,
  type PetId,
  type PetWishes,
  petCardSchema,
  petFactsSchema,
  petSchema,
  petWishesSchema,
} from '@pawfect/domain/pets'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'
import { placeColumns, placeOf } from '../identity/index.ts'
import { ageInMonths } from './age-in-months.ts'
import { PetNotFoundError, PetNotYoursError } from './pets-errors.ts'

/** A row with what a pet is made of. */
type PetRow = Prisma.PetGetPayload<{ include: typeof WITH_PHOTOS }>
/** A row with what a card is made of. */
type CardRow = Prisma.PetGetPayload<{ include: typeof WITH_OWNER }>

const WITH_PHOTOS = { photos: { orderBy: { position: 'asc' } } } as const
const WITH_OWNER = { ...WITH_PHOTOS, owner: { select: { name: true, suspendedAt: true } } } as const

/** What strangers may see: published, not hidden, and the owner is not suspended. */
export const VISIBLE = { published: true, hiddenAt: null, owner: { suspendedAt: null } } as const

/** Path of a photo on this server. */
export const photoPath = (photoId: string) => `/api/photos/${photoId}`

/** The animals of one owner, the oldest entry first. */
export async function listPetsOf(db: Database, ownerId: UserId): Promise<Pet[]> {
  const rows = await db.pet.findMany({
    where: { ownerId },
    include: WITH_PHOTOS,
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(petOf)
}

/**
 * Reads an animal on behalf of its owner.
 *
 * @throws {PetNotFoundError} when there is none, or it is someone else's and not visible.
 * @throws {PetNotYoursError} when it is visible but someone else's.
 */
export async function findOwnPet(db: Database, petId: PetId, ownerId: UserId): Promise<Pet> {
  const row = await db.pet.findUnique({ where: { id: petId }, include: { ...WITH_PHOTOS, owner: true } })
  if (row === null) throw new PetNotFoundError()
  if (row.ownerId === ownerId) return petOf(row)
  throw isVisible(row) ? new PetNotYoursError() : new PetNotFoundError()
}

/** Reads animals as strangers see them, in the order asked; invisible ones are left out. */
export async function findCards(
  db: Database,
  petIds: readonly PetId[],
  { now }: { readonly now: Date },
): Promise<PetCard[]> {
  const rows = await db.pet.findMany({ where: { id: { in: [...petIds] }, ...VISIBLE }, include: WITH_OWNER })
  const cards = new Map(rows.map(row => [row.id, cardOf(row, now)]))
  return petIds.flatMap(id => cards.get(id) ?? [])
}

/** Reads one animal whether visible or not; for domains that already know the caller may. */
export async function findCard(
  db: Database,
  petId: PetId,
  { now }: { readonly now: Date },
): Promise<PetCard | null> {
  const row = await db.pet.findUnique({ where: { id: petId }, include: WITH_OWNER })
  return row === null ? null : cardOf(row, now)
}

/** Animals read with one query: the database takes a limited number of ids, and others get their turn in between. */
const VISIBLE_AT_ONCE = 250

/** All visible animals with what ranking needs; for the matching index. */
export async function listVisiblePets(db: Database): Promise<Pet[]> {
  const pets: Pet[] = []
  for await (const page of visiblePets(db)) for (const pet of page) pets.push(pet)
  return pets
}

/** All visible animals, a page at a time, in the order of their ids. */
export async function* visiblePets(db: Database): AsyncGenerator<Pet[]> {
  for (let after = ''; ; ) {
    const where = { ...VISIBLE, id: { gt: after } }
    const page = { orderBy: { id: 'asc' }, take: VISIBLE_AT_ONCE } as const
    const rows = await db.pet.findMany({ where, include: WITH_PHOTOS, ...page })
    yield rows.map(petOf)
    const last = rows.at(-1)
    if (last === undefined || rows.length < VISIBLE_AT_ONCE) return
    after = last.id
    await othersFirst()
  }
}

/** Reads one animal if it is visible. @returns null otherwise. */
export async function findVisiblePet(db: Database, petId: PetId): Promise<Pet | null> {
  const row = await db.pet.findFirst({ where: { id: petId, ...VISIBLE }, include: WITH_PHOTOS })
  return row === null ? null : petOf(row)
}

/** Reads those of some animals that are visible, by id; at most a few hundred at a time. */
export async function findVisiblePets(db: Database, petIds: readonly PetId[]): Promise<Map<PetId, Pet>> {
  const rows = await db.pet.findMany({ where: { id: { in: [...petIds] }, ...VISIBLE }, include: WITH_PHOTOS })
  return new Map(rows.map(row => [row.id as PetId, petOf(row)]))
}

/** What an owner may write of an animal. */
export interface PetDraft {
  readonly facts: PetFacts
  readonly wishes: PetWishes
  readonly sources: Pet['sources']
  readonly place: Pet['place']
}

/** Writes a new animal. */
export async function insertPet(
  db: Database,
  draft: PetDraft,
  { petId, ownerId, now }: { readonly petId: PetId; readonly ownerId: UserId; readonly now: Date },
): Promise<void> {
  await db.pet.create({ data: { ...columnsOf(draft, now), id: petId, ownerId, createdAt: now } })
}

/** Overwrites an animal. */
export async function replacePet(db: Database, petId: PetId, draft: PetDraft & { now: Date }): Promise<void> {
  await db.pet.update({ where: { id: petId }, data: columnsOf(draft, draft.now) })
}

/** Publishes an animal or takes it back. */
export async function markPublished(db: Database, petId: PetId, published: boolean): Promise<void> {
  await db.pet.update({ where: { id: petId }, data: { published } })
}

/** Hides an animal from everyone but its owner, or shows it again. @returns its owner; null for no animal. */
export async function markHidden(db: Database, petId: PetId, since: Date | null): Promise<UserId | null> {
  const row = await db.pet.findUnique({ where: { id: petId }, select: { ownerId: true } })
  if (row === null) return null
  await db.pet.update({ where: { id: petId }, data: { hiddenAt: since } })
  return row.ownerId as UserId
}

/** True while moderation hides this animal. */
export async function isHidden(db: Database, petId: PetId): Promise<boolean> {
  const row = await db.pet.findUnique({ where: { id: petId }, select: { hiddenAt: true } })
  return row?.hiddenAt != null
}

const isVisible = (row: { published: boolean; hiddenAt: Date | null; owner: { suspendedAt: Date | null } }) =>
  row.published && row.hiddenAt === null && row.owner.suspendedAt === null

function columnsOf({ facts, wishes, sources, place }: PetDraft, now: Date) {
  const { name, species } = facts
  return { name, species, facts, wishes, sources, ...placeColumns(place), updatedAt: now }
}

function petOf(row: PetRow): Pet {
  return petSchema.parse({
    ...petFactsSchema.parse(row.facts),
    petId: row.id,
    ownerId: row.ownerId,
    wishes: petWishesSchema.parse(row.wishes),
    sources: row.sources,
    place: placeOf(row),
    photos: row.photos.map(({ id, alt, editing }) => ({
      photoId: id,
      path: photoPath(id),
      alt,
      ...(editing === null ? {} : { editing }),
    })),
    published: row.published,
    createdAt: row.createdAt.toISOString(),
  })
}

function cardOf(row: CardRow, now: Date): PetCard {
  const pet = petOf(row)
  return petCardSchema.parse({
    ...pet,
    ownerName: row.owner.name,
    placeLabel: row.placeLabel,
    ageMonths: ageInMonths(pet.birthDate, now),
  })
}
