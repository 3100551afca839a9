import { type Affinities, affinitiesOf, affinityOf } from './affinity.ts'
import { type AnswerEdge, AT_ONCE, CrossedEffects } from './crossed-effects.ts'
import { type DecisionEvent, labelOf } from './decision-event.ts'
import type { Behaviour, PairBehaviour, RatesPrior } from './decision-model.ts'

/**
 * What the waves 1-14 of real decisions taught about how people differ (see docs/decisions/0019): choosers and chosen
 * vary by a standard deviation of about 1.2 log-odds, and 42 % of answers are yes. Stands in until there are own ones.
 */
export const STATED_RATES: RatesPrior = {
  readinessVariance: 1.5,
  popularityVariance: 1.5,
  averageLogOdds: -0.35,
  positionEffect: 0,
}

type Known = { readonly chooser: number; readonly chosen: number; readonly event: RatesEvent }
type RatesEvent = Pick<
  DecisionEvent,
  'eventId' | 'chooserId' | 'chosenId' | 'answer' | 'later' | 'position' | 'placeLogOdds' | 'atMs'
>

/**
 * How readily each one says yes and hears yes, kept up with one event at a time. A pair counts once, with its latest
 * answer; undone and merely shown ones count not at all. After any history of events, undoings and forgettings the
 * settled estimates equal those of the same events learned at once, to 1e-6: they are the one optimum of one objective.
 */
export class RatesState {
  readonly #effects: CrossedEffects
  readonly #numbers = new Map<string, number>()
  readonly #names = new Map<number, string>()
  readonly #freeNumbers: number[] = []
  readonly #events = new Map<string, Known>()
  readonly #edges = new Map<string, AnswerEdge>()
  readonly #pairEvents = new Map<string, Set<string>>()
  readonly #eventsOf = new Map<number, Set<string>>()

  constructor(prior: RatesPrior = STATED_RATES) {
    this.#effects = new CrossedEffects(prior)
  }

  /** Answers that count. */
  get answers(): number {
    return this.#edges.size
  }

