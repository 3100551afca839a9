import type { DecisionEvent } from '../model/decision-event.ts'

/** The engine's two ways to answer: from sign-up surveys alone, and with the other decisions of the evening. */
export type Chances = {
  /** Log-odds that this side says yes. */
  readonly side: number
  /** Log-odds that both say yes; the same from both sides. */
  readonly both: number
}

/** A side's decision that no model saw in training, and what each model said of it. */
export type HeldOutDecision = {
  readonly event: DecisionEvent
  readonly label: 0 | 1
  /** Index of the other side's decision in the same list. */
  readonly back: number
  readonly cold: Chances
  readonly warm: Chances
  /** Log-odds of this side by the models to beat, see `baselines.ts`. */
  readonly rates: number
  readonly plain: number
  /** Share of yes the chosen heard from others. */
  readonly popularity: number
}

/** Scores of every decision for ranking and of its pair; higher is better. */
export type Scores = { readonly side: readonly number[]; readonly both: readonly number[] }
