import { concatBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonicalBytes } from '../data-integrity-proof.ts'
import { RecordClosedError } from './vault-errors.ts'

/** What a health record is, as its owner says. */
export const recordKindSchema = z.enum(['vaccination', 'test', 'imaging', 'treatment', 'proof', 'other'])
export type RecordKind = z.infer<typeof recordKindSchema>

/** What can be sealed and shown again without a foreign program. */
export const recordMediaTypeSchema = z.enum([
  'application/pdf',
  'application/json',
  'image/jpeg',
  'image/png',
  'image/webp',
])
export type RecordMediaType = z.infer<typeof recordMediaTypeSchema>

/** What an owner notes about a record. It is sealed together with the file; nobody else sees any of it. */
export const recordAboutSchema = z.strictObject({
  kind: recordKindSchema,
  filename: z.string().trim().min(1).max(200),
  mediaType: recordMediaTypeSchema,
  /** The day it is about; null when nobody said. */
  date: z.iso.date().nullable(),
  note: z.string().trim().max(500),
})
export type RecordAbout = z.infer<typeof recordAboutSchema>

const MAX_ABOUT_BYTES = 8192
const LINE_END = 0x0a

/** Joins a file and what is noted about it into the contents that are sealed: one line of JSON, then the file. */
export function packRecord(about: RecordAbout, file: Uint8Array): Uint8Array {
  return concatBytes(canonicalBytes(recordAboutSchema.parse(about)), Uint8Array.of(LINE_END), file)
}

/**
 * Takes opened contents apart. They may be somebody else's: everything is checked.
 *
 * @throws {RecordClosedError} `not-a-record`
 */
export function unpackRecord(contents: Uint8Array): {
  readonly about: RecordAbout
  readonly file: Uint8Array
} {
  const end = contents.subarray(0, MAX_ABOUT_BYTES).indexOf(LINE_END)
  if (end < 0) throw new RecordClosedError('not-a-record')
  const about = recordAboutSchema.safeParse(parseJson(contents.subarray(0, end)))
  if (!about.success) throw new RecordClosedError('not-a-record')
  return { about: about.data, file: contents.slice(end + 1) }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new RecordClosedError('not-a-record')
  }
}
