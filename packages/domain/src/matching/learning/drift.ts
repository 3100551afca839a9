/** Bins of the stability index: tenths of what the model saw in training. */
const BINS = 10

/** Keeps an empty bin from making the index infinite. */
const LEAST_SHARE = 1e-4

/** Index from which a shift is worth watching, and from which the model is called outdated: the usual rule of thumb. */
export const STABILITY = { watch: 0.1, alarm: 0.25 } as const

/** Calibration error beyond the one at release from which it is worth watching, and called outdated. */
export const CALIBRATION = { watch: 0.03, alarm: 0.06 } as const

/** Fewer recent events than this, and nothing is said of drift. */
export const ENOUGH_FOR_DRIFT = 100

/** What recent events say of a model in use. */
export type Drift = {
  readonly state: 'steady' | 'watch' | 'outdated' | 'not-enough-yet'
  readonly events: number
  /** Population stability index of the predictions; 0 is no shift. */
  readonly stability: number
  /** Expected calibration error of the recent events, and of those held out when it was released. */
  readonly calibrationError: number
  readonly calibrationErrorAtRelease: number
}

/** A prediction and what came of it. */
export type Judged = { readonly probability: number; readonly yes: boolean }

/**
 * How far one sample of numbers has moved from another.
 *
 * @param expected - the sample the bins are cut from; must not be empty.
 * @see Siddiqi (2006), "Credit Risk Scorecards", population stability index
 */
export function populationStability(expected: readonly number[], actual: readonly number[]): number {
  const sorted = expected.toSorted((one, other) => one - other)
  const edges = Array.from(
    { length: BINS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) / BINS) * sorted.length)] ?? Number.POSITIVE_INFINITY,
  )
  const before = sharesOf(expected, edges)
  const now = sharesOf(actual, edges)
  return before.reduce((sum, share, i) => {
    const [e, a] = [Math.max(share, LEAST_SHARE), Math.max(now[i] ?? 0, LEAST_SHARE)]
    return sum + (a - e) * Math.log(a / e)
  }, 0)
}

function sharesOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = Array.from({ length: edges.length + 1 }, () => 0)
  for (const value of values) {
    const bin = edges.findIndex(edge => value < edge)
    const at = bin < 0 ? edges.length : bin
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map(count => count / Math.max(1, values.length))
}

/** Expected calibration error over ten bins of equal width; 0 for no events. */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = Map.groupBy(judged, ({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)))
  let error = 0
  for (const bin of bins.values()) {
    const said = bin.reduce((sum, { probability }) => sum + probability, 0)
    const came = bin.filter(({ yes }) => yes).length
    error += Math.abs(said - came) / judged.length
  }
  return error
}

/** Compares what a model meets now with what it met when it was released. */
export function measureDrift(atRelease: readonly Judged[], recent: readonly Judged[]): Drift {
  const calibrationErrorAtRelease = calibrationError(atRelease)
  const figures = { events: recent.length, calibrationErrorAtRelease }
  if (recent.length < ENOUGH_FOR_DRIFT || atRelease.length < ENOUGH_FOR_DRIFT) {
    return { state: 'not-enough-yet', stability: 0, calibrationError: 0, ...figures }
  }
  const said = (judged: readonly Judged[]) => judged.map(({ probability }) => probability)
  const stability = populationStability(said(atRelease), said(recent))
  const error = calibrationError(recent)
  const grown = error - calibrationErrorAtRelease
  const isBeyond = (level: 'watch' | 'alarm') => stability > STABILITY[level] || grown > CALIBRATION[level]
  const state = isBeyond('alarm') ? 'outdated' : isBeyond('watch') ? 'watch' : 'steady'
  return { state, stability, calibrationError: error, ...figures }
}
