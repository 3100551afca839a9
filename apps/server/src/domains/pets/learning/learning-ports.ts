import type { TaughtStep } from '@pawfect/domain/pets/learning'

/** What learning needs from outside. */
export interface LearningPorts {
  /** The published breed head; null where none is. */
  readonly currentHead: () => Promise<{ readonly base: string; readonly classes: number } | null>
  /** Puts what a round taught where the publisher finds it. The same step twice is kept once. */
  readonly keepStep: (step: TaughtStep) => Promise<void>
}
