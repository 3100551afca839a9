import type { ReactElement } from 'react'
import { inbreedingWord } from '../genetics/inbreeding-word.ts'

/** Coefficients people know: of cousins', half siblings' and full siblings' young. */
const MARKS = [1 / 16, 1 / 8, 1 / 4]

/** A coefficient as a bar with its pale upper estimate; the words beside it say the same. */
export function CoefficientBar(props: {
  readonly inbreeding: number
  readonly upper: number
  /** The coefficient that fills the bar. */
  readonly scale: number
}): ReactElement {
  const { inbreeding, upper, scale } = props
  const at = (coefficient: number): string => `${Math.min(100, (100 * coefficient) / scale)}%`
  return (
    <span className="mate-bar" aria-hidden>
      <span className="mate-bar-upper" style={{ width: at(upper) }} />
      <span
        className="mate-bar-exact"
        data-word={inbreedingWord(inbreeding)}
        style={{ width: at(inbreeding) }}
      />
      {MARKS.filter(mark => mark < scale).map(mark => (
        <span key={mark} className="mate-bar-mark" style={{ left: at(mark) }} />
      ))}
    </span>
  )
}
