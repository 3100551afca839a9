/** Bins of the expected calibration error, each a tenth of the probabilities wide. */
export const RELIABILITY_BINS = 10

/** One bin of a reliability diagram. */
export type ReliabilityBin = {
  readonly count: number
  /** Mean of the predicted chances and share of yes; NaN for an empty bin. */
  readonly predicted: number
  readonly observed: number
}

/** Predictions beside what happened (0 or 1), same order and length. */
export type Judged = { readonly probabilities: readonly number[]; readonly labels: readonly number[] }

/**
 * The chance that a random yes is ranked above a random no; ties count half. Null where one class is missing.
 *
 * @see Hanley & McNeil (1982), "The Meaning and Use of the Area under a ROC Curve"
 */
export function areaUnderCurve(scores: readonly number[], labels: readonly number[]): number | null {
  const order = scores.map((_, i) => i).sort((one, two) => (scores[one] ?? 0) - (scores[two] ?? 0))
  let yes = 0
  let rankSum = 0
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i] ?? 0]
    let end = i
    while (end < order.length && scores[order[end] ?? 0] === score) end++
    const rank = (i + end + 1) / 2
    for (; i < end; i++) {
      if (labels[order[i] ?? 0] !== 1) continue
      yes++
      rankSum += rank
    }
  }
  const no = order.length - yes
  return yes === 0 || no === 0 ? null : (rankSum - (yes * (yes + 1)) / 2) / (yes * no)
}

/** Mean surprise in nats; 0.693 for a coin. */
export function logLoss({ probabilities, labels }: Judged): number {
  const surprise = (probability: number, label: number) =>
    -Math.log(Math.max(1e-12, label === 1 ? probability : 1 - probability))
  return (
    probabilities.reduce((sum, probability, i) => sum + surprise(probability, labels[i] ?? 0), 0) /
    Math.max(1, probabilities.length)
  )
}

/** The bins of a reliability diagram, equal in width. */
export function reliabilityBins({ probabilities, labels }: Judged): ReliabilityBin[] {
  const bins = Array.from({ length: RELIABILITY_BINS }, () => ({ count: 0, predicted: 0, observed: 0 }))
  for (const [i, probability] of probabilities.entries()) {
    const bin = bins[Math.min(RELIABILITY_BINS - 1, Math.floor(probability * RELIABILITY_BINS))]
    if (bin === undefined) continue
    bin.count++
    bin.predicted += probability
    bin.observed += labels[i] ?? 0
  }
  return bins.map(({ count, predicted, observed }) => ({
    count,
    predicted: predicted / count,
    observed: observed / count,
  }))
}

/**
 * How far predicted chances are from what happens, on average over equal-width bins weighted by their counts.
 *
 * @see Naeini, Cooper, Hauskrecht (2015), "Obtaining Well Calibrated Probabilities Using Bayesian Binning"
 */
export function expectedCalibrationError(judged: Judged): number {
  const total = Math.max(1, judged.probabilities.length)
  return reliabilityBins(judged).reduce(
    (sum, { count, predicted, observed }) =>
      count === 0 ? sum : sum + (count / total) * Math.abs(predicted - observed),
    0,
  )
}
