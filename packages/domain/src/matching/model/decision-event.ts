/** What the chooser did with whom they were shown. `shown-only` is no answer, and never counts as a dislike. */
export type DecisionAnswer = 'like' | 'pass' | 'undone' | 'shown-only'

/** What came of a decision later; absent where nothing is known yet. */
export type LaterOutcome = {
  readonly replied?: boolean
  readonly met?: boolean
  readonly wouldMeetAgain?: 'yes' | 'no' | 'unsure'
}

/** One time one was shown to another, as it was then, and what became of it. The only thing the model learns from. */
export type DecisionEvent = {
  /** Names the event for undo and replacement: a later event of the same id takes the earlier one's place. */
  readonly eventId: string
  /** Who chose, and whom; a pet in the product, a person in the evaluation. */
  readonly chooserId: string
  readonly chosenId: string
  /** Where decisions are comparable and folds must not be cut: a town and week here, an evening in the evaluation. */
  readonly market: string
  /** What for: `play`, `breed`, `adopt`, `date`. One model is trained for one purpose. */
  readonly purpose: string
  /** Milliseconds since 1970. */
  readonly atMs: number
  /** The chooser's view of the pair then, in the order of the model's {@link FeatureSchema}; NaN where unknown. */
  readonly features: readonly number[]
  /** Place in the list, 0 the first; null where there was no list. */
  readonly position: number | null
  /** Log-odds that the place explains, where each is known by itself; the prior's line through the places if absent. */
  readonly placeLogOdds?: number
  readonly answer: DecisionAnswer
  readonly later?: LaterOutcome
}

/** Names the numbers of a feature vector; a model refuses vectors of another schema. */
export type FeatureSchema = { readonly schemaId: string; readonly names: readonly string[] }

/**
 * What an event says of wanting to meet: 1 yes, 0 no, null nothing. "Would you meet again?" outweighs the first
 * click; undone answers and mere showing say nothing.
 */
export function labelOf(event: Pick<DecisionEvent, 'answer' | 'later'>): 0 | 1 | null {
  if (event.answer === 'undone' || event.answer === 'shown-only') return null
  if (event.later?.wouldMeetAgain === 'yes') return 1
  if (event.later?.wouldMeetAgain === 'no') return 0
  return event.answer === 'like' ? 1 : 0
}
