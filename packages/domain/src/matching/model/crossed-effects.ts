import type { RatesPrior } from './decision-model.ts'

/** A step below this is none: states with the same answers then agree to 1e-6. */
const SMALL_STEP = 5e-8

/** Log-odds to which a question is answered at once: a fortieth of a percent, which no screen shows. */
export const AT_ONCE = 1e-3

/** Further estimates brought to their optimum while answering: a few milliseconds, enough to be exact in a small town. */
const MOST_AT_ONCE = 1000

/** The most that the log-odds of one answer can turn its expectation, per unit. */
const STEEPEST = 0.25

/** Log-odds a single step may go, so that a first step of Newton's method cannot overshoot. */
const LONGEST_STEP = 2

/** One counted answer; `weight` 0 leaves it out for a moment. */
export type AnswerEdge = {
  readonly chooser: number
  readonly chosen: number
  label: 0 | 1
  /** Log-odds that are explained by the place in the list. */
  offset: number
  atMs: number
  weight: 0 | 1
}

/** Who answered whom, and a queue of those whose estimate must be looked at anew. */
type Node = { given: AnswerEdge[]; received: AnswerEdge[] }

/**
 * Crossed random effects: log-odds(yes) = average + readiness of the chooser + popularity of the chosen, both
 * normally distributed around 0, at the most probable values. The objective is strictly concave, so there is one
 * answer whatever the order in which it is reached: a change is followed from its two ends outwards only as far as
 * it matters.
 *
 * @see Rasch (1960), "Probabilistic Models for Some Intelligence and Attainment Tests"
 * @see Gelman & Hill (2007), "Data Analysis Using Regression and Multilevel/Hierarchical Models", 14
 */
export class CrossedEffects {
  readonly prior: RatesPrior
  readonly nodes: Node[] = []
  readonly #readiness: number[] = []
  readonly #popularity: number[] = []
  #queue: number[] = []
  /** By queue key, whether it waits in the queue. */
  readonly #waits: boolean[] = []
  /** By queue key: how far others moved since it was looked at, at most, and how firmly it stands. */
  readonly #stirred: number[] = []
  readonly #information: number[] = []
  /** Stirred by less than mattered when they were: looked at when more exactness is asked for. */
  readonly #later = new Set<number>()
  #tolerance = SMALL_STEP
  /** Values before a trial, by queue key; null outside of one. */
  #journal: Map<number, number> | null = null
  readonly #changed = new Set<number>()

  constructor(prior: RatesPrior) {
    this.prior = prior
  }

  /** Makes room for one more and returns its number. */
  addNode(): number {
    this.#readiness.push(0)
    this.#popularity.push(0)
    this.#waits.push(false, false)
    this.#stirred.push(0, 0)
    this.#information.push(0, 0)
    return this.nodes.push({ given: [], received: [] }) - 1
  }

  add(edge: AnswerEdge): void {
    this.nodes[edge.chooser]?.given.push(edge)
    this.nodes[edge.chosen]?.received.push(edge)
    this.touch(edge)
  }

  remove(edge: AnswerEdge): void {
    drop(this.nodes[edge.chooser]?.given, edge)
    drop(this.nodes[edge.chosen]?.received, edge)
    this.touch(edge)
  }

