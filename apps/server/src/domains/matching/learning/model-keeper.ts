import {
  type Drift,
  ENOUGH_TO_TRAIN,
  judgeEvents,
  type ModelOverview,
  measureDrift,
  type NightResult,
  type TasteEvent,
  trainAndJudge,
  UNTRAINED,
} from '@pawfect/domain/matching/learning'
import type { Species } from '@pawfect/domain/pets'
import type { Clock, Database, Log, OnEvent } from '../../../procedures/index.ts'
import type { LiveIndex } from '../live-index.ts'
import { forgetOldShowings, readLogs } from './learning-store.ts'
import { findActiveModel, listModels, type StoredModel, saveModel } from './model-store.ts'

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

/** How a training ended. */
export type TrainingOutcome = NonNullable<ModelOverview['lastTry']>['outcome']

/**
 * Trains the matching model once a night, lets only what passes the gate rank, notices when it has become outdated,
 * and puts back the one before when an admin says so. What it did stands in the database; a night missed is made up
 * for when the server runs again.
 */
export class ModelKeeper implements AsyncDisposable {
  readonly #parts: ModelKeeperParts
  #timer: NodeJS.Timeout | undefined
  #work: Promise<unknown> = Promise.resolve()
  #lastTry: ModelOverview['lastTry'] = null
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
    this.#lastNight = nightOf(this.#parts.clock.now())
    this.#timer = setInterval(() => this.round(), ROUND_MS)
    this.#timer.unref()
  }

  /** Trains if the night's training is due. */
  round(): void {
    const night = nightOf(this.#parts.clock.now())
    if (night === this.#lastNight) return
    this.#lastNight = night
    this.#work = this.#work.then(() => this.train())
  }

  /** Trains now, and releases what passes the gate. Failing changes nothing and is told. */
  async train(): Promise<TrainingOutcome> {
    const outcome = await this.#tryToTrain()
    this.#seen = null
    this.#lastTry = { at: this.#parts.clock.now().toISOString(), outcome }
    this.#parts.log.info({ outcome }, 'trained the matching model')
    return outcome
  }

  /** The model in use, how it does, and what came before. */
  async overview(db: Database): Promise<ModelOverview> {
    const models = await listModels(db)
    const log = await everyAnswer(db)
    return {
      activeVersion: models.find(({ state }) => state === 'active')?.version ?? null,
      answers: log.length,
      animals: new Set(log.map(({ petId }) => petId)).size,
      needed: ENOUGH_TO_TRAIN,
      lastTry: this.#lastTry,
      drift: driftOf(models, log),
      versions: models.map(({ version, state, contentHash, trainedAt, model, report }) => ({
        version,
        state,
        contentHash,
        trainedAt: trainedAt.toISOString(),
        events: model.training.events,
        animals: model.training.animals,
        slices: report.slices,
      })),
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
    await this.#work
  }

  async #tryToTrain(): Promise<TrainingOutcome> {
    const { db, inTransaction, clock, index, log } = this.#parts
    try {
      await forgetOldShowings(db, clock.now())
      const result = trainAndJudge({
        log: await everyAnswer(db),
        current: index.model,
        speciesOf: await speciesLookup(db),
        seed: SEED,
      })
      if (result.kind === 'too-few') return 'too-few'
      const { release, reason } = result.verdict
      // One that is merely no better is no news; one that would do harm is kept for the admin to see.
      if (release || reason === 'worse-on-a-slice') {
        await inTransaction(tx => saveModel(tx, { ...judgedOf(result), release }, clock.now()))
      }
      if (release) await this.#useActive()
      return release ? 'released' : reason === 'better' ? 'failed' : reason
    } catch (err) {
      log.error({ err }, 'the matching model could not be trained')
      return 'failed'
    }
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

function judgedOf({ candidate, verdict, heldOut }: Extract<NightResult, { kind: 'judged' }>) {
  return { model: candidate, report: { slices: [...verdict.slices], heldOut: [...heldOut] } }
}

async function everyAnswer(db: Database): Promise<readonly TasteEvent[]> {
  return [...(await readLogs(db)).values()].flat()
}

async function speciesLookup(db: Database): Promise<(petId: string) => Species | undefined> {
  const rows = await db.pet.findMany({ select: { id: true, species: true } })
  const species = new Map(rows.map(row => [row.id, row.species as Species]))
  return petId => species.get(petId)
}

function driftOf(models: readonly StoredModel[], log: readonly TasteEvent[]): Drift {
  const active = models.find(({ state }) => state === 'active')
  if (active === undefined) return measureDrift([], [])
  const released = active.releasedAt?.getTime() ?? active.model.training.untilMs
  return measureDrift(active.report.heldOut, judgeEvents(active.model, log, released))
}

/** The night an instant belongs to; before {@link NIGHT_HOUR} it is still the one before. */
function nightOf(now: Date): string {
  return new Date(now.getTime() - NIGHT_HOUR * 3_600_000).toDateString()
}
