import { photoAnalysisSchema, photoBoxSchema, photoFixesSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'
import { jsonValueSchema } from './json-value.ts'

/** A photo larger than this is refused politely: phones stay well below, and memory is not free. */
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024

/** A half-entered animal is a few kilobytes of text; photos are kept apart. */
export const MAX_DRAFT_JSON_CHARS = 200_000

const photoBytes = z
  .instanceof(Uint8Array)
  .refine(bytes => bytes.byteLength > 0 && bytes.byteLength <= MAX_PHOTO_BYTES, {
    error: `a photo has between 1 byte and ${MAX_PHOTO_BYTES} bytes`,
  })

/** A frame of a camera is looked at small; more than this is not one. */
const MAX_FRAME_JPEG_BYTES = 2 * 1024 * 1024

const frameBytes = z
  .instanceof(Uint8Array)
  .refine(bytes => bytes.byteLength > 0 && bytes.byteLength <= MAX_FRAME_JPEG_BYTES, {
    error: `a frame has between 1 byte and ${MAX_FRAME_JPEG_BYTES} bytes`,
  })

const cameraPixels = z.number().int().min(1).max(20_000)

/** Where animals are in one frame of a camera, and how fit the frame is. */
const frameGlanceSchema = z.object({
  /** Doubtful ones too: following them over frames tells which are real. */
  sightings: z.array(
    z.object({
      species: z.enum(['dog', 'cat']),
      box: photoBoxSchema,
      score: z.number().min(0).max(1),
      coat: z.array(z.number().min(0)).max(256),
    }),
  ),
  quality: photoAnalysisSchema.shape.quality,
})

/** Where animals are in one frame of a camera, and how fit the frame is. */
export type FrameGlance = z.infer<typeof frameGlanceSchema>

const filename = z.string().min(1).max(200)
const storedId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const draftId = z.string().regex(/^[a-z0-9-]{1,64}$/)

const draftSchema = z.object({
  draftId,
  /** What the owner has typed so far; the renderer's own shape. */
  content: jsonValueSchema.refine(content => JSON.stringify(content).length <= MAX_DRAFT_JSON_CHARS, {
    error: `a draft has at most ${MAX_DRAFT_JSON_CHARS} characters`,
  }),
  photoOriginalIds: z.array(storedId).max(5),
  savedAt: z.iso.datetime(),
})

/** An animal half entered: kept on this machine, never sent. */
export type PetDraft = z.infer<typeof draftSchema>

const draftInput = draftSchema.omit({ savedAt: true }).extend({ accountId: accountScopeSchema })
const draftInDrawer = z.object({ accountId: accountScopeSchema, draftId })
const originalInDrawer = z.object({ accountId: accountScopeSchema, originalId: storedId })

/** Photos and half-entered animals. Nothing here leaves the machine. */
export const petsChannel = {
  /** Guesses species, breed, quality and coat; progress names the step. Errors: `ml/…`, `bridge/cancelled`. */
  analysePhoto: defineCall({
    input: z.object({ bytes: photoBytes, filename }),
    output: photoAnalysisSchema,
    progress: z.object({ step: z.enum(['waiting', 'loading-model', 'looking', 'done']) }),
  }),
  /**
   * Looks at one frame of a camera; nothing of it is kept. `width` and `height` are the camera's own, the frame
   * may be a smaller copy. Errors: `ml/…`, `bridge/cancelled`.
   */
  glanceAtFrame: defineCall({
    input: z.object({ bytes: frameBytes, width: cameraPixels, height: cameraPixels }),
    output: frameGlanceSchema,
  }),
  /** Cuts the box out, upright, without metadata, as JPEG; fixes are done to what is cut out, never to the original. */
  cropPhoto: defineCall({
    input: z.object({ bytes: photoBytes, box: photoBoxSchema, fixes: photoFixesSchema.optional() }),
    output: z.object({ jpeg: z.instanceof(Uint8Array) }),
  }),
  /** Keeps an original on this machine. */
  savePhotoOriginal: defineCall({
    input: z.object({ accountId: accountScopeSchema, bytes: photoBytes, filename }),
    output: z.object({ originalId: storedId }),
  }),
  /** Error: `pets/photo-original-missing`. */
  readPhotoOriginal: defineCall({
    input: originalInDrawer,
    output: z.object({ bytes: z.instanceof(Uint8Array), filename }),
  }),
  deletePhotoOriginal: defineCall({ input: originalInDrawer, output: z.object({ deleted: z.boolean() }) }),
  /** Writes or overwrites; the draft is on disk when this answers. */
  saveDraft: defineCall({ input: draftInput, output: z.object({ savedAt: z.iso.datetime() }) }),
  readDraft: defineCall({ input: draftInDrawer, output: z.object({ draft: draftSchema.nullable() }) }),
  listDrafts: defineCall({
    input: z.object({ accountId: accountScopeSchema }),
    output: z.object({ drafts: z.array(draftSchema) }),
  }),
  /** Deletes the draft and the originals only it needs. */
  deleteDraft: defineCall({ input: draftInDrawer, output: z.object({ deleted: z.boolean() }) }),
  /** Moves what `nobody` had drafted, originals included, to the account that just signed up. */
  adoptDrafts: defineCall({
    input: z.object({ accountId: accountScopeSchema }),
    output: z.object({ adopted: z.number().int().min(0) }),
  }),
} as const