  /** Says that an answer changed: its two ends are estimated anew by the next {@link settle}. */
  touch(edge: AnswerEdge): void {
    if (this.#journal === null) this.#changed.add(edge.chooser).add(edge.chosen)
    this.#enqueue(edge.chooser * 2)
    this.#enqueue(edge.chosen * 2 + 1)
  }

  /** Puts one that has no answers any more where newcomers start. */
  reset(node: number): void {
    this.#readiness[node] = 0
    this.#popularity[node] = 0
    for (const key of [node * 2, node * 2 + 1]) {
      this.#stirred[key] = 0
      this.#information[key] = 0
    }
  }

  readinessOf(node: number): number {
    return this.#readiness[node] ?? 0
  }

  popularityOf(node: number): number {
    return this.#popularity[node] ?? 0
  }

  /** The chance of a yes as readiness and popularity alone have it. */
  expectedOf({ chooser, chosen, offset }: AnswerEdge): number {
    const logOdds = this.prior.averageLogOdds + offset + this.readinessOf(chooser) + this.popularityOf(chosen)
    return 1 / (1 + Math.exp(-logOdds))
  }

  /** Variance of an estimate: one over the information that the counted answers and the prior hold. */
  varianceOf(node: number, role: 'readiness' | 'popularity'): number {
    const edges = this.#edgesOf(node * 2 + (role === 'readiness' ? 0 : 1))
    let information = 1 / this.#priorVariance(role === 'readiness' ? 0 : 1)
    for (const edge of edges) {
      const expected = this.expectedOf(edge)
      information += edge.weight * expected * (1 - expected)
    }
    return 1 / information
  }

  /**
   * Brings every estimate to its optimum. Small stirrings that are left alone add up until they matter, so that the
   * estimates stay within a few tolerances of the optimum however many answers come.
   *
   * @param tolerance - log-odds that an estimate may be off its own optimum.
   * @param most - estimates to improve; what is then left waits for a later call.
   */
  settle(tolerance: number = SMALL_STEP, most = Number.POSITIVE_INFINITY): void {
    this.#tolerance = tolerance
    if (tolerance === SMALL_STEP) {
      for (const key of this.#later) this.#enqueue(key)
      this.#later.clear()
    }
    let improved = 0
    while (this.#queue.length > 0) {
      const keys = this.#queue
      this.#queue = []
      for (const key of keys) {
        this.#waits[key] = false
        if (improved++ < most) this.#improve(key)
        else this.#later.add(key)
      }
    }
  }

  /** Those whose estimates or answers changed since the last call. */
  takeChanged(): number[] {
    this.settle(AT_ONCE)
    this.settle(SMALL_STEP, MOST_AT_ONCE)
    const changed = [...this.#changed]
    this.#changed.clear()
    return changed
  }

  /** What `read` sees without some answers; afterwards everything is bit for bit as before. */
  without<Result>(edges: readonly AnswerEdge[], read: () => Result): Result {
    this.settle()
    this.#journal = new Map()
    for (const edge of edges) {
      edge.weight = 0
      this.touch(edge)
    }
    this.settle()
    const result = read()
    for (const [key, value] of this.#journal) this.#valuesOf(key)[key >> 1] = value
    this.#journal = null
    for (const edge of edges) edge.weight = 1
    return result
  }

  /** One step of Newton's method for one estimate; those who answered it or were answered by it look again. */
  #improve(key: number): void {
    const isChooser = (key & 1) === 0
    const values = isChooser ? this.#readiness : this.#popularity
    const others = isChooser ? this.#popularity : this.#readiness
    const edges = this.#edgesOf(key)
    const value = values[key >> 1] ?? 0
    let information = 1 / this.#priorVariance(key & 1)
    let gradient = -value * information
    const base = value + this.prior.averageLogOdds
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i]
      if (edge === undefined || edge.weight === 0) continue
      const other = others[isChooser ? edge.chosen : edge.chooser] ?? 0
      const expected = 1 / (1 + Math.exp(-(base + edge.offset + other)))
      gradient += edge.label - expected
      information += expected * (1 - expected)
    }
    this.#stirred[key] = 0
    this.#information[key] = information
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, gradient / information))
    if (Math.abs(step) < SMALL_STEP) return
    if (this.#journal === null) this.#changed.add(key >> 1)
    else if (!this.#journal.has(key)) this.#journal.set(key, value)
    values[key >> 1] = value + step
    const stir = STEEPEST * Math.abs(step)
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i]
      if (edge?.weight === 1) this.#stir(isChooser ? edge.chosen * 2 + 1 : edge.chooser * 2, stir)
    }
    // Newton's error is about the square of its step: a short one need not be repeated.
    if (Math.abs(step) > 1e-4) this.#enqueue(key)
  }

  /** Looks at one again only when all that moved around it could move it by a step that counts. */
  #stir(key: number, by: number): void {
    const stirred = (this.#stirred[key] ?? 0) + by
    this.#stirred[key] = stirred
    const step = stirred / (this.#information[key] ?? 0)
    // Never looked at, it has no information yet, and the step is infinite.
    if (!(step <= this.#tolerance)) this.#enqueue(key)
    else if (step > SMALL_STEP) this.#later.add(key)
  }

  #enqueue(key: number): void {
    if (this.#waits[key] === true) return
    this.#waits[key] = true
    this.#queue.push(key)
  }

  /** Even keys are readinesses, odd ones popularities. */
  #valuesOf(key: number): number[] {
    return (key & 1) === 0 ? this.#readiness : this.#popularity
  }

  #edgesOf(key: number): readonly AnswerEdge[] {
    const node = this.nodes[key >> 1]
    return ((key & 1) === 0 ? node?.given : node?.received) ?? []
  }

  #priorVariance(role: number): number {
    return role === 0 ? this.prior.readinessVariance : this.prior.popularityVariance
  }
}

function drop(edges: AnswerEdge[] | undefined, edge: AnswerEdge): void {
  const at = edges?.indexOf(edge) ?? -1
  if (at >= 0) edges?.splice(at, 1)
}
