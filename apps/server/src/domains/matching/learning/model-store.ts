import {
  type ModelOverview,
  type ModelReport,
  modelHash,
  modelReportSchema,
  type PopulationModel,
  populationModelSchema,
} from '@pawfect/domain/matching/learning'
import type { Database } from '../../../procedures/index.ts'

/** A stored model with everything measured of it. */
export type StoredModel = {
  readonly version: number
  readonly state: ModelOverview['versions'][number]['state']
  readonly contentHash: string
  readonly model: PopulationModel
  readonly report: ModelReport
  readonly trainedAt: Date
  readonly releasedAt: Date | null
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
  return row === null ? null : storedOf(row)
}

/** Every model ever judged, the latest first. @throws {ModelTamperedError} */
export async function listModels(db: Database): Promise<StoredModel[]> {
  return (await db.matchingModel.findMany({ orderBy: { version: 'desc' } })).map(storedOf)
}

/** Stores a judged model under the next version; a released one takes the active one's place. */
export async function saveModel(
  db: Database,
  judged: { readonly model: PopulationModel; readonly report: ModelReport; readonly release: boolean },
  now: Date,
): Promise<number> {
  const last = await db.matchingModel.findFirst({ orderBy: { version: 'desc' }, select: { version: true } })
  const version = (last?.version ?? 0) + 1
  if (judged.release) {
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
    },
  })
  return version
}

/**
 * Takes the active model out and brings the one before it back, or the stated prior when there is none.
 *
 * @returns the version that ranks now (null: the prior), or 'nothing' when no model was active.
 */
export async function rollBackModel(db: Database): Promise<number | null | 'nothing'> {
  const active = await db.matchingModel.findFirst({ where: { state: 'active' } })
  if (active === null) return 'nothing'
  const before = await db.matchingModel.findFirst({
    where: { state: 'retired', version: { lt: active.version } },
    orderBy: { version: 'desc' },
  })
  await db.matchingModel.update({ where: { version: active.version }, data: { state: 'rolled-back' } })
  if (before === null) return null
  await db.matchingModel.update({ where: { version: before.version }, data: { state: 'active' } })
  return before.version
}

type Row = Awaited<ReturnType<Database['matchingModel']['findMany']>>[number]

function storedOf(row: Row): StoredModel {
  const model = populationModelSchema.parse(row.model)
  if (modelHash(model) !== row.contentHash) throw new ModelTamperedError(row.version)
  return {
    version: row.version,
    state: row.state as StoredModel['state'],
    contentHash: row.contentHash,
    model,
    report: modelReportSchema.parse(row.report),
    trainedAt: row.trainedAt,
    releasedAt: row.releasedAt,
  }
}
