import type { Species } from '../../pets/index.ts'
import type { JudgedEvent } from './judge-events.ts'
import { logLossOf } from './judge-events.ts'
import { surfaceOf } from './position-bias.ts'
import { ALL_EVENTS, type SliceLosses } from './release-gate.ts'
import { SURFACES } from './surface.ts'
import type { TasteEvent } from './taste-event.ts'

/** Answers an owner must have given, or an animal heard, before they count as known. */
const KNOWN_FROM = 5

/** Animals within {@link AnimalFacts} reach from which an area counts as a busy one. */
const BUSY_FROM = 20

/** What the gate tells slices apart by; undefined for an animal that is gone. */
export type AnimalFacts = {
  readonly species: Species
  /** Other animals of its own and the neighbouring squares of about 25 km; null where it has no place. */
  readonly neighbours: number | null
}

/** Looks an animal up. */
export type FactsOf = (petId: TasteEvent['petId']) => AnimalFacts | undefined

type Slice = { readonly slice: string; readonly holds: (judged: JudgedEvent) => boolean }

/** The losses of two models on the same events, by slice; only slices that have an event in them. */
export function lossesBySlice(
  current: readonly JudgedEvent[],
  candidate: readonly JudgedEvent[],
  factsOf: FactsOf,
): SliceLosses[] {
  return slices(factsOf)
    .map(({ slice, holds }) => ({
      slice,
      current: current.filter(holds).map(logLossOf),
      candidate: candidate.filter(holds).map(logLossOf),
    }))
    .filter(({ slice, current: losses }) => slice === ALL_EVENTS || losses.length > 0)
}

/** Who answers, where, how well they are known, what for, and in which list. */
function slices(factsOf: FactsOf): Slice[] {
  const neighbours = ({ event }: JudgedEvent) => factsOf(event.petId)?.neighbours ?? null
  const isBusy = (judged: JudgedEvent) => (neighbours(judged) ?? 0) >= BUSY_FROM
  return [
    { slice: ALL_EVENTS, holds: () => true },
    ...(['dog', 'cat'] as const).map(kind => ({
      slice: `species: ${kind}`,
      holds: ({ event }: JudgedEvent) => factsOf(event.petId)?.species === kind,
    })),
    { slice: 'area: busy', holds: isBusy },
    { slice: 'area: quiet', holds: judged => neighbours(judged) !== null && !isBusy(judged) },
    ...(['play', 'breed', 'adopt'] as const).map(purpose => ({
      slice: `purpose: ${purpose}`,
      holds: ({ event }: JudgedEvent) => event.purpose === purpose,
    })),
    { slice: 'owners: new', holds: ({ earlier }) => earlier < KNOWN_FROM },
    { slice: 'owners: known', holds: ({ earlier }) => earlier >= KNOWN_FROM },
    { slice: 'animals: new', holds: ({ heard }) => heard < KNOWN_FROM },
    { slice: 'animals: known', holds: ({ heard }) => heard >= KNOWN_FROM },
    ...SURFACES.map(surface => ({
      slice: `list: ${surface}`,
      holds: ({ event }: JudgedEvent) => event.position !== null && surfaceOf(event) === surface,
    })),
  ]
}
