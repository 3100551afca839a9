import type { AnimalRow } from '../../store/pedigree/animal-store.ts'
import type { WorkerInput } from '../worker-messages.ts'
import type { Circumstances } from './litter-question.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'

/** What the mate finder is asked. */
export type MatesQuestion = Pick<WorkerInput<'findMates'>, 'filters' | 'sharedStuds' | 'page'> & {
  readonly book: FiguredStudbook
  readonly chosen: AnimalRow
  readonly circumstances: Circumstances
  /** Ids of animals whose words match `filters.text`; null when nothing is searched for. */
  readonly named: ReadonlySet<number> | null
}
