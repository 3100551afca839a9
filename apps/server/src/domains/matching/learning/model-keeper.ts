import {
  type Drift,
  ENOUGH_FOR_PURPOSE,
  ENOUGH_TO_TRAIN,
  judgingSteps,
  type ModelOverview,
  measureDrift,
  type NightReport,
  type NightResult,
  SURFACES,
  speaksToOthers,
  type TasteEvent,
  type TrainingOutcome,
  trainAndJudge,
  UNTRAINED,
} from '@pawfect/domain/matching/learning'
import { purposeSchema } from '@pawfect/domain/pets'
import type { Clock, Database, Log, OnEvent } from '../../../procedures/index.ts'
import type { LiveIndex } from '../live-index.ts'
import { readAnimalFacts } from './animal-facts.ts'
import { forgetOldShowings, haveAnyLeft, readLogs } from './learning-store.ts'
import {
  findActiveModel,
  findLastNight,
  findRival,
  forgetActive,
  lastNightAt,
  listModels,
  owesForgetting,
  type StoredModel,
  saveModel,
  saveNight,
  wasRolledBack,
} from './model-store.ts'

/** Time between two looks at the clock. */
const ROUND_MS = 15 * 60_000

/** Hour of this machine's clock from which a night's training may run. */
const NIGHT_HOUR = 3

/** Seed of every bootstrap: the same answers always get the same verdict. */
const SEED = 1

/** What the keeper works with. */
export interface ModelKeeperParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly index: LiveIndex
  readonly on: OnEvent
  readonly clock: Clock
  readonly log: Log
}

/**
 * Trains the matching model once a night, lets only what passes the gate rank, notices when it has become outdated,
 * and puts back the one before when an admin says so. What it did stands in the database; a night missed is made up
 * for when the server runs again.
 */
export class ModelKeeper implements AsyncDisposable {
  readonly #parts: ModelKeeperParts
  #timer: NodeJS.Timeout | undefined
  #work: Promise<unknown> = Promise.resolve()
  readonly #closing = new AbortController()
  #lastNight = ''
  #trouble: string | null = null
  #seen: ModelOverview | null = null

