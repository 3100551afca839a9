import { randomBytes } from 'node:crypto'
import { type AddOnTraining, openAddOnTraining, type ReleaseKey, releaseKeyFrom } from '@pawfect/ml/registry'
import { BridgeError, type BridgeHandlers, type ModelStatus } from '../../bridge/index.ts'
import type { KeyVault } from '../keys/key-vault.ts'
import { keepAddOn, removeAddOn, unusedAddOns, usableAddOns } from '../models/add-on-shelf.ts'
import type { ModelDesk } from '../models/model-desk.ts'
import type { ModelShelf } from '../models/model-shelf.ts'
import type { ModelUpdates } from '../models/model-updates.ts'
import type { PhotoDesk } from '../photos/photo-desk.ts'

/** What the models calls work with. */
export type ModelsParts = {
  readonly shelf: ModelShelf
  readonly models: ModelDesk
  readonly updates: ModelUpdates
  readonly photoDesk: PhotoDesk
  readonly vault: KeyVault
  /** Whether anybody is trusted to send models here. */
  readonly hasPublisher: boolean
}

/** A page that was closed leaves a session behind; numbers of more than these are let go. */
const MAX_SESSIONS = 3

/** Answers the models channel. */
export function createModelsHandlers(parts: ModelsParts): BridgeHandlers['models'] {
  const { shelf, models, updates, photoDesk } = parts
  const status = () => statusOf(parts)
  return {
    status,
    checkForUpdate: async (_, { signal, report }) => {
      const outcome = await updates.check({ signal, onProgress: report })
      return { outcome, status: await status() }
    },
    setAutomatic: async ({ isOn }) => {
      updates.setAutomatic(isOn)
      return status()
    },
    rollBack: async () => {
      models.rollBack('models/by-owner')
      await photoDesk.reopen()
      return status()
    },
    installAddOn: async ({ bytes }) => {
      keepAddOn(shelf, bytes, { backboneSha256: await models.backboneSha256() })
      await photoDesk.reopen()
      return status()
    },
    removeAddOn: async ({ id }) => {
      removeAddOn(shelf, id)
      await photoDesk.reopen()
      return status()
    },
    ...trainingHandlers(parts),
  }
}

function trainingHandlers({ shelf, models, photoDesk, vault }: ModelsParts) {
  const sessions = new Map<string, AddOnTraining>()
  return {
    lookAtTrainingPhoto: async ({ sessionId, label, bytes }, { signal }) => {
      const training = sessions.get(sessionId) ?? openAddOnTraining(photo => photoDesk.look(photo, signal))
      sessions.set(sessionId, training)
      for (const old of [...sessions.keys()].slice(0, -MAX_SESSIONS)) sessions.delete(old)
      const taken = await training.add({ label, bytes }, { signal })
      return { kind: taken.kind, code: taken.kind === 'left-out' ? taken.code : null }
    },
    finishTraining: async ({ sessionId, name }, { signal }) => {
      const training = sessions.get(sessionId)
      if (training === undefined) {
        throw new BridgeError({ code: 'models/no-such-training', message: 'look at photos first' })
      }
      const backboneSha256 = await models.backboneSha256()
      const key = await clubKey(shelf, vault)
      const origin = { name, backboneSha256, key, createdAt: new Date() }
      const { file, card } = await training.finish(origin, { signal })
      sessions.delete(sessionId)
      return { file, card: { ...card, labels: [...card.labels] } }
    },
    forgetTraining: async ({ sessionId }) => {
      sessions.delete(sessionId)
      return {}
    },
  } satisfies Partial<BridgeHandlers['models']>
}

async function statusOf({ shelf, models, updates, hasPublisher }: ModelsParts): Promise<ModelStatus> {
  const fits = { backboneSha256: await models.backboneSha256() }
  const usable = usableAddOns(shelf, fits)
  const addOns = usable.map(({ addOn: { id, release, labels, signer, card } }) => {
    return { id, name: release.name, labels: [...labels], signer, createdAt: release.createdAt, card }
  })
  return {
    breed: await models.breed(),
    givenBack: shelf.read().givenBack,
    hasPublisher,
    isAutomatic: updates.isAutomatic(),
    lastCheck: updates.lastCheck(),
    addOns,
    unusedAddOns: unusedAddOns(shelf, fits),
  }
}

/** The key add-ons trained here are signed with: made at the first, sealed like every key of this machine. */
async function clubKey(shelf: ModelShelf, vault: KeyVault): Promise<ReleaseKey> {
  const kept = shelf.read().sealedKey
  if (kept !== null)
    return releaseKeyFrom(await vault.unseal(Buffer.from(kept.sealed, 'base64'), kept.protection))
  const secret = randomBytes(32)
  const { sealed, protection } = await vault.seal(secret)
  shelf.change({ sealedKey: { sealed: Buffer.from(sealed).toString('base64'), protection } })
  return releaseKeyFrom(secret)
}
