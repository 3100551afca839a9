import {
  epsilonAfter,
  fromFixedPoint,
  GROUP_SIZE,
  type JoinedGroup,
  MIN_GROUPS,
  NOISE,
  settleRound,
  sumMasked,
  toFixedPoint,
} from '@pawfect/domain/pets/learning'
import { createMaskKeys, maskUpdate } from './masks.ts'
import { type NormalSource, privateUpdate } from './private-update.ts'
import { biasUpdate, type ScoredLesson, withStep } from './teach-bias.ts'

/** How learning without collecting is simulated. The owners and their animals are made up, and it says so. */
export type FederationOptions = {
  readonly clients: number
  readonly rounds: number
  /** Clients that send the opposite of what they learned, a thousand times as long, and no noise. */
  readonly poisoned: number
  /** The kill switch: from this round on nobody sends anything; null lets all rounds run. */
  readonly stoppedBefore: number | null
  readonly seed: number
}

/** What a simulation found. Shares of test answers that are right, 0..1. */
export type FederationResult = {
  readonly synthetic: true
  /** The model before anybody taught it. */
  readonly before: number
  /** All data in one place, as many rounds: what collecting would have given. */
  readonly centralised: number
  readonly federated: number
  /** The same, with the poisoned clients among them. */
  readonly poisoned: number
  /** The same, were the groups' sums simply added: what the middle of the groups is for. */
  readonly poisonedUnbounded: number
  readonly roundsRun: number
  /** Longest step the shared model took in a round beside the poisoned, in clip lengths: never above 1. */
  readonly furthestStep: number
  /** Groups left out of the poisoned run for what they summed to, over all rounds. */
  readonly groupsLeftOut: number
  /** What the rounds cost each owner's privacy, at a delta of 1e-5. */
  readonly epsilon: number
  readonly noise: number
}

const CLASSES = 12
const LESSONS_EACH = 40
const TEST_LESSONS = 4000

/**
 * Owners teach a made-up head whose biases are off, through the very code their apps run: update, clip, noise,
 * masks under real keys, sums of groups, the middle of the groups. Printed beside what collecting would have given.
 */
export function simulateFederation(options: FederationOptions): FederationResult {
  const normal = seededNormal(options.seed)
  const wrong = Array.from({ length: CLASSES }, (_, at) => (at % 3 === 0 ? 3 : 0))
  const clients = Array.from({ length: options.clients }, () => lessonsOf(LESSONS_EACH, { wrong, normal }))
  const test = lessonsOf(TEST_LESSONS, { wrong, normal })
  const run = (poisoned: number, isBounded: boolean) =>
    federate(clients, { ...options, poisoned, isBounded, normal: seededNormal(options.seed + 1) })
  const honest = run(0, true)
  const attacked = run(options.poisoned, true)
  const unbounded = run(options.poisoned, false)
  return {
    synthetic: true,
    before: accuracy(nothing(), test),
    centralised: accuracy(collected(clients.flat(), options.rounds), test),
    federated: accuracy(honest.bias, test),
    poisoned: accuracy(attacked.bias, test),
    poisonedUnbounded: accuracy(unbounded.bias, test),
    roundsRun: honest.rounds,
    furthestStep: attacked.furthest,
    groupsLeftOut: attacked.leftOut,
    epsilon: epsilonAfter(honest.rounds),
    noise: NOISE,
  }
}

type Federation = Pick<FederationOptions, 'rounds' | 'poisoned' | 'stoppedBefore'> & {
  readonly isBounded: boolean
  readonly normal: NormalSource
}

function federate(clients: readonly (readonly ScoredLesson[])[], options: Federation) {
  let bias = nothing()
  let [rounds, furthest, leftOut] = [0, 0, 0]
  for (; rounds < Math.min(options.rounds, options.stoppedBefore ?? options.rounds); rounds++) {
    const updates = clients.map((lessons, index) => {
      const update = biasUpdate(bias, lessons)
      return index < options.poisoned
        ? update.map(value => -1000 * value)
        : privateUpdate(update, options.normal)
    })
    const sums = groupsOf(updates).map(group => fromFixedPoint(sumMasked(masked(group, `round-${rounds}`))))
    const settled = options.isBounded ? settleRound(sums, Math.min(MIN_GROUPS, sums.length)) : added(sums)
    if (settled.kind === 'too-few') continue
    furthest = Math.max(furthest, Math.hypot(...settled.step))
    leftOut += settled.leftOut
    bias = withStep(bias, settled.step, CLASSES)
  }
  return { bias, rounds, furthest, leftOut }
}

/** Whole groups only; whoever is left over waits for another round. */
function groupsOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.floor(items.length / GROUP_SIZE)
  return Array.from({ length: count }, (_, at) => items.slice(at * GROUP_SIZE, (at + 1) * GROUP_SIZE))
}

/** Each member's update as the server receives it. */
function masked(updates: readonly (readonly number[])[], roundId: string): Uint32Array[] {
  const keys = updates.map(() => createMaskKeys())
  const members: JoinedGroup['members'] = keys.map(({ publicKey }, seat) => ({ seat, publicKey }))
  return updates.map((update, seat) => {
    const own = keys[seat]
    if (own === undefined) return toFixedPoint(update)
    return maskUpdate(update, { group: { roundId, seat, members, hasSent: false }, keys: own })
  })
}

/** What a server without defences would do. */
function added(
  sums: readonly (readonly number[])[],
): Extract<ReturnType<typeof settleRound>, { kind: 'settled' }> {
  const step = nothing().map(
    (_, at) => sums.reduce((total, sum) => total + (sum[at] as number), 0) / (sums.length * GROUP_SIZE),
  )
  return { kind: 'settled', step, groups: sums.length, leftOut: 0 }
}

/** Gradient descent over everybody's lessons at once, as many steps as there were rounds. */
function collected(lessons: readonly ScoredLesson[], rounds: number): number[] {
  let bias = nothing()
  for (let round = 0; round < rounds; round++) bias = withStep(bias, biasUpdate(bias, lessons), CLASSES)
  return bias
}

function accuracy(bias: readonly number[], lessons: readonly ScoredLesson[]): number {
  const right = lessons.filter(({ scores, truth }) => {
    const moved = scores.map((score, at) => score + (bias[at] as number))
    return moved.indexOf(Math.max(...moved)) === truth
  })
  return right.length / lessons.length
}

/** Scores in which the truth stands out a little, and every third class is favoured for no reason. */
function lessonsOf(
  count: number,
  { wrong, normal }: { wrong: readonly number[]; normal: NormalSource },
): ScoredLesson[] {
  return Array.from({ length: count }, (_, index) => {
    const truth = index % CLASSES
    const scores = Float32Array.from(wrong, (bias, at) => bias + normal() + (at === truth ? 3 : 0))
    return { scores, truth }
  })
}

function nothing(): number[] {
  return new Array<number>(CLASSES).fill(0)
}

/** Box-Muller over a linear congruential generator: the same on every machine. */
function seededNormal(seed: number): NormalSource {
  let state = seed >>> 0
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 1) / 4_294_967_297
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
