import type { ReactElement } from 'react'
import './likelihood-bar.css'

/** What a bar shows: a probability, optionally with the interval it is known to, each in [0, 1]. */
export interface LikelihoodBarProps {
  readonly probability: number
  readonly low?: number
  readonly high?: number
  /** The word beside the bar; a bar never stands without one. */
  readonly word: string
  readonly label: string
}

/** A probability as a small bar with its interval and a word, never a naked percentage. */
export function LikelihoodBar(props: LikelihoodBarProps): ReactElement {
  const { probability, low, high, word, label } = props
  const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
  return (
    <span className="likelihood">
      <span className="likelihood-track" role="img" aria-label={`${label}: ${word}`}>
        <span className="likelihood-fill" style={{ width: percent(probability) }} />
        {low !== undefined && high !== undefined ? (
          <span
            className="likelihood-interval"
            style={{ left: percent(low), width: percent(Math.max(0.01, high - low)) }}
          />
        ) : null}
      </span>
      <span className="likelihood-word">{word}</span>
    </span>
  )
}

/** The word for how likely a guess is. */
export function likelihoodWord(
  probability: number,
): 'very-likely' | 'likely' | 'possible' | 'little' | 'unlikely' {
  if (probability >= 0.75) return 'very-likely'
  if (probability >= 0.5) return 'likely'
  if (probability >= 0.2) return 'possible'
  return probability >= 0.05 ? 'little' : 'unlikely'
}
