import { checkHardRules } from '@pawfect/domain/matching'
import { type Allocation, allocateDay, hashOf } from '@pawfect/domain/matching/allocation'
import { purposeSchema } from '@pawfect/domain/pets'
import { listVisiblePets } from '../../pets/index.ts'
import type { DailyParts, MakingOptions } from './daily-ports.ts'
import { type Card, isMade, REMEMBERED_DAYS, type Seat, writeDay } from './daily-store.ts'
import { type GatheredMarket, gatherMarket, readFacts } from './gather-market.ts'

const DAY_MS = 86_400_000

/** The name of the day an instant lies in; days change at midnight UTC. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/**
 * Makes the sets of a day for everyone, unless they are made. All of it is written in one transaction: whoever is
 * killed on the way leaves no half of a day, and the next to come makes it anew, with the same outcome from the same
 * facts.
 *
 * @returns whether this call made it.
 * @throws the signal's reason when it aborts; nothing is written then.
 */
export async function makeDay(
  parts: DailyParts,
  now: Date,
  { signal, onPart = () => undefined }: MakingOptions = {},
): Promise<boolean> {
  const day = dayOf(now)
  if (await isMade(parts.db, day)) return false
  await onPart('gathering')
  const facts = await readFacts(parts, day, now)
  const pets = await listVisiblePets(parts.db)
  const seats: Seat[] = []
  const picks: Card[] = []
  for (const purpose of purposeSchema.options) {
    const gathered = await gatherMarket(parts, { pets, purpose, facts, signal })
    await onPart('sharing-out')
    const seed = hashOf(`${day} ${purpose}`)
    const allocation = await allocateDay(gathered.market, {
      seed,
      ...(signal === undefined ? {} : { signal }),
    })
    seats.push(...gathered.seats)
    picks.push(...gathered.awaited, ...picksOf(gathered, allocation))
  }
  const allowed = await stillAllowed(parts, picks, facts.onDay)
  signal?.throwIfAborted()
  return parts.inTransaction(async db => {
    if (await isMade(db, day)) return false
    const forgetBefore = dayOf(new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS))
    await writeDay(db, { day, forgetBefore, now, seats, picks: allowed, onHalf: () => onPart('writing') })
    return true
  })
}

/** Each chosen pair as two cards. */
function picksOf({ market, seats }: GatheredMarket, { chosen }: Allocation): Card[] {
  const picks: Card[] = []
  for (const [pair, isChosen] of chosen.entries()) {
    const one = seats[market.first[pair] ?? 0]
    const other = seats[market.second[pair] ?? 0]
    if (isChosen === 0 || one === undefined || other === undefined) continue
    picks.push({ petId: one.petId, purpose: one.purpose, otherPetId: other.petId })
    picks.push({ petId: other.petId, purpose: one.purpose, otherPetId: one.petId })
  }
  return picks
}

/** Animals may change while a large day is made: what a hard rule forbids by now is left out. */
async function stillAllowed({ db, index }: DailyParts, picks: readonly Card[], onDay: number) {
  const current = await index.current(db)
  return picks.filter(({ petId, otherPetId, purpose }) => {
    const own = current.find(petId)
    const other = current.find(otherPetId)
    if (own === undefined || other === undefined) return false
    return checkHardRules({ own, other, purpose, onDay }).broken.length === 0
  })
}
