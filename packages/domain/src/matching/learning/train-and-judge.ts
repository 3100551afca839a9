import { runInSlices } from '../../pedigree/exchange/run-in-slices.ts'
import type { Judged } from './drift.ts'
import { fitInCommon } from './fit-in-common.ts'
import { type JudgedEvent, judgingSteps } from './judge-events.ts'
import { type MatchingModel, UNTRAINED } from './matching-model.ts'
import { judgeRelease, type ReleaseVerdict } from './release-gate.ts'
import { type FactsOf, lossesBySlice } from './release-slices.ts'
import { inOrderOfTime, speaksToOthers, type TasteEvent } from './taste-event.ts'
import { commonModel, trainBetweenSides } from './train-between-sides.ts'

/** Fewer answers than this, from fewer animals' owners, and nothing is trained. */
export const ENOUGH_TO_TRAIN = { events: 400, animals: 15 } as const

/** Share of the answers, the latest ones, that is held out for the judgement; and the most that are judged. */
const HELD_OUT = { share: 0.25, most: 4000 } as const

/** What a night's training has to work with. */
export type TrainingNight = {
  readonly log: readonly TasteEvent[]
  readonly current: MatchingModel
  /** Answers the current model was trained on are deleted since: it must not go on ranking. */
  readonly mustForget: boolean
  readonly factsOf: FactsOf
  readonly seed: number
}

/** What was trained: the weights between the two sides by purpose, or only what all purposes have in common. */
export type CandidateKind = 'between-sides' | 'in-common'

/** One candidate, and what the gate said of it. */
export type TriedCandidate = { readonly kind: CandidateKind; readonly verdict: ReleaseVerdict }

/** What came of it. */
export type NightResult =
  | { readonly kind: 'too-few'; readonly events: number; readonly animals: number }
  | {
      readonly kind: 'judged'
      readonly candidate: MatchingModel
      readonly verdict: ReleaseVerdict
      /** All that were tried, the judged one last. */
      readonly tried: readonly TriedCandidate[]
      /** What the candidate said of the held-out answers, to measure drift against later. */
      readonly heldOut: readonly Judged[]
    }

/**
 * Trains on the older answers, and judges on the latest beside the model in use, by species, area, purpose, list, and
 * how well owner and animal were known: each answer is predicted before it is learned, as the product does. The
 * weights between the two sides are tried first; if they are worse on a slice, what all have in common gets its
 * chance. Does not hold the thread for longer than a fit takes.
 *
 * @throws the signal's reason when it aborts.
 */
export function trainAndJudge(night: TrainingNight, signal?: AbortSignal): Promise<NightResult> {
  return runInSlices(trainingSteps(night), signal === undefined ? {} : { signal })
}

function* trainingSteps(night: TrainingNight): Generator<number, NightResult> {
  const log = inOrderOfTime(night.log)
  const told = log.filter(speaksToOthers)
  const animals = new Set(told.map(({ petId }) => petId)).size
  if (told.length < ENOUGH_TO_TRAIN.events || animals < ENOUGH_TO_TRAIN.animals) {
    return { kind: 'too-few', events: told.length, animals }
  }
  const heldOut = Math.min(HELD_OUT.most, Math.floor(told.length * HELD_OUT.share))
  const fromMs = told.at(-heldOut)?.atMs ?? Number.POSITIVE_INFINITY
  const older = log.filter(({ atMs }) => atMs < fromMs)
  const inCommon = fitInCommon(older)
  const between = yield* trainBetweenSides(older, { inCommon, seed: night.seed })
  const candidates = [
    ...(between === null ? [] : [{ kind: 'between-sides' as const, model: between }]),
    { kind: 'in-common' as const, model: commonModel(older, inCommon) },
  ]
  return yield* judgeInTurn(candidates, { night, log, fromMs })
}

type Bench = { readonly night: TrainingNight; readonly log: readonly TasteEvent[]; readonly fromMs: number }

/** The first candidate that passes the gate, or else the first of all. */
function* judgeInTurn(
  candidates: readonly { readonly kind: CandidateKind; readonly model: MatchingModel }[],
  { night, log, fromMs }: Bench,
): Generator<number, NightResult> {
  const rival = night.mustForget ? UNTRAINED : night.current
  const now = yield* judgingSteps({ model: rival, log, fromMs })
  const judged: Extract<NightResult, { kind: 'judged' }>[] = []
  for (const { kind, model } of candidates) {
    const then = yield* judgingSteps({ model, log, fromMs })
    const verdict = judgeRelease(lossesBySlice(now, then, night.factsOf), night.seed)
    const tried = [...(judged.at(-1)?.tried ?? []), { kind, verdict }]
    judged.push({ kind: 'judged', candidate: model, verdict, tried, heldOut: then.map(outcomeOf) })
    if (verdict.release) break
  }
  const tried = judged.at(-1)?.tried ?? []
  const best = judged.find(({ verdict }) => verdict.release) ?? judged[0]
  return best === undefined ? { kind: 'too-few', events: 0, animals: 0 } : { ...best, tried }
}

const outcomeOf = ({ probability, yes }: JudgedEvent): Judged => ({ probability, yes })
