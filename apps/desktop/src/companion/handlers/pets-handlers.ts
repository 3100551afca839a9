import type { BridgeHandlers } from '../../bridge/index.ts'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import type { DraftStore } from '../store/draft-store.ts'
import type { PhotoOriginalStore } from '../store/photo-original-store.ts'

/** What the pets calls work with. */
export type PetsParts = {
  readonly photoDesk: PhotoDesk
  readonly drafts: DraftStore
  readonly originals: PhotoOriginalStore
}

/** Answers the pets channel. */
export function createPetsHandlers({ photoDesk, drafts, originals }: PetsParts): BridgeHandlers['pets'] {
  return {
    analysePhoto: ({ bytes }, { signal, report }) =>
      photoDesk.analyse(bytes, { signal, onStep: step => report({ step }) }),
    glanceAtFrame: async ({ bytes, width, height }, { signal }) => {
      const { sightings, quality } = await photoDesk.glance(bytes, { width, height }, signal)
      return { sightings: sightings.map(seen => ({ ...seen, coat: [...seen.coat] })), quality }
    },
    cropPhoto: async ({ bytes, box, fixes }, { signal }) => ({
      jpeg: new Uint8Array(await photoDesk.crop(bytes, { box, fixes }, signal)),
    }),
    savePhotoOriginal: async ({ accountId, bytes, filename }) => ({
      originalId: await originals.save(accountId, { bytes, filename }),
    }),
    readPhotoOriginal: async ({ accountId, originalId }) => ({
      ...(await originals.read(accountId, originalId)),
    }),
    deletePhotoOriginal: async ({ accountId, originalId }) => ({
      deleted: await originals.delete(accountId, originalId),
    }),
    saveDraft: async ({ accountId, ...draft }) => ({ savedAt: drafts.save(accountId, draft) }),
    readDraft: async ({ accountId, draftId }) => ({ draft: drafts.read(accountId, draftId) }),
    listDrafts: async ({ accountId }) => ({ drafts: drafts.list(accountId) }),
    deleteDraft: async ({ accountId, draftId }) => {
      const draft = drafts.read(accountId, draftId)
      const deleted = drafts.delete(accountId, draftId)
      const needed = new Set(drafts.list(accountId).flatMap(other => other.photoOriginalIds))
      const orphans = (draft?.photoOriginalIds ?? []).filter(id => !needed.has(id))
      await Promise.all(orphans.map(id => originals.delete(accountId, id)))
      return { deleted }
    },
    adoptDrafts: async ({ accountId }) => {
      await originals.adopt(accountId)
      return { adopted: drafts.adopt(accountId) }
    },
  }
}