  constructor(parts: ModelKeeperParts) {
    this.#parts = parts
    parts.on('matching/model-changed', () => this.#useActive())
  }

  /** Ranks by the released model, and starts to look at the clock. */
  async open(): Promise<void> {
    await this.#useActive()
    const last = await lastNightAt(this.#parts.db)
    this.#lastNight = last === null ? '' : nightOf(last)
    this.#timer = setInterval(() => void this.round(), ROUND_MS)
    this.#timer.unref()
  }

  /** Trains if the night's training is due; settles when it is done. */
  async round(): Promise<void> {
    const night = nightOf(this.#parts.clock.now())
    if (night === this.#lastNight) return
    this.#lastNight = night
    await this.train({ byNight: true })
  }

  /**
   * Trains now, and releases what passes the gate. Failing changes nothing and is told. Whoever asks while a training
   * runs has theirs after it, so that each is judged beside the model that ranks by then.
   *
   * @param how - a night never brings back the very model that an admin has rolled back.
   */
  train(how: { readonly byNight: boolean } = { byNight: false }): Promise<TrainingOutcome> {
    const training = this.#work.then(async () => {
      const outcome = await this.#tryToTrain(how.byNight)
      this.#seen = null
      this.#parts.log.info({ outcome }, 'trained the matching model')
      return outcome
    })
    this.#work = training.catch((err: unknown) =>
      this.#parts.log.error({ err }, 'the outcome of a training could not be kept'),
    )
    return training
  }

  /** The model in use, how it does, the last night's verdict, and what came before. */
  async overview(db: Database): Promise<ModelOverview> {
    const models = await listModels(db)
    const all = await everyAnswer(db)
    const log = all.filter(speaksToOthers)
    const active = models.find(({ state }) => state === 'active')
    const night = await findLastNight(db)
    const { purposes, positionBias } = active?.model ?? UNTRAINED
    return {
      activeVersion: active?.version ?? null,
      answers: log.length,
      animals: new Set(log.map(({ petId }) => petId)).size,
      needed: ENOUGH_TO_TRAIN,
      purposes: purposeSchema.options.map(purpose => ({
        purpose,
        trainedOn: purposes[purpose].training.events,
        answers: log.filter(event => event.purpose === purpose).length,
      })),
      neededForPurpose: ENOUGH_FOR_PURPOSE.events,
      places: SURFACES.map(surface => ({ surface, ...positionBias[surface] }))
        .filter(({ events }) => events > 0)
        .map(({ surface, events, logOdds }) => ({ surface, events, logOdds: [...logOdds] })),
      lastTry: night === null ? null : { ...night, at: night.at.toISOString() },
      drift: driftOf(active, all),
      versions: models.map(versionOf),
    }
  }

  /** How the model does, in one line for the engines' page. */
  async check(): Promise<{ readonly state: 'up' | 'degraded'; readonly detail: string }> {
    if (this.#trouble !== null) return { state: 'degraded', detail: this.#trouble }
    // Measured once a night and after each change: looking at a page must not read every answer there is.
    this.#seen ??= await this.overview(this.#parts.db)
    const { activeVersion, drift, answers, needed } = this.#seen
    if (activeVersion === null) {
      const detail = `the stated prior ranks; ${answers} of ${needed.events} answers for a first training`
      return { state: 'up', detail }
    }
    const state = drift.state === 'outdated' ? 'degraded' : 'up'
    return { state, detail: `version ${activeVersion}, drift: ${drift.state.replaceAll('-', ' ')}` }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    this.#closing.abort()
    await this.#work
  }

  async #tryToTrain(byNight: boolean): Promise<TrainingOutcome> {
    const { db, clock, log } = this.#parts
    try {
      await forgetOldShowings(db, clock.now())
      for (;;) {
        this.#closing.signal.throwIfAborted()
        const rival = await findRival(db)
        const mustForget = await owesForgetting(db)
        const answers = await everyAnswer(db)
        const night = {
          log: answers,
          current: rival.model,
          mustForget,
          factsOf: await readAnimalFacts(db),
          seed: SEED,
        }
        const result = await trainAndJudge(night, this.#closing.signal)
        const outcome = await this.#settle(result, { rival: rival.version, mustForget, answers, byNight })
        // Somebody rolled back meanwhile: beside a model that is gone, nothing was shown.
        if (outcome !== null) return outcome
      }
    } catch (err) {
      if (this.#closing.signal.aborted) return 'failed'
      log.error({ err }, 'the matching model could not be trained')
      await saveNight(db, { at: clock.now(), outcome: 'failed', version: null, report: NO_REPORT })
      return 'failed'
    }
  }

  /** Does what the verdict says, and keeps the verdict. @returns null when another model ranks than the rival. */
  async #settle(result: NightResult, bench: Bench): Promise<TrainingOutcome | null> {
    const { inTransaction, clock } = this.#parts
    const { mustForget } = bench
    const passed = result.kind === 'judged' && result.verdict.release
    const outcome = await inTransaction(async tx => {
      if ((await findRival(tx)).version !== bench.rival) return null
      const isBack = passed && bench.byNight && (await wasRolledBack(tx, result.candidate))
      const release = passed && !isBack
      const owesForgetting = await haveAnyLeft(tx, bench.answers)
      // One that is merely no better is no news; one that would do harm is kept for the admin to see.
      const isWorthKeeping = result.kind === 'judged' && (release || refusalOf(result) === 'worse-on-a-slice')
      const version = isWorthKeeping
        ? await saveModel(tx, { ...judgedOf(result), release, owesForgetting }, clock.now())
        : null
      if (mustForget && !release) await forgetActive(tx)
      const refusal = isBack ? 'rolled-back-before' : refusalOf(result)
      const outcome = release ? 'released' : mustForget ? 'back-to-stated' : refusal
      await saveNight(tx, { at: clock.now(), outcome, version, report: reportOf(result, mustForget) })
      return outcome
    })
    if (outcome === 'released' || mustForget) await this.#useActive()
    return outcome
  }

  async #useActive(): Promise<void> {
    const { db, index, log } = this.#parts
    this.#seen = null
    try {
      index.useModel((await findActiveModel(db))?.model ?? UNTRAINED)
      this.#trouble = null
    } catch (err) {
      log.error({ err }, 'the released matching model cannot be used; the stated prior ranks')
      index.useModel(UNTRAINED)
      this.#trouble = 'the released model does not match its hash; the stated prior ranks'
    }
  }
}

/** What a training was judged on. */
type Bench = {
  /** Version of the model it was judged beside; null for the stated weights. */
  readonly rival: number | null
  readonly mustForget: boolean
  /** The answers it learned from. */
  readonly answers: readonly TasteEvent[]
  readonly byNight: boolean
}

function judgedOf({ candidate, verdict, heldOut }: Extract<NightResult, { kind: 'judged' }>) {
  return { model: candidate, report: { slices: [...verdict.slices], heldOut: [...heldOut] } }
}

async function everyAnswer(db: Database): Promise<readonly TasteEvent[]> {
  return [...(await readLogs(db)).values()].flat()
}

const NO_REPORT: NightReport = { answers: 0, animals: 0, mustForget: false, tried: [] }

function refusalOf(result: NightResult): TrainingOutcome {
  if (result.kind === 'too-few') return 'too-few'
  const { reason } = result.verdict
  return reason === 'better' ? 'released' : reason
}

function reportOf(result: NightResult, mustForget: boolean): NightReport {
  if (result.kind === 'too-few') {
    return { answers: result.events, animals: result.animals, mustForget, tried: [] }
  }
  const { events, animals } = result.candidate.training
  const tried = result.tried.map(({ kind, verdict: { reason, slices } }) => ({
    kind,
    reason,
    slices: [...slices],
  }))
  return { answers: events, animals, mustForget, tried }
}

function versionOf(stored: StoredModel): ModelOverview['versions'][number] {
  const { version, state, owesForgetting, contentHash, trainedAt, model, report } = stored
  const { events, animals } = model.training
  const { slices } = report
  return {
    version,
    state,
    owesForgetting,
    contentHash,
    trainedAt: trainedAt.toISOString(),
    events,
    animals,
    slices,
  }
}

/** Answers since the release that drift is measured on, the latest ones. */
const MOST_FOR_DRIFT = 1000

function driftOf(active: StoredModel | undefined, log: readonly TasteEvent[]): Drift {
  if (active === undefined) return measureDrift([], [])
  const { model, report, releasedAt } = active
  const since = (releasedAt?.getTime() ?? model.training.untilMs) + 1
  const latest = log.map(({ atMs }) => atMs).filter(atMs => atMs >= since)
  const fromMs = latest.sort((one, other) => one - other).at(-MOST_FOR_DRIFT) ?? since
  const steps = judgingSteps({ model, log, fromMs })
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return measureDrift(report.heldOut, step.value)
}

/** The night an instant belongs to; before {@link NIGHT_HOUR} it is still the one before. */
function nightOf(now: Date): string {
  return new Date(now.getTime() - NIGHT_HOUR * 3_600_000).toDateString()
}
