import { setImmediate as othersFirst } from 'node:timers/promises'
import { checkHardRules } from '@pawfect/domain/matching'
import { type Allocation, allocateDay, dayOf, hashOf } from '@pawfect/domain/matching/allocation'
import { type Purpose, purposeSchema } from '@pawfect/domain/pets'
import type { DailyParts, MakingOptions } from './daily-ports.ts'
import { type Card, claimDay, isMade, REMEMBERED_DAYS, type Seat, writeDay } from './daily-store.ts'
import { type GatheredMarket, gatherMarket } from './gather-market.ts'
import { readDayFacts } from './read-day-facts.ts'

const DAY_MS = 86_400_000

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
  const { petIds } = (await parts.index.current(parts.db)).snapshot()
  const facts = await readDayFacts(parts, { day, now, petIds, signal })
  const seats: Seat[] = []
  const picks: Card[] = []
  for (const purpose of purposeSchema.options) {
    await onPart('gathering')
    const gathered = await gatherMarket(parts, { purpose, facts, signal })
    await onPart('sharing-out')
    const seed = hashOf(`${day} ${purpose}`)
    const allocation = await allocateDay(gathered.market, {
      seed,
      ...(signal === undefined ? {} : { signal }),
    })
    for (const seat of gathered.seats) seats.push(seat)
    for (const pick of [...gathered.awaited, ...picksOf(gathered, { allocation, purpose })]) picks.push(pick)
  }
  const allowed = await stillAllowed(parts, picks, facts.onDay)
  signal?.throwIfAborted()
  return parts.inTransaction(async db => {
    if (!(await claimDay(db, day, now))) return false
    const forgetBefore = dayOf(new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS))
    await writeDay(db, { day, forgetBefore, seats, picks: allowed, onHalf: () => onPart('writing') })
    return true
  })
}

/** Each chosen pair as two cards. */
function picksOf(
  { market, petIds }: GatheredMarket,
  { allocation: { chosen }, purpose }: { readonly allocation: Allocation; readonly purpose: Purpose },
): Card[] {
  const picks: Card[] = []
  for (const [pair, isChosen] of chosen.entries()) {
    const petId = petIds[market.first[pair] ?? 0]
    const otherPetId = petIds[market.second[pair] ?? 0]
    if (isChosen === 0 || petId === undefined || otherPetId === undefined) continue
    picks.push({ petId, purpose, otherPetId }, { petId: otherPetId, purpose, otherPetId: petId })
  }
  return picks
}

/** Cards looked at before others get their turn. */
const CARDS_A_STEP = 1_000

/** Animals may change while a large day is made: what a hard rule forbids by now is left out. */
async function stillAllowed({ db, index }: DailyParts, picks: readonly Card[], onDay: number) {
  const allowed: Card[] = []
  for (let at = 0; at < picks.length; at += CARDS_A_STEP) {
    const current = await index.current(db)
    for (const pick of picks.slice(at, at + CARDS_A_STEP)) {
      const own = current.find(pick.petId)
      const other = current.find(pick.otherPetId)
      if (own === undefined || other === undefined) continue
      const { broken } = checkHardRules({ own, other, purpose: pick.purpose, onDay })
      if (broken.length === 0) allowed.push(pick)
    }
    await othersFirst()
  }
  return allowed
}
