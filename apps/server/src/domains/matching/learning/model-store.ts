import {
  type MatchingModel,
  type ModelOverview,
  type ModelReport,
  matchingModelSchema,
  modelHash,
  modelReportSchema,
  type NightReport,
  nightReportSchema,
  type TrainingOutcome,
  trainingOutcomeSchema,
  UNTRAINED,
} from '@pawfect/domain/matching/learning'
import type { Database } from '../../../procedures/index.ts'

/** A stored model with everything measured of it. */
export type StoredModel = {
  readonly version: number
  readonly state: ModelOverview['versions'][number]['state']
  readonly contentHash: string
  readonly model: MatchingModel
  readonly report: ModelReport
  readonly trainedAt: Date
  readonly releasedAt: Date | null
  /** Somebody it learned from has had their answers deleted since. */
  readonly owesForgetting: boolean
}

/** One model ranks for every purpose; the gate looks at each. */
const EVERY_PURPOSE = 'all'

/** A stored model is not what its hash says: nobody may rank by it. */
export class ModelTamperedError extends Error {
  override readonly name = 'ModelTamperedError'
  readonly version: number
  constructor(version: number) {
    super(`matching model ${version} does not match its hash`)
    this.version = version
  }
}

/** The model that ranks; null while the stated prior ranks alone. @throws {ModelTamperedError} */
export async function findActiveModel(db: Database): Promise<StoredModel | null> {
  const row = await db.matchingModel.findFirst({ where: { state: 'active' }, orderBy: { version: 'desc' } })
  return row === null || !isOfThisFormat(row) ? null : storedOf(row)
}

/** The model a training is judged beside; the stated one where the one in use is not what its hash says. */
export async function findRival(db: Database): Promise<Pick<StoredModel, 'model'> & Rival> {
  try {
    const active = await findActiveModel(db)
    return active ?? { version: null, model: UNTRAINED }
  } catch (error) {
    if (error instanceof ModelTamperedError) return { version: null, model: UNTRAINED }
    throw error
  }
}

type Rival = { readonly version: number | null }

/** Whether this very model was released before and taken back. */
export async function wasRolledBack(db: Database, model: MatchingModel): Promise<boolean> {
  return (
    (await db.matchingModel.count({ where: { state: 'rolled-back', contentHash: modelHash(model) } })) > 0
  )
}

/** Every model of today's format that was ever judged and is what its hash says, the latest first. */
export async function listModels(db: Database): Promise<StoredModel[]> {
  const rows = await db.matchingModel.findMany({ orderBy: { version: 'desc' } })
  return rows.filter(isOfThisFormat).flatMap(row => intactOf(row) ?? [])
}

/** Whether the model that ranks learned from answers that are deleted since. */
export async function owesForgetting(db: Database): Promise<boolean> {
  return (await db.matchingModel.count({ where: { state: 'active', owesForgetting: true } })) > 0
}

/** Takes the model that owes forgetting out of the ranking for good; the stated prior ranks then. */
export async function forgetActive(db: Database): Promise<void> {
  const where = { state: 'active', owesForgetting: true }
  await db.matchingModel.updateMany({ where, data: { state: 'forgotten' } })
}

/** Stores a judged model under the next version; a released one takes the active one's place. */
export async function saveModel(
  db: Database,
  judged: Pick<StoredModel, 'model' | 'report' | 'owesForgetting'> & { readonly release: boolean },
  now: Date,
): Promise<number> {
  const last = await db.matchingModel.findFirst({ orderBy: { version: 'desc' }, select: { version: true } })
  const version = (last?.version ?? 0) + 1
  if (judged.release) {
    await forgetActive(db)
    await db.matchingModel.updateMany({ where: { state: 'active' }, data: { state: 'retired' } })
  }
  await db.matchingModel.create({
    data: {
      version,
      purpose: EVERY_PURPOSE,
      contentHash: modelHash(judged.model),
      state: judged.release ? 'active' : 'refused',
      model: judged.model as object,
      report: judged.report,
      trainedAt: now,
      releasedAt: judged.release ? now : null,
      owesForgetting: judged.owesForgetting,
    },
  })
  return version
}

/**
 * Takes the active model out and brings the one before it back, or the stated prior when there is none; never one that
 * learned from answers that are deleted since, or is not what its hash says.
 *
 * @returns the version that ranks now (null: the prior), or 'nothing' when no model was active.
 */
export async function rollBackModel(db: Database): Promise<number | null | 'nothing'> {
  const active = await db.matchingModel.findFirst({ where: { state: 'active' } })
  if (active === null) return 'nothing'
  const retired = await db.matchingModel.findMany({
    where: { state: 'retired', version: { lt: active.version }, owesForgetting: false },
    orderBy: { version: 'desc' },
  })
  const before = retired.find(row => isOfThisFormat(row) && intactOf(row) !== null) ?? null
  await db.matchingModel.update({ where: { version: active.version }, data: { state: 'rolled-back' } })
  if (before === null) return null
  await db.matchingModel.update({ where: { version: before.version }, data: { state: 'active' } })
  return before.version
}

type Row = Awaited<ReturnType<Database['matchingModel']['findMany']>>[number]

function storedOf(row: Row): StoredModel {
  const { data: model } = matchingModelSchema.safeParse(row.model)
  if (model === undefined || modelHash(model) !== row.contentHash) throw new ModelTamperedError(row.version)
  return {
    version: row.version,
    state: row.state as StoredModel['state'],
    contentHash: row.contentHash,
    model,
    report: modelReportSchema.parse(row.report),
    trainedAt: row.trainedAt,
    releasedAt: row.releasedAt,
    owesForgetting: row.owesForgetting,
  }
}

/** Null where a stored model is not what its hash says. */
function intactOf(row: Row): StoredModel | null {
  try {
    return storedOf(row)
  } catch (error) {
    if (error instanceof ModelTamperedError) return null
    throw error
  }
}

/** Models of an older format are kept, and neither ranked by nor read. */
function isOfThisFormat({ model }: Row): boolean {
  return (model as { readonly format?: unknown }).format === UNTRAINED.format
}

/** Nights whose verdict is kept. */
const NIGHTS_KEPT = 30

/** A night's training, as it is kept. */
export type Night = {
  readonly at: Date
  readonly outcome: TrainingOutcome
  readonly version: number | null
  readonly report: NightReport
}

/** Keeps what a night's training came to, and forgets the nights long past. */
export async function saveNight(db: Database, night: Night): Promise<void> {
  const { at, ...rest } = night
  await db.matchingNight.upsert({ where: { at }, create: night, update: rest })
  const kept = await db.matchingNight.findMany({ orderBy: { at: 'desc' }, take: NIGHTS_KEPT })
  const oldest = kept.at(-1)?.at
  if (oldest !== undefined) await db.matchingNight.deleteMany({ where: { at: { lt: oldest } } })
}

/** When the last training was; null before the first. */
export async function lastNightAt(db: Database): Promise<Date | null> {
  return (await db.matchingNight.findFirst({ orderBy: { at: 'desc' }, select: { at: true } }))?.at ?? null
}

/** The last night's training; null before the first. */
export async function findLastNight(db: Database): Promise<Night | null> {
  const row = await db.matchingNight.findFirst({ orderBy: { at: 'desc' } })
  if (row === null) return null
  const { at, version } = row
  const outcome = trainingOutcomeSchema.parse(row.outcome)
  return { at, version, outcome, report: nightReportSchema.parse(row.report) }
}
