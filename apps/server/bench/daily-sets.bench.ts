/**
 * `node daily-sets.bench.ts [--json]`: one whole day for 10,000 animals, in a real database with answers and a day
 * before: reading, gathering candidates, sharing out for all three purposes, writing. Processor time of each part, and
 * the longest others had to wait for their turn; gathering beside ranking the index for each animal alone.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayNumberOf, generatedNeighbourhood, type PetIndex, seededRandom } from '@pawfect/domain/matching'
import { petFactsSchema } from '@pawfect/domain/pets'
import type { DailyParts } from '../src/domains/matching/daily/daily-ports.ts'
import { makeDay } from '../src/domains/matching/daily/make-day.ts'
import { LiveIndex } from '../src/domains/matching/index.ts'
import { everyBlockedUserId } from '../src/domains/moderation/index.ts'
import { openDatabase } from '../src/gateways/database/open-database.ts'
import { applyMigrations, listMigrations } from '../src/runtime/migrations.ts'

const ANIMALS = 10_000
/** Likes and passes an animal's owner has given. */
const ANSWERS_EACH = 20
/** Animals ranked one by one for the baseline. */
const RANKED = 200
const ROWS_AT_ONCE = 500
const YESTERDAY = new Date('2026-05-31T08:00:00.000Z')
const TODAY = new Date('2026-06-01T08:00:00.000Z')

const folder = await mkdtemp(join(tmpdir(), 'pawfect-day-'))
try {
  await using database = await openDatabase(folder, raw =>
    applyMigrations(raw, listMigrations(join(import.meta.dirname, '../prisma/migrations'))),
  )
  const { client: db, inTransaction } = database
  await fillDatabase()
  const quiet = () => undefined
  const index = new LiveIndex(quiet)
  const parts: DailyParts = {
    db,
    inTransaction,
    index,
    apartFrom: async () => new Set(),
    everyoneApart: everyBlockedUserId,
    log: { info: quiet, warn: quiet, error: quiet },
  }
  const ready = await index.current(db)
  await makeDay(parts, YESTERDAY)
  await reportDay(parts, ready)

  async function fillDatabase(): Promise<void> {
    const pets = generatedNeighbourhood(ANIMALS, 1)
    const at = { createdAt: YESTERDAY, updatedAt: YESTERDAY }
    const owners = [...new Set(pets.map(({ ownerId }) => ownerId))]
    await inParts(owners, some =>
      db.user.createMany({ data: some.map(id => ({ id, name: id, email: `${id}@bench.example`, ...at })) }),
    )
    await inParts(pets, some =>
      db.pet.createMany({
        data: some.map(({ petId, ownerId, place, wishes, ...pet }) => {
          const coat = { primary: '#a0703c', secondary: '#ffffff', pattern: 'bicolour' }
          const facts = petFactsSchema.parse({ ...pet, breedIds: [], mixed: true, coat, about: '' })
          const { latitudeDeg = null, longitudeDeg = null, label: placeLabel = null } = place ?? {}
          const located = { latitudeDeg, longitudeDeg, placeLabel }
          const told = { name: facts.name, species: facts.species, facts, wishes, sources: {} }
          return { id: petId, ownerId, ...told, ...located, published: true, ...at }
        }),
      }),
    )
    const random = seededRandom(2)
    const someone = () => pets[Math.floor(random() * pets.length)]?.petId ?? ''
    const answers = pets.flatMap(({ petId }) =>
      [...new Set(Array.from({ length: ANSWERS_EACH }, someone))].map(targetPetId => ({
        petId,
        targetPetId,
        answer: random() < 0.4 ? 'like' : 'pass',
        purpose: 'play',
        decidedAt: YESTERDAY,
      })),
    )
    await inParts(answers, some => db.decision.createMany({ data: some }))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function inParts<Row>(rows: readonly Row[], write: (some: Row[]) => Promise<unknown>) {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await write(rows.slice(at, at + ROWS_AT_ONCE))
}

async function reportDay(parts: DailyParts, index: PetIndex): Promise<void> {
  const waits = watchTurns()
  const meter = meterParts()
  await makeDay(parts, TODAY, { onPart: meter.begin })
  meter.begin('done')
  const longestMs = waits.stop()
  const { gathering = 0, 'sharing-out': sharing = 0, writing = 0 } = meter.spentMs
  const alone = rankingAloneMs(index)
  say('daily-sets-10000-whole-day-processor', gathering + sharing + writing, 'ms', 60_000)
  say('daily-sets-10000-gathering-processor', gathering, 'ms', alone)
  say('daily-sets-10000-sharing-out-processor', sharing, 'ms', alone)
  say('daily-sets-10000-writing-processor', writing, 'ms', alone)
  say('daily-sets-10000-longest-wait', longestMs, 'ms', gathering + sharing + writing)
  say('daily-sets-10000-cards', await parts.db.dailyPick.count(), 'cards', 3 * 10 * ANIMALS)
  say('daily-sets-10000-memory', process.memoryUsage().rss / 2 ** 20, 'MiB', 1024)
}

/** What ranking the index for each animal and purpose alone would take, from some of them. */
function rankingAloneMs(index: PetIndex): number {
  const { petIds } = index.snapshot()
  const before = processorMs()
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  const onDay = dayNumberOf('2026-06-01')
  let ranked = 0
  for (const petId of petIds.filter((_, at) => at % (ANIMALS / RANKED) === 0))
    for (const purpose of index.find(petId)?.purposes ?? []) {
      index.rank({ petId, purpose, onDay, limit: 60, ...nobody })
      ranked += 1
    }
  const asked = petIds.reduce((sum, petId) => sum + (index.find(petId)?.purposes.length ?? 0), 0)
  return ((processorMs() - before) / ranked) * asked
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Adds up the processor time between the beginnings of parts. */
function meterParts() {
  const spentMs: Record<string, number> = {}
  let [part, since] = ['gathering', processorMs()]
  const begin = (next: string) => {
    const now = processorMs()
    spentMs[part] = (spentMs[part] ?? 0) + now - since
    // The markets of later purposes are gathered after the first is shared out.
    ;[part, since] = [next, now]
  }
  return { spentMs, begin }
}

/** Asks for a turn again and again, and notes the longest wait. */
function watchTurns() {
  let longestMs = 0
  let since = performance.now()
  let timer = setTimeout(look)
  function look(): void {
    const now = performance.now()
    longestMs = Math.max(longestMs, now - since)
    since = now
    timer = setTimeout(look)
  }
  return {
    stop: () => {
      clearTimeout(timer)
      return longestMs
    },
  }
}

function say(name: string, value: number, unit: string, baseline: number): void {
  const figure = { name, value, unit, baseline, ratio: baseline / value }
  const words = `${name}: ${value.toFixed(0)} ${unit}; baseline ${baseline.toFixed(0)} (${figure.ratio.toFixed(1)} times)`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figure) : words}\n`)
}
