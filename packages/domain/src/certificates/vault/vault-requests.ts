import { z } from 'zod'
import { userIdSchema } from '../../identity/index.ts'
import { anchorSchema } from '../certificate-bundle.ts'
import { issuerDidSchema } from '../ownership-credential.ts'
import { readerNameSchema, readingKeyClaimSchema } from './reading-key-claim.ts'
import { MAX_SEALED_BYTES } from './sealed-record.ts'

/** More machines than one person reads with. */
export const MOST_READING_KEYS = 8
/** More than a veterinary practice, a sitter and a circle of friends. */
export const MOST_READERS = 32
/** The longest a share lasts; longer ones are made again. */
export const LONGEST_SHARE_DAYS = 366

/** Ciphertext as it travels in JSON. */
const sealedBase64 = z.base64().max(Math.ceil(MAX_SEALED_BYTES / 3) * 4)
const recordId = z.uuid()
/** Matching lies above certificates, so its id is only known by its form here. */
const matchId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const version = z.number().int().min(1).max(1_000_000)

/** The most a provider may want kept for one reader, as characters of JSON. */
const MAX_ACCESS_TEXT = 8192

/** A key kept for a reader by whichever provider; the server checks only what it understands. */
export const keptAccessSchema = z.strictObject({
  provider: z.string().regex(/^[a-z]{1,20}$/),
  access: z
    .record(z.string().max(60), z.json())
    .refine(access => JSON.stringify(access).length <= MAX_ACCESS_TEXT, {
      error: 'this is too much to keep',
    }),
})

/** Who is let in, until when, and the key kept for each of their machines. */
export const recordShareSchema = z.strictObject({
  readerId: userIdSchema,
  validUntil: z.iso.datetime(),
  accesses: z.array(keptAccessSchema).min(1).max(MOST_READING_KEYS),
})
export type RecordShare = z.infer<typeof recordShareSchema>

export const registerReadingKeyInputSchema = z.strictObject({ claim: readingKeyClaimSchema })
export const storeRecordInputSchema = z.strictObject({
  sealed: sealedBase64,
  /** The owner's key on the machine that sealed it: who grants it. */
  did: issuerDidSchema,
})
export const recordInputSchema = z.strictObject({ recordId })
export const letInInputSchema = z.strictObject({ recordId, version, share: recordShareSchema })
/** The new version, sealed under a new key, and everybody who may still read. */
export const revokeReaderInputSchema = z.strictObject({
  recordId,
  readerId: userIdSchema,
  sealed: sealedBase64,
  shares: z.array(recordShareSchema).max(MOST_READERS),
})
/** A reader is found through a match of the caller's, or by the code they handed over themselves. */
export const findReaderInputSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('match'), matchId }),
  z.strictObject({ by: z.literal('code'), code: readerNameSchema }),
])

/** Somebody who can be let in, and the names of the keys they read with. */
export const readerSchema = z.object({
  readerId: userIdSchema,
  name: z.string(),
  did: issuerDidSchema,
  readers: z.array(readerNameSchema).min(1).max(MOST_READING_KEYS),
})

const currentShareSchema = z.object({
  readerId: userIdSchema,
  name: z.string(),
  readers: z.array(readerNameSchema),
  validUntil: z.iso.datetime(),
})

/** One record as its owner sees it on the server: nothing of what it says. */
export const storedRecordSchema = z.object({
  recordId,
  version,
  /** SHA-256 of the sealed bytes, hex: what is anchored. */
  digest: z.string(),
  byteLength: z.number().int(),
  storedAt: z.iso.datetime(),
  anchor: anchorSchema.nullable(),
  readers: z.array(currentShareSchema),
})
export type StoredRecord = z.infer<typeof storedRecordSchema>

export const storedRecordsSchema = z.object({ records: z.array(storedRecordSchema) })

/** A record somebody else lets the caller read. */
export const sharedRecordSchema = z.object({
  recordId,
  version,
  ownerId: userIdSchema,
  ownerName: z.string(),
  ownerDid: issuerDidSchema,
  byteLength: z.number().int(),
  validUntil: z.iso.datetime(),
})
export type SharedRecord = z.infer<typeof sharedRecordSchema>

export const sharedRecordsSchema = z.object({ records: z.array(sharedRecordSchema) })

/** A stored record's bytes. */
export const fetchedRecordSchema = z.object({ recordId, version, sealed: z.base64() })

/** A shared record's bytes and the keys kept for the caller's machines. */
export const fetchedShareSchema = sharedRecordSchema.extend({
  sealed: z.base64(),
  accesses: z.array(keptAccessSchema),
})

/** A presentation of a few facts with its proofs, sealed: far below what one call may carry. */
const MAX_ANSWER_TEXT = 160_000

const meetupId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const questionId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** "Is your animal vaccinated?", to the other side of an agreed meet-up. */
export const askVaccinationInputSchema = z.strictObject({
  meetupId,
  /** The asker's registered key: whom the answer is for. */
  audience: issuerDidSchema,
  nonce: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
})

export const vaccinationsOfMeetupInputSchema = z.strictObject({ meetupId })
export const vaccinationQuestionInputSchema = z.strictObject({ questionId })

/** A question as either of the two sides sees it. */
export const vaccinationQuestionSchema = z.object({
  questionId,
  /** True when the caller asked. */
  mine: z.boolean(),
  /** The animal it is about. */
  petId: z.string(),
  audience: issuerDidSchema,
  nonce: z.string(),
  /** What an answer is sealed for. */
  readers: z.array(readerNameSchema),
  askedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
})
export type VaccinationQuestion = z.infer<typeof vaccinationQuestionSchema>

export const vaccinationQuestionsSchema = z.object({ questions: z.array(vaccinationQuestionSchema) })

const answer = {
  sealed: z.base64().max(MAX_ANSWER_TEXT),
  accesses: z.array(keptAccessSchema).min(1).max(MOST_READING_KEYS),
}

export const answerVaccinationInputSchema = z.strictObject({ questionId, did: issuerDidSchema, ...answer })

/** A sealed answer; only the machine that asked can open and check it. */
export const vaccinationAnswerSchema = z.object({ questionId, ownerDid: issuerDidSchema, ...answer })