  /** Notes an event; one of the same id takes its place. Estimates follow at the next question. */
  learn(event: RatesEvent): void {
    this.#removeEvent(event.eventId)
    const chooser = this.#numberOf(event.chooserId)
    const chosen = this.#numberOf(event.chosenId)
    this.#events.set(event.eventId, { chooser, chosen, event })
    setOf(this.#pairEvents, pairKey(chooser, chosen)).add(event.eventId)
    setOf(this.#eventsOf, chooser).add(event.eventId)
    setOf(this.#eventsOf, chosen).add(event.eventId)
    this.#recount(chooser, chosen)
  }

  /** Takes an event back as if it had never been; one that is not known is fine. */
  unlearn(eventId: string): void {
    this.#removeEvent(eventId)
  }

  /** Forgets all that one chose and all that others chose about it. Nothing of it is left. */
  forget(personId: string): void {
    const number = this.#numbers.get(personId)
    if (number === undefined) return
    for (const eventId of [...(this.#eventsOf.get(number) ?? [])]) this.#removeEvent(eventId)
    this.#effects.reset(number)
    this.#eventsOf.delete(number)
    this.#numbers.delete(personId)
    this.#names.delete(number)
    this.#freeNumbers.push(number)
  }

  /**
   * Brings every estimate to within 1e-6 of its optimum. {@link takeChanged} does so by itself as long as few are
   * touched; among a hundred thousand answers estimates may lag by about 1e-3 until asked again.
   */
  settle(): void {
    this.#effects.settle()
  }

  /** What behaviour tells of one; the prior's for one never seen. */
  behaviourOf(personId: string): Behaviour {
    this.#effects.settle(AT_ONCE)
    const number = this.#numbers.get(personId)
    if (number === undefined) {
      const { readinessVariance, popularityVariance } = this.#effects.prior
      return { ...NOTHING_KNOWN, readinessVariance, popularityVariance }
    }
    return {
      readiness: this.#effects.readinessOf(number),
      popularity: this.#effects.popularityOf(number),
      readinessVariance: this.#effects.varianceOf(number, 'readiness'),
      popularityVariance: this.#effects.varianceOf(number, 'popularity'),
      given: counted(this.#effects.nodes[number]?.given),
      received: counted(this.#effects.nodes[number]?.received),
    }
  }

  /**
   * What behaviour tells of a pair, from the one's side and from the other's, as if neither had ever answered about the
   * other: both answers are taken out of everything, including what they made of third parties.
   */
  pairWithoutItself(oneId: string, otherId: string): readonly [PairBehaviour, PairBehaviour] {
    const [one, other] = [this.#numbers.get(oneId), this.#numbers.get(otherId)]
    const read = (): readonly [PairBehaviour, PairBehaviour] => {
      const sides = [this.behaviourOf(oneId), this.behaviourOf(otherId)] as const
      const known = one !== undefined && other !== undefined
      return [
        { ...sidesOf(sides[0], sides[1]), affinity: known ? affinityOf(this.#effects, one, other) : 0 },
        { ...sidesOf(sides[1], sides[0]), affinity: known ? affinityOf(this.#effects, other, one) : 0 },
      ]
    }
    if (one === undefined || other === undefined) return read()
    const own = [pairKey(one, other), pairKey(other, one)].flatMap(key => this.#edges.get(key) ?? [])
    return this.#effects.without(own, read)
  }

  /** Affinity of one for another, and the other way round. */
  affinityBetween(oneId: string, otherId: string): readonly [number, number] {
    this.#effects.settle(AT_ONCE)
    const [one, other] = [this.#numbers.get(oneId), this.#numbers.get(otherId)]
    if (one === undefined || other === undefined) return [0, 0]
    return [affinityOf(this.#effects, one, other), affinityOf(this.#effects, other, one)]
  }

  /** Affinities of one towards others and theirs towards it, by id; whoever is missing has 0. */
  affinitiesOf(personId: string): { [Way in keyof Affinities]: ReadonlyMap<string, number> } {
    this.#effects.settle(AT_ONCE)
    const number = this.#numbers.get(personId)
    if (number === undefined) return { given: new Map(), received: new Map() }
    const { given, received } = affinitiesOf(this.#effects, number)
    return { given: this.#named(given), received: this.#named(received) }
  }

  /** Those whose behaviour changed since the last call; for keeping copies up to date. */
  takeChanged(): string[] {
    return this.#effects.takeChanged().flatMap(number => this.#names.get(number) ?? [])
  }

  #named(affinities: ReadonlyMap<number, number>): Map<string, number> {
    return new Map([...affinities].map(([number, value]) => [this.#names.get(number) ?? '', value]))
  }

  #numberOf(personId: string): number {
    const known = this.#numbers.get(personId)
    if (known !== undefined) return known
    const number = this.#freeNumbers.pop() ?? this.#effects.addNode()
    this.#numbers.set(personId, number)
    this.#names.set(number, personId)
    return number
  }

  #removeEvent(eventId: string): void {
    const known = this.#events.get(eventId)
    if (known === undefined) return
    this.#events.delete(eventId)
    this.#pairEvents.get(pairKey(known.chooser, known.chosen))?.delete(eventId)
    this.#eventsOf.get(known.chooser)?.delete(eventId)
    this.#eventsOf.get(known.chosen)?.delete(eventId)
    this.#recount(known.chooser, known.chosen)
  }

  /** The pair counts with its latest answer, or not at all. */
  #recount(chooser: number, chosen: number): void {
    const key = pairKey(chooser, chosen)
    const events = [...(this.#pairEvents.get(key) ?? [])].flatMap(id => this.#events.get(id)?.event ?? [])
    if (events.length === 0) this.#pairEvents.delete(key)
    const latest = events
      .filter(event => labelOf(event) !== null)
      .toSorted(byTime)
      .at(-1)
    const before = this.#edges.get(key)
    if (before !== undefined) {
      this.#effects.remove(before)
      this.#edges.delete(key)
    }
    if (latest === undefined) return
    const edge: AnswerEdge = {
      chooser,
      chosen,
      label: labelOf(latest) ?? 0,
      offset: latest.placeLogOdds ?? this.#effects.prior.positionEffect * Math.log1p(latest.position ?? 0),
      atMs: latest.atMs,
      weight: 1,
    }
    this.#edges.set(key, edge)
    this.#effects.add(edge)
  }
}

/** Learns one event into a state; `answer: 'undone'` under the same event id takes it back. */
export function learnEvent(state: RatesState, event: DecisionEvent): void {
  state.learn(event)
}

/** Forgets one altogether: what it chose and what others chose about it. */
export function forgetPerson(state: RatesState, personId: string): void {
  state.forget(personId)
}

/** A state that has learned all the events. */
export function ratesOf(events: readonly DecisionEvent[], prior: RatesPrior = STATED_RATES): RatesState {
  const state = new RatesState(prior)
  for (const event of events) state.learn(event)
  return state
}

/** One side of a pair from what is known of its two ends; the affinity is 0 until somebody computes it. */
export function sidesOf(chooser: Behaviour, chosen: Behaviour): PairBehaviour {
  return {
    readiness: chooser.readiness,
    popularity: chosen.popularity,
    affinity: 0,
    readinessVariance: chooser.readinessVariance,
    popularityVariance: chosen.popularityVariance,
    given: chooser.given,
    received: chosen.received,
  }
}

const NOTHING_KNOWN = { readiness: 0, popularity: 0, given: 0, received: 0 } as const

function counted(edges: readonly AnswerEdge[] | undefined): number {
  return (edges ?? []).reduce((sum, { weight }) => sum + weight, 0)
}

function pairKey(chooser: number, chosen: number): string {
  return `${chooser}>${chosen}`
}

function setOf<Key>(sets: Map<Key, Set<string>>, key: Key): Set<string> {
  const known = sets.get(key)
  if (known !== undefined) return known
  const fresh = new Set<string>()
  sets.set(key, fresh)
  return fresh
}

function byTime(one: RatesEvent, other: RatesEvent): number {
  return one.atMs - other.atMs || (one.eventId < other.eventId ? -1 : 1)
}
