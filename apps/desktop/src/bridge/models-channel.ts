import { z } from 'zod'
import { defineCall } from './bridge-call.ts'
import { MAX_PHOTO_BYTES } from './pets-channel.ts'

/** An add-on is a few hundred kilobytes; a larger file is something else. */
export const MAX_ADD_ON_BYTES = 8 * 1024 * 1024

const sessionId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/)
const label = z.string().min(1).max(60)
const addOnName = z.string().min(1).max(80)
const share = z.number().min(0).max(1)
const interval = z.object({ low: share, high: share })

const addOnSchema = z.object({
  id: z.string(),
  name: z.string(),
  labels: z.array(z.string()),
  /** `did:key` of whoever signed it. */
  signer: z.string(),
  createdAt: z.iso.datetime(),
  /** Markdown. */
  card: z.string(),
})

const breedModelSchema = z.object({
  source: z.enum(['built-in', 'installed']),
  /** Null for the one that came with the app. */
  version: z.int().nullable(),
  installedAt: z.iso.datetime().nullable(),
  /** Markdown; null for the one that came with the app. */
  card: z.string().nullable(),
  /** `trying` until it has looked at its first photo here. */
  state: z.enum(['trying', 'proven']),
  canRollBack: z.boolean(),
})

const modelStatusSchema = z.object({
  breed: breedModelSchema,
  /** Versions this computer gave back, the latest first, with the code that says why. */
  givenBack: z.array(z.object({ version: z.int(), reason: z.string(), at: z.iso.datetime() })),
  /** Whether anybody is trusted to send models here. */
  hasPublisher: z.boolean(),
  /** Whether newer models are looked for unasked, at the start and daily. */
  isAutomatic: z.boolean(),
  /** The last look: an outcome of `checkForUpdate`, or the code of what went wrong. */
  lastCheck: z.object({ at: z.iso.datetime(), outcome: z.string().max(100) }).nullable(),
  addOns: z.array(addOnSchema),
  /** On the disk and not used: made for another model, or changed since it was signed. */
  unusedAddOns: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
})

/** Which models this computer uses. */
export type ModelStatus = z.infer<typeof modelStatusSchema>

const evaluationCardSchema = z.object({
  photos: z.int(),
  right: share,
  interval,
  guessing: share,
  calibrationError: share,
  labels: z.array(
    z.object({ label: z.string(), photos: z.int(), right: share, interval, takenFor: z.string().nullable() }),
  ),
})

/** What is known of a head trained here. */
export type TrainedCard = z.infer<typeof evaluationCardSchema>

/** Models of this machine: updates, add-ons of clubs, and training one's own. Photos never leave. */
export const modelsChannel = {
  status: defineCall({ input: z.object({}), output: modelStatusSchema }),
  /**
   * Asks the server for a newer model and installs it; cancelling keeps what was received for the next time.
   * Errors: `ml/model-…`, `models/server-unreachable`, `models/disk-full`, `models/disk-unwritable`.
   */
  checkForUpdate: defineCall({
    input: z.object({}),
    output: z.object({
      outcome: z.enum(['installed', 'up-to-date', 'older', 'not-yet', 'no-publisher']),
      status: modelStatusSchema,
    }),
    progress: z.object({ receivedBytes: z.int(), wholeBytes: z.int() }),
  }),
  /** Whether newer models are looked for unasked. Off: the server is not asked any more. */
  setAutomatic: defineCall({ input: z.object({ isOn: z.boolean() }), output: modelStatusSchema }),
  /** Goes back to the model before, or to the one that came with the app. */
  rollBack: defineCall({ input: z.object({}), output: modelStatusSchema }),
  /** Installs an add-on of a club. Errors: `ml/model-tampered`, `ml/model-unreadable`, `ml/model-misfit`. */
  installAddOn: defineCall({
    input: z.object({
      bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MAX_ADD_ON_BYTES),
    }),
    output: modelStatusSchema,
  }),
  removeAddOn: defineCall({ input: z.object({ id: z.string().max(100) }), output: modelStatusSchema }),
  /** Looks at one labelled photo and keeps only numbers. Errors: `ml/contradictory-labels`, `ml/too-many-examples`. */
  lookAtTrainingPhoto: defineCall({
    input: z.object({
      sessionId,
      label,
      bytes: z
        .instanceof(Uint8Array)
        .refine(bytes => bytes.byteLength > 0 && bytes.byteLength <= MAX_PHOTO_BYTES),
    }),
    output: z.object({ kind: z.enum(['taken', 'copy', 'left-out']), code: z.string().nullable() }),
  }),
  /** Trains on the photos of the session, measures, signs. Error: `ml/too-little-to-learn`. */
  finishTraining: defineCall({
    input: z.object({ sessionId, name: addOnName }),
    output: z.object({ file: z.instanceof(Uint8Array), card: evaluationCardSchema }),
  }),
  /** Forgets a session; nothing of it is kept. */
  forgetTraining: defineCall({ input: z.object({ sessionId }), output: z.object({}) }),
} as const
