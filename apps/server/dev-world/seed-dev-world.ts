import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { userIdSchema } from '@pawfect/domain/identity'
import {
  checkHardRules,
  dayNumberOf,
  greatCircleDistance,
  seededRandom,
  UNTOLD_TASTE,
} from '@pawfect/domain/matching'
import type { Pet } from '@pawfect/domain/pets'
import { guardTransaction } from '../src/gateways/database/one-writer-adapter.ts'
import type { EmitEvent } from '../src/procedures/index.ts'
import type { ServerContext } from '../src/runtime/context.ts'
import { carlasDogs, DEMO_ACCOUNTS, DEMO_HOMES, luna, rex, studOwners } from './demo-people.ts'
import { inventNeighbours } from './invent-animals.ts'
import {
  makeDemoAccount,
  makeNeighbour,
  NEIGHBOUR_EMAIL,
  paintPortraits,
  type Resident,
  type Site,
  settleHome,
} from './settle-people.ts'
import { sharePedigrees } from './share-pedigrees.ts'
import { tellStory } from './tell-story.ts'

/** The same seed gives the same neighbours, portraits and story. */
const SEED = 20_260_601

/** Written when the world stands complete; a world without it was cut short. */
const MARKER = 'dev-world.json'

/** A slow machine may take this long to build; nobody else is on the server yet. */
const BUILD_TIMEOUT_MS = 120_000

/** The accounts seeding makes, and no others: somebody else may use such an address to try things out. */
const SEEDED = {
  OR: [
    { email: { in: Object.values(DEMO_ACCOUNTS).map(account => account.email) } },
    { email: { startsWith: NEIGHBOUR_EMAIL.start, endsWith: NEIGHBOUR_EMAIL.end } },
  ],
}

/** What seeding did. */
export type Seeding =
  | { readonly kind: 'seeded'; readonly people: number; readonly pets: number }
  | { readonly kind: 'already-there' }
  /** Real people live here: no demo accounts with a known password are put among them. */
  | { readonly kind: 'inhabited' }

/**
 * Fills an empty server with the dev world: ana, ben, carla, the admin, and their neighbours. Doing it again
 * changes nothing; a world that was cut short is built anew. Takes a few seconds.
 */
export async function seedDevWorld(context: ServerContext): Promise<Seeding> {
  if (existsSync(join(context.folder, MARKER))) return { kind: 'already-there' }
  const realPeople = await context.database.client.user.count({ where: { NOT: SEEDED } })
  return realPeople > 0 ? { kind: 'inhabited' } : buildAnew(context)
}

/**
 * Takes the dev world away and builds it anew. Real people's accounts stay; where they never had a dev world
 * among them, they get none now.
 */
export async function resetDevWorld(context: ServerContext): Promise<Seeding> {
  return existsSync(join(context.folder, MARKER)) ? buildAnew(context) : seedDevWorld(context)
}

async function buildAnew(context: ServerContext): Promise<Seeding> {
  const { client } = context.database
  const marker = join(context.folder, MARKER)
  await removeDevWorld(context)
  await build(context)
  await context.events.settled()
  writeFileSync(marker, `${JSON.stringify({ seed: SEED, builtAt: context.clock.now().toISOString() })}\n`)
  return { kind: 'seeded', people: await client.user.count(), pets: await client.pet.count() }
}

async function removeDevWorld(context: ServerContext): Promise<void> {
  const { client, inTransaction } = context.database
  rmSync(join(context.folder, MARKER), { force: true })
  const settled = await client.user.findMany({ where: SEEDED })
  const userIds = settled.map(({ id }) => userIdSchema.parse(id))
  const finish = await inTransaction(async db => {
    const left = []
    for (const userId of userIds) {
      for (const section of context.ports.identity.sections) left.push(await section.eraseRows(db, userId))
      await db.user.delete({ where: { id: userId } })
    }
    return left
  })
  for (const step of finish) await step?.()
  for (const userId of userIds) context.events.emit('identity/account-deleted', { userId })
}

async function build(context: ServerContext): Promise<void> {
  const now = context.clock.now()
  const random = seededRandom(SEED)
  const homes = {
    ana: { ...DEMO_HOMES.ana, animals: [luna(now)] },
    ben: { ...DEMO_HOMES.ben, animals: [rex(now)] },
    carla: { ...DEMO_HOMES.carla, animals: carlasDogs(now) },
  }
  const neighbours = [...inventNeighbours(random, now), ...studOwners(now)]
  const animals = [...Object.values(homes), ...neighbours].flatMap(home => home.animals)
  const portraits = await paintPortraits(animals, random)
  const ana = await makeDemoAccount(context, DEMO_ACCOUNTS.ana)
  const ben = await makeDemoAccount(context, DEMO_ACCOUNTS.ben)
  const carla = await makeDemoAccount(context, DEMO_ACCOUNTS.carla)
  await makeDemoAccount(context, DEMO_ACCOUNTS.admin)
  await onSite(context, portraits, async site => {
    const [lunaHere] = await settleHome(site, ana, homes.ana)
    const [rexHere] = await settleHome(site, ben, homes.ben)
    const kennel = await settleHome(site, carla, homes.carla)
    const around: Resident[] = []
    for (const [i, owner] of neighbours.entries()) {
      around.push(...(await settleHome(site, await makeNeighbour(site, owner.name, i), owner)))
    }
    await sharePedigrees([...kennel, ...around], now)
    if (lunaHere === undefined || rexHere === undefined) throw new Error('Luna or Rex did not move in')
    const friendsOfLuna = allowedNear(lunaHere, around, now).slice(0, 4)
    const others = around.filter(resident => !friendsOfLuna.includes(resident))
    const friendsOfRex = allowedNear(rexHere, others, now).slice(0, 3)
    await tellStory({ luna: lunaHere, rex: rexHere, friendsOfLuna, friendsOfRex }, now)
  })
}

/** One transaction for hundreds of changes: one wait for the disk, and all of the world or none of it. */
async function onSite(
  context: ServerContext,
  portraits: Site['portraits'],
  work: (site: Site) => Promise<void>,
): Promise<void> {
  const happened: (() => void)[] = []
  const emit: EmitEvent = (name, event) => happened.push(() => context.events.emit(name, event))
  await context.database.client.$transaction(
    db => guardTransaction(() => work({ context, db, emit, portraits })),
    { timeout: BUILD_TIMEOUT_MS },
  )
  for (const tell of happened) tell()
}

/** Those a hard rule does not keep from playing with this one, the nearest first. */
function allowedNear(one: Resident, all: readonly Resident[], now: Date): Resident[] {
  const onDay = dayNumberOf(now.toISOString())
  return all
    .filter(other => {
      const question = { own: bare(one.pet), other: bare(other.pet), purpose: 'play', onDay } as const
      return checkHardRules(question).broken.length === 0
    })
    .sort((a, b) => distance(one.pet, a.pet) - distance(one.pet, b.pet))
}

/** The rules read no habits and no lessons. */
function bare(pet: Pet) {
  const habits = { activeHours: [], activeDays: [] }
  return { ...pet, habits, taste: UNTOLD_TASTE, record: { yes: 0, total: 0 } }
}

function distance(one: Pet, other: Pet): number {
  return one.place === null || other.place === null ? Infinity : greatCircleDistance(one.place, other.place)
}
