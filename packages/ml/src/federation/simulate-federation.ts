import { dotProduct } from '../breeds/photo-series.ts'

/** How learning without collecting is simulated. Everything is made up, and says so. */
export type FederationOptions = {
  readonly clients: number
  readonly rounds: number
  /** Longest update a client may send, as a Euclidean length; a longer one is cut to it. */
  readonly clipLength: number
  /** Noise on the sum of updates, in clip lengths. */
  readonly noise: number
  /** Clients that send the opposite of what they learned, a thousand times as long. */
  readonly poisoned: number
  /** The kill switch: from this round on nobody sends anything; null lets all rounds run. */
  readonly stoppedBefore: number | null
  readonly seed: number
}

/** What a simulation found. Shares of test answers that are right, 0..1. */
export type FederationResult = {
  readonly synthetic: true
  /** All data in one place: what collecting would have given. */
  readonly centralised: number
  readonly federated: number
  /** The same, with the poisoned clients among them. */
  readonly poisoned: number
  /** The same, were updates not clipped: what clipping is for. */
  readonly poisonedUnclipped: number
  readonly roundsRun: number
  /** Longest step the shared model ever took because of one client, in clip lengths: never above 1. */
  readonly furthestPull: number
}

const INPUTS = 24
const EXAMPLES_EACH = 40
const TEST_EXAMPLES = 2000
const LOCAL_STEPS = 10
const LEARNING_RATE = 0.5

type Example = { readonly input: Float32Array; readonly label: 0 | 1 }

/**
 * Clients learn a made-up rule from their own made-up data and send clipped updates; the server adds noise and
 * sees only the sum. Printed beside what collecting everything would have given.
 *
 * @see McMahan et al. (2018), "Learning Differentially Private Recurrent Language Models"
 */
export function simulateFederation(options: FederationOptions): FederationResult {
  const random = gaussian(options.seed)
  const rule = vector(random)
  const clients = Array.from({ length: options.clients }, () =>
    examplesOf(rule, { count: EXAMPLES_EACH, random }),
  )
  const test = examplesOf(rule, { count: TEST_EXAMPLES, random })
  const run = (poisoned: number, clipLength: number) =>
    federate(clients, { ...options, poisoned, clipLength, random: gaussian(options.seed + 1) })
  const honest = run(0, options.clipLength)
  const attacked = run(options.poisoned, options.clipLength)
  const unclipped = run(options.poisoned, Number.POSITIVE_INFINITY)
  const together = descend(
    new Float32Array(INPUTS),
    clients.flat(),
    LOCAL_STEPS * Math.max(1, options.rounds),
  )
  return {
    synthetic: true,
    centralised: accuracy(together, test),
    federated: accuracy(honest.model, test),
    poisoned: accuracy(attacked.model, test),
    poisonedUnclipped: accuracy(unclipped.model, test),
    roundsRun: honest.rounds,
    furthestPull: attacked.furthest / options.clipLength,
  }
}

type Federation = Omit<FederationOptions, 'clients' | 'seed'> & { readonly random: () => number }

function federate(clients: readonly (readonly Example[])[], options: Federation) {
  let model = new Float32Array(INPUTS)
  let [rounds, furthest] = [0, 0]
  for (let round = 0; round < Math.min(options.rounds, options.stoppedBefore ?? options.rounds); round++) {
    const sum = new Float32Array(INPUTS)
    for (const [index, own] of clients.entries()) {
      const learned = descend(model, own, LOCAL_STEPS)
      const factor = index < options.poisoned ? -1000 : 1
      const update = clipped(
        learned.map((value, at) => factor * (value - (model[at] as number))),
        options.clipLength,
      )
      furthest = Math.max(furthest, Math.sqrt(dotProduct(update, update)))
      update.forEach((value, at) => {
        sum[at] = (sum[at] as number) + value
      })
    }
    const scale = Number.isFinite(options.clipLength) ? options.noise * options.clipLength : 0
    model = model.map(
      (value, at) => value + ((sum[at] as number) + scale * options.random()) / clients.length,
    )
    rounds += 1
  }
  return { model, rounds, furthest }
}

function clipped(update: Float32Array, limit: number): Float32Array {
  const length = Math.sqrt(dotProduct(update, update))
  return length <= limit ? update : update.map(value => (value * limit) / length)
}

/** Gradient descent on the logistic loss. */
function descend(
  start: Float32Array,
  examples: readonly Example[],
  steps: number,
): Float32Array<ArrayBuffer> {
  const model = Float32Array.from(start)
  for (let step = 0; step < steps; step++) {
    const slope = new Float32Array(INPUTS)
    for (const { input, label } of examples) {
      const error = 1 / (1 + Math.exp(-dotProduct(model, input))) - label
      for (let at = 0; at < INPUTS; at++) slope[at] = (slope[at] as number) + error * (input[at] as number)
    }
    for (let at = 0; at < INPUTS; at++)
      model[at] = (model[at] as number) - (LEARNING_RATE * (slope[at] as number)) / examples.length
  }
  return model
}

function accuracy(model: Float32Array, examples: readonly Example[]): number {
  return (
    examples.filter(({ input, label }) => dotProduct(model, input) > 0 === (label === 1)).length /
    examples.length
  )
}

function examplesOf(rule: Float32Array, made: { count: number; random: () => number }): Example[] {
  return Array.from({ length: made.count }, () => {
    const input = vector(made.random)
    return { input, label: dotProduct(rule, input) + made.random() > 0 ? 1 : 0 }
  })
}

function vector(random: () => number): Float32Array {
  return Float32Array.from({ length: INPUTS }, random)
}

/** Box-Muller over a linear congruential generator: the same on every machine. */
function gaussian(seed: number): () => number {
  let state = seed >>> 0
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 1) / 4_294_967_297
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
