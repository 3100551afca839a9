import type { Purpose, Species } from '../../pets/index.ts'
import type { Judged } from './drift.ts'
import { type JudgedEvent, judgeEvents, logLossOf } from './judge-events.ts'
import type { PopulationModel } from './population-model.ts'
import { ALL_EVENTS, judgeRelease, type ReleaseVerdict } from './release-gate.ts'
import { inOrderOfTime, type TasteEvent } from './taste-event.ts'
import { trainPopulation } from './train-population.ts'

/** Fewer answers than this, from fewer animals' owners, and nothing is trained. */
export const ENOUGH_TO_TRAIN = { events: 400, animals: 15 } as const

/** Share of the answers, the latest ones, that is held out for the judgement. */
const HELD_OUT = 0.25

/** Answers an owner must have given before they count as known. */
const KNOWN_OWNER = 5

/** What a night's training has to work with. */
export type TrainingNight = {
  readonly log: readonly TasteEvent[]
  readonly current: PopulationModel
  readonly speciesOf: (petId: TasteEvent['petId']) => Species | undefined
  readonly seed: number
}

/** What came of it. */
export type NightResult =
  | { readonly kind: 'too-few'; readonly events: number; readonly animals: number }
  | {
      readonly kind: 'judged'
      readonly candidate: PopulationModel
      readonly verdict: ReleaseVerdict
      /** What the candidate said of the held-out answers, to measure drift against later. */
      readonly heldOut: readonly Judged[]
    }

/**
 * Trains on the older answers, and judges on the latest beside the model in use, by species, purpose, and how well
 * the owner was known: each answer is predicted before it is learned, as the product does.
 */
export function trainAndJudge({ log, current, speciesOf, seed }: TrainingNight): NightResult {
  const told = inOrderOfTime(log).filter(({ said }) => said !== 'unsure')
  const animals = new Set(told.map(({ petId }) => petId)).size
  if (told.length < ENOUGH_TO_TRAIN.events || animals < ENOUGH_TO_TRAIN.animals) {
    return { kind: 'too-few', events: told.length, animals }
  }
  const fromMs = told[Math.floor(told.length * (1 - HELD_OUT))]?.atMs ?? Number.POSITIVE_INFINITY
  const candidate = trainPopulation(told.filter(({ atMs }) => atMs < fromMs))
  const [now, then] = [judgeEvents(current, told, fromMs), judgeEvents(candidate, told, fromMs)]
  const slices = sliceNames(now, speciesOf).map(({ slice, holds }) => ({
    slice,
    current: now.filter(holds).map(logLossOf),
    candidate: then.filter(holds).map(logLossOf),
  }))
  const heldOut = then.map(({ probability, yes }) => ({ probability, yes }))
  return { kind: 'judged', candidate, verdict: judgeRelease(slices, seed), heldOut }
}

type Slice = { readonly slice: string; readonly holds: (judged: JudgedEvent) => boolean }

/** Every slice that has an answer in it. */
function sliceNames(judged: readonly JudgedEvent[], speciesOf: TrainingNight['speciesOf']): Slice[] {
  const species: readonly Species[] = ['dog', 'cat']
  const purposes: readonly Purpose[] = ['play', 'breed', 'adopt']
  const all: Slice[] = [
    { slice: ALL_EVENTS, holds: () => true },
    ...species.map(kind => ({
      slice: `species: ${kind}`,
      holds: ({ event }: JudgedEvent) => speciesOf(event.petId) === kind,
    })),
    ...purposes.map(purpose => ({
      slice: `purpose: ${purpose}`,
      holds: ({ event }: JudgedEvent) => event.purpose === purpose,
    })),
    { slice: 'owners: new', holds: ({ earlier }) => earlier < KNOWN_OWNER },
    { slice: 'owners: known', holds: ({ earlier }) => earlier >= KNOWN_OWNER },
  ]
  return all.filter(({ slice, holds }) => slice === ALL_EVENTS || judged.some(holds))
}
