import type { VisibleSigns } from '@pawfect/domain/pets'

/**
 * What can be seen of mouth, ears, eyes, tail and posture. Today the answer is always "cannot tell": the
 * only photos we may learn from carry weak labels from a web search, no model trained on them could be
 * checked against hand-set labels, and a wrong "relaxed" harms. Whoever has a model that passes the bar in
 * the model card answers here, sign by sign; the rest stays as it is. Never a feeling, and used for the
 * choice of photos only.
 */
export function readSigns(): VisibleSigns {
  return {
    mouth: 'cannot-tell',
    ears: 'cannot-tell',
    eyes: 'cannot-tell',
    tail: 'cannot-tell',
    posture: 'cannot-tell',
  }
}
