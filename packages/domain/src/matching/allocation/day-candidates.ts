import { runInSlices } from '../../pedigree/exchange/run-in-slices.ts'
import type { PetSnapshot } from '../pet-index.ts'
import { BestPairs } from './best-pairs.ts'
import { type DayMarket, hashOf } from './day-market.ts'
import type { DayQuestion } from './day-question.ts'
import { NearbyPairs } from './nearby-pairs.ts'
import { PairJudge } from './pair-judge.ts'

/** Candidates of each animal; every animal of most towns, and enough for ten cards in any. */
const CANDIDATES = 60

/** Animals looked at on behalf of one that is near everybody, before others get their turn. */
const LOOKS_A_STEP = 4_096

/** A day before it is shared out: the market, animals numbered as in the snapshot, and what is given out before. */
export type DayCandidates = {
  readonly market: DayMarket
  /** Cards each may be given in all; 0 for those who take no part. */
  readonly room: Uint16Array
  /** Who is shown somebody that waits for an answer: at most half of an animal's cards, the likeliest first. */
  readonly awaited: readonly { readonly place: number; readonly other: number }[]
}

/**
 * {@link candidateSteps} to its end without holding the thread: others get their turn every 30 ms.
 *
 * @throws the signal's reason when it aborts.
 */
export function gatherCandidates(
  snapshot: PetSnapshot,
  question: DayQuestion,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<DayCandidates> {
  const { signal } = options
  return runInSlices(candidateSteps(snapshot, question), signal === undefined ? {} : { signal })
}

/**
 * Lists who could be shown to whom: for every animal the best {@link CANDIDATES} by the fused chance, all hard rules and
 * both owners' distances kept. A pair is looked at once, from the side that goes less far. Equal to ranking the index
 * for each animal alone, at a fraction of the work.
 *
 * Yields the share done.
 */
export function* candidateSteps(
  snapshot: PetSnapshot,
  question: DayQuestion,
): Generator<number, DayCandidates> {
  const judge = new PairJudge(snapshot, question)
  const best = new BestPairs(snapshot.petIds.length, CANDIDATES)
  const room = Uint16Array.from(snapshot.petIds, (_, place) =>
    judge.isThere(place) ? question.roomOf(place) : 0,
  )
  const seated = Array.from(room.keys()).filter(place => room[place] !== 0)
  yield* offerInPerson(snapshot, { judge, best, seated })
  yield* offerOnScreen({ judge, best, seated })
  const left = room.slice()
  const awaited: { place: number; other: number }[] = []
  for (const place of seated) {
    for (const other of awaitedBy(place, { judge, question, room })) {
      awaited.push({ place, other })
      left[place] = (left[place] ?? 0) - 1
    }
    yield 1
  }
  return { market: yield* marketSteps(snapshot, { best, question, room: left }), room, awaited }
}

type Offering = { readonly judge: PairJudge; readonly best: BestPairs; readonly seated: readonly number[] }

/** Those who meet in the flesh, each pair once. */
function* offerInPerson(
  { columns }: PetSnapshot,
  { judge, best, seated }: Offering,
): Generator<number, void> {
  const inPerson = seated.filter(place => judge.hasPlace(place) && !judge.isOnScreenOnly(place))
  const nearby = new NearbyPairs(columns, inPerson)
  for (let at = 0; at < nearby.size; at++) {
    const place = nearby.placeAt(at)
    judge.askFor(place)
    nearby.visit(at, (other, squaredChord) => {
      const probability = judge.chance(other, squaredChord)
      if (probability < 0) return
      best.offer(place, other, probability)
      best.offer(other, place, probability)
    })
    yield at / nearby.size
  }
}

/** Whoever meets on screen only is near everybody, but nobody is near them: their own lists hold animals from anywhere. */
function* offerOnScreen({ judge, best, seated }: Offering): Generator<number, void> {
  for (const place of seated.filter(seat => judge.isOnScreenOnly(seat))) {
    judge.askFor(place)
    for (const [at, other] of seated.entries()) {
      if (at % LOOKS_A_STEP === LOOKS_A_STEP - 1) yield 1
      const probability = other === place ? -1 : judge.chance(other, judge.squaredChordTo(other))
      if (probability >= 0) best.offer(place, other, probability)
    }
    yield 1
  }
}

type Waiting = { readonly judge: PairJudge; readonly question: DayQuestion; readonly room: Uint16Array }

/** Whoever waits for an answer of this one, the likeliest first; half of the cards stay for newcomers. */
function awaitedBy(place: number, { judge, question, room }: Waiting): number[] {
  const waiting = question.waiting(place)
  if (waiting.length === 0) return []
  judge.askFor(place)
  return waiting
    .filter(other => room[other] !== 0)
    .map(other => ({ other, probability: judge.chanceOfAnswer(other) }))
    .filter(({ probability }) => probability >= 0)
    .sort((one, two) => two.probability - one.probability || one.other - two.other)
    .slice(0, Math.floor((room[place] ?? 0) / 2))
    .map(({ other }) => other)
}

/** Animals whose pairs are put together before others get their turn. */
const ANIMALS_A_STEP = 256

function* marketSteps(
  { petIds }: PetSnapshot,
  { best, question, room }: { best: BestPairs; question: DayQuestion; room: Uint16Array },
): Generator<number, DayMarket> {
  const [first, second] = [new Uint32Array(best.count), new Uint32Array(best.count)]
  const worth = new Float64Array(best.count)
  let pairs = 0
  for (let place = 0; place < petIds.length; place++) {
    best.forEach(place, (other, probability) => {
      // Both sides list most pairs; each is kept once.
      if (other < place && best.has(other, place)) return
      first[pairs] = Math.min(place, other)
      second[pairs] = Math.max(place, other)
      worth[pairs] = probability * question.freshness(place, other)
      pairs += 1
    })
    if (place % ANIMALS_A_STEP === 0) yield 1
  }
  return {
    size: petIds.length,
    room,
    key: Uint32Array.from(petIds, hashOf),
    first: first.slice(0, pairs),
    second: second.slice(0, pairs),
    worth: worth.slice(0, pairs),
  }
}
