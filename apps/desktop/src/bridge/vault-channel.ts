import {
  issuerDidSchema,
  keptAccessSchema,
  MAX_RECORD_BYTES,
  MAX_SEALED_BYTES,
  MOST_READERS,
  MOST_READING_KEYS,
  readerNameSchema,
  readingKeyClaimSchema,
  recordAboutSchema,
  recordShareSchema,
  sayingSchema,
} from '@pawfect/domain/certificates'
import { userIdSchema } from '@pawfect/domain/identity'
import { z } from 'zod'
import { defineCall } from './bridge-call.ts'

const bytesUpTo = (most: number) =>
  z.custom<Uint8Array>(value => value instanceof Uint8Array && value.byteLength <= most, {
    error: `at most ${most} bytes`,
  })

const recordId = z.uuid()
const version = z.number().int().min(1)
const sealed = bytesUpTo(MAX_SEALED_BYTES)
const file = bytesUpTo(MAX_RECORD_BYTES)
const readers = z.array(readerNameSchema).min(1).max(MOST_READING_KEYS)
const accesses = z.array(keptAccessSchema).min(1).max(MOST_READING_KEYS)
const validUntil = z.iso.datetime()
/** A vault belongs to an account: without one there is nobody to share with. */
const accountId = userIdSchema
const meetupId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

const ownRecordSchema = z.object({
  recordId,
  /** The version the server has, or the one that waits to be handed in. */
  version,
  isStored: z.boolean(),
  /** Versions that were sealed and of which nobody knows yet whether the server has them. */
  pending: z.array(version),
  about: recordAboutSchema,
  sealedAt: z.iso.datetime(),
})

/** A record of one's own as its own machine knows it. */
export type OwnRecord = z.infer<typeof ownRecordSchema>

const openedSchema = z.object({ about: recordAboutSchema, file })

const sharedInput = z.object({ accountId, sealed, accesses, ownerDid: issuerDidSchema })

const vaccinationSchema = z.object({
  /** As of papers; `valid` when everything that could be checked holds, and it is about this animal and in force. */
  verdict: z.enum(['valid', 'refused', 'another-animal', 'over']),
  /** One sentence, which the screen words. */
  summary: sayingSchema,
  disease: z.string(),
  protectsUntil: z.iso.date(),
  animalName: z.string(),
  species: z.string(),
  issuer: z.object({ name: z.string(), role: z.string() }).nullable(),
})

/** What a playmate's vaccination turned out to be, checked on this machine. */
export type VaccinationShown = z.infer<typeof vaccinationSchema>

/**
 * Health records: sealed and opened on this machine, whose keys never leave it. The page carries ciphertext to the
 * server and back. Errors: `certificates/record-closed`, `certificates/access-unavailable`, `vault/not-here`,
 * `certificates/key-unreadable`.
 */
export const vaultChannel = {
  /** The account's keys here, made at the first call, with the claim that registers them. */
  myReadingKey: defineCall({
    input: z.object({ accountId }),
    output: z.object({ reader: readerNameSchema, did: issuerDidSchema, claim: readingKeyClaimSchema }),
  }),
  /** Seals a file and keeps it here until `keepVersion` says that the server has it. */
  sealRecord: defineCall({
    input: z.object({ accountId, about: recordAboutSchema, file }),
    output: z.object({ recordId, version, sealed, did: issuerDidSchema }),
  }),
  listRecords: defineCall({
    input: z.object({ accountId }),
    output: z.object({ records: z.array(ownRecordSchema) }),
  }),
  openRecord: defineCall({ input: z.object({ accountId, recordId }), output: openedSchema }),
  /** The sealed bytes of an own record, to hand them in again. */
  sealedRecord: defineCall({
    input: z.object({ accountId, recordId }),
    output: z.object({ version, sealed, did: issuerDidSchema }),
  }),
  /** Has the key of a record's present version kept for each machine of a reader. */
  letIn: defineCall({
    input: z.object({ accountId, recordId, readers, validUntil }),
    output: z.object({ version, accesses }),
  }),
  /** Seals a record anew under a new key, for those who may still read: what shuts everybody else out. */
  resealRecord: defineCall({
    input: z.object({
      accountId,
      recordId,
      stayers: z.array(z.object({ readerId: userIdSchema, readers, validUntil })).max(MOST_READERS),
    }),
    output: z.object({ version, sealed, shares: z.array(recordShareSchema) }),
  }),
  /** The server has this version: every other one, and its key, is destroyed here. */
  keepVersion: defineCall({
    input: z.object({ accountId, recordId, version }),
    output: z.object({ kept: z.boolean() }),
  }),
  forgetRecord: defineCall({
    input: z.object({ accountId, recordId }),
    output: z.object({ forgotten: z.boolean() }),
  }),
  /** Opens a record somebody else shares with this account. */
  openShared: defineCall({ input: sharedInput, output: openedSchema }),
  /** What this machine asks a playmate's owner with; the same each time for one meet-up. */
  vaccinationQuestion: defineCall({
    input: z.object({ accountId, meetupId }),
    output: z.object({ audience: issuerDidSchema, nonce: z.string(), claim: readingKeyClaimSchema }),
  }),
  /** Seals an answer for whoever asked, for a day; nothing of it is kept here. */
  sealAnswer: defineCall({
    input: z.object({ accountId, answer: file, readers, validUntil }),
    output: z.object({ sealed, accesses, did: issuerDidSchema }),
  }),
  /** Opens and checks an answer to this machine's own question. */
  checkVaccination: defineCall({
    input: sharedInput.extend({ meetupId, petId: z.string().max(64), petName: z.string().max(80) }),
    output: vaccinationSchema,
  }),
} as const
