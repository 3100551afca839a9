import { useCallback, useRef, useState } from 'react'
import { MAX_PHOTO_BYTES } from '../../../bridge/index.ts'
import { type AccountScope, host } from '../../shell/host.ts'
import { errorCodeOf } from '../../shell/server-client.ts'
import { applyGuesses } from './apply-guesses.ts'
import { type DraftPhoto, mainPhotoOf } from './pet-draft.ts'
import type { PetDraftState } from './use-pet-draft.ts'

/** How far the look at one photo has come. */
export type LookStep = 'waiting' | 'loading-model' | 'looking' | 'done'

/** What is going on with one photo, by its original's id. */
export type Look =
  | { readonly kind: 'looking'; readonly step: LookStep; cancel(): void }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: string }

/** A file that could not be taken, and why. */
export interface Refusal {
  readonly filename: string
  readonly reason: 'too-large' | 'not-a-picture' | 'too-many'
}

/** What nobody asked for is not done: fixes wait for a click. */
const NO_FIXES = { straightenDeg: 0, exposure: false }

/** More than five photos say nothing new about an animal. */
const MAX_PHOTOS = 5

/** Takes dropped files into the draft and has this computer look at each. */
export function usePhotoAnalysis(
  draft: PetDraftState,
  accountId: AccountScope,
): {
  readonly looks: ReadonlyMap<string, Look>
  readonly refusals: readonly Refusal[]
  take(files: readonly File[]): Promise<void>
  lookAgain(photo: DraftPhoto): Promise<void>
} {
  const [looks, setLooks] = useState<ReadonlyMap<string, Look>>(new Map())
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const change = useRef(draft.change)
  change.current = draft.change

  const note = useCallback((originalId: string, look: Look | null) => {
    setLooks(before => {
      const next = new Map(before)
      if (look === null) next.delete(originalId)
      else next.set(originalId, look)
      return next
    })
  }, [])

  const look = useCallback(
    async (photo: Pick<DraftPhoto, 'originalId' | 'filename'>, bytes: Uint8Array<ArrayBuffer>) => {
      const { originalId, filename } = photo
      const controller = new AbortController()
      const cancel = (): void => controller.abort()
      note(originalId, { kind: 'looking', step: 'waiting', cancel })
      try {
        const analysis = await host().pets.analysePhoto(
          { bytes, filename },
          {
            signal: controller.signal,
            onProgress: ({ step }) => note(originalId, { kind: 'looking', step, cancel }),
          },
        )
        change.current(content => {
          const photos = content.photos.map(kept =>
            kept.originalId === originalId
              ? {
                  ...kept,
                  analysis,
                  useCrop: analysis.suggestedCrop !== null,
                }
              : kept,
          )
          return applyGuesses({ ...content, photos })
        })
        note(originalId, null)
      } catch (error) {
        const code = errorCodeOf(error)
        note(originalId, code === 'bridge/cancelled' ? { kind: 'stopped' } : { kind: 'failed', code })
      }
    },
    [note],
  )

  const take = useCallback(
    async (files: readonly File[]) => {
      const room = MAX_PHOTOS - draft.content.photos.length
      const refused: Refusal[] = files
        .slice(Math.max(0, room))
        .map(file => ({ filename: file.name, reason: 'too-many' }))
      for (const file of files.slice(0, Math.max(0, room))) {
        if (file.size > MAX_PHOTO_BYTES) {
          refused.push({ filename: file.name, reason: 'too-large' })
          continue
        }
        const bytes = new Uint8Array(await file.arrayBuffer())
        const filename = file.name.slice(-200) || 'photo'
        const kept = await host()
          .pets.savePhotoOriginal({ accountId, bytes, filename })
          .catch(() => null)
        if (kept === null) {
          refused.push({ filename: file.name, reason: 'not-a-picture' })
          continue
        }
        const photo = {
          originalId: kept.originalId,
          filename,
          analysis: null,
          useCrop: false,
          fixes: NO_FIXES,
        }
        change.current(content => ({ ...content, photos: [...content.photos, photo].slice(0, MAX_PHOTOS) }))
        void look(photo, bytes)
      }
      setRefusals(refused)
    },
    [accountId, draft.content.photos.length, look],
  )

  const lookAgain = useCallback(
    async (photo: DraftPhoto) => {
      const { bytes } = await host().pets.readPhotoOriginal({ accountId, originalId: photo.originalId })
      await look(photo, bytes)
    },
    [accountId, look],
  )

  return { looks, refusals, take, lookAgain }
}

/** Whether the photo shown first is still being looked at. */
export function isLookingAtMain(draft: PetDraftState, looks: ReadonlyMap<string, Look>): boolean {
  const main = mainPhotoOf(draft.content)
  return main !== undefined && looks.get(main.originalId)?.kind === 'looking'
}
