import { seededRandom } from '../generated-neighbourhood.ts'

/** Fewer held-out events than this and a slice is not judged, and says so. */
export const ENOUGH_FOR_SLICE = 30

/** Log loss a slice may lose at most, in nats, however wide its interval is. */
export const MOST_LOSS = 0.03

/** Fewer events than this lose or win {@link MOST_LOSS} by chance alone; there the interval decides. */
const ENOUGH_FOR_MOST_LOSS = 100

/** Resamples behind each interval. */
const RESAMPLES = 400

/** Share of resamples outside the interval on each side: a one-sided 95 % bound. */
const TAIL = 0.05

/** Log losses of the same held-out events under both models, in the same order. */
export type SliceLosses = {
  readonly slice: string
  readonly current: readonly number[]
  readonly candidate: readonly number[]
}

/** What a slice says. `change` is candidate minus current in nats; below 0 is better. */
export type SliceVerdict = {
  readonly slice: string
  readonly events: number
  readonly currentLoss: number
  readonly candidateLoss: number
  readonly change: number
  /** The bootstrap's 90 % interval of the change. */
  readonly low: number
  readonly high: number
  readonly verdict: 'better' | 'no-worse' | 'worse' | 'too-few'
}

/** The gate's decision, with every slice it looked at. */
export type ReleaseVerdict = {
  readonly release: boolean
  readonly reason: 'better' | 'worse-on-a-slice' | 'no-better' | 'too-few'
  readonly slices: readonly SliceVerdict[]
}

/** The slice that holds every event; the candidate must be better on it, and not by chance. */
export const ALL_EVENTS = 'all'

/**
 * Lets a candidate pass only if it is better on all events together, by more than chance explains (upper bootstrap
 * bound below none), and worse on no slice. Worse: its loss grew by more than {@link MOST_LOSS} over a hundred events or
 * more, or grew with a lower bootstrap bound above none. So noise alone releases nothing in nineteen of twenty nights
 * and refuses a slice about once in twenty, and a real loss is seen as soon as the events can show it.
 *
 * @param slices - must hold one named {@link ALL_EVENTS}.
 * @param seed - the same seed gives the same intervals.
 */
export function judgeRelease(slices: readonly SliceLosses[], seed: number): ReleaseVerdict {
  const verdicts = slices.map(slice => judgeSlice(slice, seed))
  const all = verdicts.find(({ slice }) => slice === ALL_EVENTS)
  if (all === undefined || all.verdict === 'too-few') {
    return { release: false, reason: 'too-few', slices: verdicts }
  }
  if (verdicts.some(({ verdict }) => verdict === 'worse')) {
    return { release: false, reason: 'worse-on-a-slice', slices: verdicts }
  }
  const better = all.verdict === 'better'
  return { release: better, reason: better ? 'better' : 'no-better', slices: verdicts }
}

function judgeSlice({ slice, current, candidate }: SliceLosses, seed: number): SliceVerdict {
  const changes = candidate.map((loss, i) => loss - (current[i] ?? 0))
  const change = mean(changes)
  const { low, high } = bootstrap(changes, seed)
  return {
    slice,
    events: changes.length,
    currentLoss: mean(current),
    candidateLoss: mean(candidate),
    change,
    low,
    high,
    verdict: wordFor(changes.length, { change, low, high }),
  }
}

function wordFor(
  events: number,
  { change, low, high }: { readonly change: number; readonly low: number; readonly high: number },
): SliceVerdict['verdict'] {
  if (events < ENOUGH_FOR_SLICE) return 'too-few'
  if (low > 0 || (change > MOST_LOSS && events >= ENOUGH_FOR_MOST_LOSS)) return 'worse'
  return high < 0 ? 'better' : 'no-worse'
}

/** Means of resamples drawn with replacement. */
function bootstrap(values: readonly number[], seed: number): { low: number; high: number } {
  const random = seededRandom(seed)
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0
    return sum / Math.max(1, values.length)
  }).sort((one, other) => one - other)
  const at = (share: number) => means[Math.round(share * (means.length - 1))] ?? 0
  return { low: at(TAIL), high: at(1 - TAIL) }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
