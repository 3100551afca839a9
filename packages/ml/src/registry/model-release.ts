import { z } from 'zod'

/** Largest file of a release: the backbone of today is a tenth of this. */
export const MAX_MODEL_FILE_BYTES = 64 * 1024 * 1024

/** All files of a release together: nobody's disk is filled by a signature. */
const MAX_RELEASE_BYTES = 128 * 1024 * 1024

/** Largest signed manifest, in characters: a few hundred slices fit. */
export const MAX_MANIFEST_CHARS = 512 * 1024

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)

const modelFileSchema = z.strictObject({
  /** A plain name: it becomes a file name on somebody's disk. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  sha256: sha256Hex,
  bytes: z.int().min(1).max(MAX_MODEL_FILE_BYTES),
})

const sliceSchema = z.strictObject({
  slice: z.string().min(1).max(120),
  /** How many answers the measures rest on. */
  answers: z.int().min(0),
  /** By name; `…Error` is better when lower, everything else when higher. */
  measures: z.record(z.string(), z.number()),
})

/** Figures of one slice of the data set aside. */
export type SliceFigures = z.infer<typeof sliceSchema>

/** What a release says about itself. Files are named by their hashes and lie anywhere. */
export const modelReleaseSchema = z.strictObject({
  format: z.literal('pawfect-model-release/1'),
  kind: z.enum(['breed', 'matching', 'breed-add-on']),
  name: z.string().min(1).max(80),
  /** Counts up; a client never goes back by itself except to what it had before. */
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  seed: z.int(),
  /** SHA-256 of the data manifest. */
  dataHash: sha256Hex,
  /** Files this one only works with: name to SHA-256, for example the backbone a head was fitted on. */
  needs: z.record(z.string(), sha256Hex),
  files: z
    .array(modelFileSchema)
    .min(1)
    .max(16)
    .refine(files => files.reduce((sum, { bytes }) => sum + bytes, 0) <= MAX_RELEASE_BYTES, 'too large')
    .refine(files => new Set(files.map(({ name }) => name)).size === files.length, 'a name twice'),
  slices: z.array(sliceSchema).max(500),
  /** Share of installations that take it now, in percent. */
  rollout: z.strictObject({ percent: z.number().min(0).max(100) }),
  /** Answers to the built-in pictures; a device that computes others must not use the model. */
  canary: z
    .strictObject({ tolerance: z.number().positive().max(0.2), answers: z.array(z.array(z.number())).max(8) })
    .nullable(),
})

/** What a release says about itself. */
export type ModelRelease = z.infer<typeof modelReleaseSchema>

/** A release with its signature. `release` is signed byte for byte, so nothing depends on how JSON is written. */
export const signedReleaseSchema = z.strictObject({
  release: z.string().min(2).max(MAX_MANIFEST_CHARS),
  /** `did:key` of the Ed25519 key. */
  signer: z.string().max(120),
  /** Ed25519 over the UTF-8 bytes of `release`, base64url. */
  signature: z.string().max(100),
})

/** A release with its signature. */
export type SignedRelease = z.infer<typeof signedReleaseSchema>
