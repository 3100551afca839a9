import { softmax } from '../breeds/breed-head.ts'

/** Scores of a photo by a head that saw neither it nor its series. */
export type HeldOutAnswer = { readonly truth: number; readonly scores: Float32Array }

/** A share with the interval that 95 of 100 such samples would give. */
export type Interval = { readonly low: number; readonly high: number }

/** What is known of a club's head. Shares are in [0, 1]. */
export type EvaluationCard = {
  readonly photos: number
  /** Share of held-out photos whose first answer was right. */
  readonly right: number
  readonly interval: Interval
  /** The share right by always naming the commonest label. */
  readonly guessing: number
  /** Expected calibration error over ten bins. */
  readonly calibrationError: number
  readonly labels: readonly {
    readonly label: string
    readonly photos: number
    readonly right: number
    readonly interval: Interval
    /** What it was most often taken for instead, if anything. */
    readonly takenFor: string | null
  }[]
}

/** Sums up answers to photos held out. @param temperature - divides the scores. */
export function evaluateAnswers(
  labels: readonly string[],
  answers: readonly HeldOutAnswer[],
  temperature: number,
): EvaluationCard {
  const judged = answers.map(({ truth, scores }) => {
    const probabilities = softmax(scores, temperature)
    const confidence = Math.max(...probabilities)
    return { truth, answer: probabilities.indexOf(confidence), confidence }
  })
  const right = judged.filter(one => one.answer === one.truth).length
  const largest = Math.max(...labels.map((_, label) => judged.filter(one => one.truth === label).length))
  return {
    photos: judged.length,
    right: right / judged.length,
    interval: wilsonInterval(right, judged.length),
    guessing: largest / judged.length,
    calibrationError: calibrationError(judged),
    labels: labels.map((label, index) => {
      const own = judged.filter(one => one.truth === index)
      const hits = own.filter(one => one.answer === index).length
      const wrong = own.filter(one => one.answer !== index).map(one => labels[one.answer] as string)
      const commonest = [...Map.groupBy(wrong, name => name)].sort((a, b) => b[1].length - a[1].length)[0]
      return {
        label,
        photos: own.length,
        right: hits / own.length,
        interval: wilsonInterval(hits, own.length),
        takenFor: commonest?.[0] ?? null,
      }
    }),
  }
}

/**
 * Wilson's 95 % interval of a share.
 *
 * @see Wilson (1927), "Probable inference, the law of succession, and statistical inference"
 */
export function wilsonInterval(hits: number, of: number): Interval {
  const z2 = 1.96 ** 2
  const middle = (hits + z2 / 2) / (of + z2)
  const half = (1.96 / (of + z2)) * Math.sqrt((hits * (of - hits)) / of + z2 / 4)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

function calibrationError(judged: readonly { confidence: number; answer: number; truth: number }[]): number {
  const bins = Map.groupBy(judged, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)))
  return [...bins.values()].reduce((sum, bin) => {
    const confidence = bin.reduce((total, one) => total + one.confidence, 0)
    const right = bin.filter(one => one.answer === one.truth).length
    return sum + Math.abs(confidence - right) / judged.length
  }, 0)
}

/** The card as Markdown: what travels inside the add-on. */
export function cardText(name: string, card: EvaluationCard): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const range = ({ low, high }: Interval) => `${percent(low)} to ${percent(high)}`
  const lines = card.labels.map(
    ({ label, photos, right, interval, takenFor }) =>
      `| ${label} | ${photos} | ${percent(right)} | ${range(interval)} | ${takenFor ?? ''} |`,
  )
  return `# ${name}

A head for a club's own labels, on the backbone of the PawfectMatch it was made with. It suggests; it proves nothing.

Each photo was answered by a head that saw neither it nor its series. Right: ${percent(card.right)} of ${card.photos}
(95 % interval ${range(card.interval)}); always naming the commonest label: ${percent(card.guessing)}.
Calibration error ${card.calibrationError.toFixed(3)}.

| label | photos | right | 95 % interval | most often taken for |
|---|---|---|---|---|
${lines.join('\n')}

Measured on this club's photos only: expect less on other cameras, other places and other lines.
`
}
