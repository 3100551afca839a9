import { z } from 'zod'
import { GROUP_SIZE, MAX_CLASSES } from './learning-rules.ts'

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
const roundId = z.string().min(8).max(64)
/** X25519, base64url. */
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** A round as owners' apps see it. */
const openRoundSchema = z.object({
  roundId,
  /** SHA-256 of the head's description that is to be improved: an app with another one stays away. */
  base: sha256Hex,
  /** Numbers in an update. */
  classes: z.int().min(2).max(MAX_CLASSES),
  closesAt: z.iso.datetime(),
})

/** Whether there is anything to take part in. */
export const learningStateSchema = z.object({
  /** The kill switch: while it is thrown nobody takes part in anything. */
  isStopped: z.boolean(),
  round: openRoundSchema.nullable(),
})

/** Whether there is anything to take part in. */
export type LearningState = z.infer<typeof learningStateSchema>

/** Asks for a seat in a round. The key serves this one round. */
export const joinRoundSchema = z.strictObject({ roundId, publicKey })

/** The group an owner sits in. `members` is whole once it has {@link GROUP_SIZE}. */
export const joinedGroupSchema = z.object({
  roundId,
  seat: z
    .int()
    .min(0)
    .max(GROUP_SIZE - 1),
  members: z
    .array(
      z.object({
        seat: z
          .int()
          .min(0)
          .max(GROUP_SIZE - 1),
        publicKey,
      }),
    )
    .max(GROUP_SIZE),
  hasSent: z.boolean(),
})

/** The group an owner sits in. */
export type JoinedGroup = z.infer<typeof joinedGroupSchema>

/** An update under its masks: whole numbers modulo 2^32, little-endian, base64. */
export const maskedUpdateSchema = z.strictObject({
  roundId,
  masked: z.base64().max(Math.ceil((MAX_CLASSES * 4) / 3) * 4),
})

/** An update under its masks. */
export type MaskedUpdate = z.infer<typeof maskedUpdateSchema>

/** What rounds taught, for the publisher's own machine: `npm run train -- breed --taught FILE`. */
export const taughtStepSchema = z.strictObject({
  format: z.literal('pawfect-taught-step/1'),
  roundId,
  base: sha256Hex,
  groups: z.int().min(1),
  leftOut: z.int().min(0),
  step: z.array(z.number()).min(2).max(MAX_CLASSES),
})

/** What rounds taught. */
export type TaughtStep = z.infer<typeof taughtStepSchema>

/** Learning as an admin sees it: counts, never who sent what. */
export const learningOverviewSchema = z.object({
  isStopped: z.boolean(),
  /** Whether a breed model is published that could be improved. */
  hasModel: z.boolean(),
  rounds: z.array(
    z.object({
      roundId,
      state: z.enum(['open', 'settled', 'too-few', 'stopped']),
      openedAt: z.iso.datetime(),
      closesAt: z.iso.datetime(),
      joined: z.int(),
      sent: z.int(),
      groups: z.int().nullable(),
      leftOut: z.int().nullable(),
    }),
  ),
})

/** Learning as an admin sees it. */
export type LearningOverview = z.infer<typeof learningOverviewSchema>
