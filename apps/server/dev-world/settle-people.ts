import { type UserId, userIdSchema } from '@pawfect/domain/identity'
import { findBreed, type Pet, type PetFacts } from '@pawfect/domain/pets'
import sharp from 'sharp'
import type { Database, EmitEvent } from '../src/procedures/index.ts'
import { type AppRouter, createAppRouter } from '../src/runtime/app-router.ts'
import type { ServerContext } from '../src/runtime/context.ts'
import { DEMO_PASSWORD, type DemoAccount } from './demo-people.ts'
import { drawPortrait } from './draw-portrait.ts'
import type { InventedAnimal, InventedHome } from './invent-animals.ts'

/** The whole API, called as somebody without going over the network. */
type Inhabitant = ReturnType<AppRouter['createCaller']>

/** How the addresses of neighbours begin and end; `.example` belongs to nobody (RFC 2606). */
export const NEIGHBOUR_EMAIL = { start: 'neighbour-', end: '@pawfect.example' } as const

/** JPEG quality at which flat illustrations show no seams. */
const JPEG_QUALITY = 88

/** Somebody of the seeded world. */
interface Settler {
  readonly userId: UserId
  /** Acts as this person, `daysAgo` days before now (negative: after). */
  readonly act: (daysAgo?: number) => Inhabitant
}

/** An animal with its owner. */
export interface Resident {
  readonly settler: Settler
  readonly pet: Pet
}

/** The world while it is being built: everything inside one transaction, events told when it is done. */
export interface Site {
  readonly context: ServerContext
  readonly db: Database
  readonly emit: EmitEvent
  readonly portraits: ReadonlyMap<InventedAnimal, Buffer>
}

/** Makes an account one can sign in to. Accounts come first: they are made outside the transaction. */
export function makeDemoAccount(context: ServerContext, account: DemoAccount): Promise<UserId> {
  return context.accounts.create({ ...account, password: DEMO_PASSWORD })
}

/** Makes a neighbour: an account without a password, so that nobody can sign in to it. */
export async function makeNeighbour({ context, db }: Site, name: string, at: number): Promise<UserId> {
  const now = context.clock.now()
  const userId = userIdSchema.parse(context.ids.next())
  const email = `${NEIGHBOUR_EMAIL.start}${at}${NEIGHBOUR_EMAIL.end}`
  const row = { id: userId, name, email, emailVerified: false, role: 'owner', createdAt: now, updatedAt: now }
  await db.user.create({ data: row })
  return userId
}

/** Lets somebody move in: where they live, when they are free, and their animals, published with portraits. */
export async function settleHome(
  site: Site,
  userId: UserId,
  { place, habits, timeZone, animals }: InventedHome,
): Promise<Resident[]> {
  const settler = { userId, act: (daysAgo?: number) => actAs(site, userId, daysAgo) }
  await settler.act().identity.updateProfile({ place, habits, timeZone })
  const residents: Resident[] = []
  for (const animal of animals) {
    const { facts, wishes } = animal
    const { petId } = await settler.act().pets.registerPet({ facts, wishes, place })
    const portrait = site.portraits.get(animal)
    const alt = `Drawn illustration of ${facts.name}, no photo`
    const photos = portrait === undefined ? [] : [{ jpegBase64: portrait.toString('base64'), alt }]
    residents.push({ settler, pet: await settler.act().pets.publishPet({ petId, photos }) })
  }
  return residents
}

/** The whole API as one person, `daysAgo` days before now. */
function actAs({ context, db, emit }: Site, userId: UserId, daysAgo = 0): Inhabitant {
  const { clock, ids, log, ports, processId } = context
  return createAppRouter(ports).createCaller({
    db,
    inTransaction: work => work(db),
    clock: { now: () => new Date(clock.now().getTime() - daysAgo * 86_400_000) },
    ids,
    emit,
    log,
    caller: { userId, role: 'owner', sessionId: 'seeding' },
    requestId: 'seeding',
    idempotencyKey: null,
    clientKey: 'seeding',
    processId,
    takeToken: () => null,
  })
}

/** Draws every animal, several at a time. */
export async function paintPortraits(
  animals: readonly InventedAnimal[],
  random: () => number,
): Promise<Map<InventedAnimal, Buffer>> {
  const painted = animals.map(async animal => [animal, await paintPortrait(animal.facts, random)] as const)
  return new Map(await Promise.all(painted))
}

function paintPortrait(facts: PetFacts, random: () => number): Promise<Buffer> {
  const breed = findBreed(facts.breedIds[0] ?? '')
  const svg = drawPortrait({
    species: facts.species,
    coat: facts.coat,
    coatLength: breed?.coat ?? 'short',
    bodyShape: breed?.bodyShape ?? 'retriever',
    random,
  })
  return sharp(Buffer.from(svg)).jpeg({ quality: JPEG_QUALITY }).toBuffer()
}
