import { z } from 'zod'
import { userIdSchema } from '../identity/index.ts'
import { matchIdSchema } from '../matching/index.ts'
import { petCardSchema, petIdSchema } from '../pets/index.ts'

export const meetupIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'MeetupId'>()
export type MeetupId = z.infer<typeof meetupIdSchema>

export const meetupKindSchema = z.enum(['virtual', 'real'])
export const meetupStateSchema = z.enum(['proposed', 'accepted', 'declined', 'cancelled', 'ended'])

export const planMeetupInputSchema = z.object({
  matchId: matchIdSchema,
  kind: meetupKindSchema,
  /** Absolute instant; null means now. */
  startsAt: z.iso.datetime().nullable(),
  durationMinutes: z.number().int().min(10).max(240).default(30),
  /** IANA zone of the proposer, so that the calendar file names the hour they meant. */
  timeZone: z.string().max(64),
  note: z.string().trim().max(300).default(''),
})
export type PlanMeetupInput = z.infer<typeof planMeetupInputSchema>

export const meetupSchema = z.object({
  meetupId: meetupIdSchema,
  matchId: matchIdSchema,
  kind: meetupKindSchema,
  state: meetupStateSchema,
  proposedByMe: z.boolean(),
  myPetId: petIdSchema,
  other: petCardSchema,
  otherUserId: userIdSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  note: z.string(),
  /** How many of the other side are in the park right now. */
  othersInPark: z.number().int().min(0),
  myOutcome: z.enum(['yes', 'no', 'unsure']).nullable(),
})
export type Meetup = z.infer<typeof meetupSchema>

/** What a desktop needs to find and admit the other one, handed out when it enters the park. */
export const parkTicketSchema = z.object({
  meetupId: meetupIdSchema,
  /** Encoded, signed; see `capability.ts`. */
  capability: z.string().max(2048),
  /** Ed25519 public key (base64url) every visitor's capability must be signed with. */
  issuerKey: z.string().max(64),
  relayAddresses: z.array(z.string().max(300)),
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
  peers: z.array(z.object({ peerId: z.string().max(128), userId: userIdSchema, petId: petIdSchema })),
  expiresAt: z.iso.datetime(),
})
export type ParkTicket = z.infer<typeof parkTicketSchema>

export const recordOutcomeInputSchema = z.object({
  meetupId: meetupIdSchema,
  wouldMeetAgain: z.enum(['yes', 'no', 'unsure']),
  note: z.string().trim().max(300).default(''),
})
export type RecordOutcomeInput = z.infer<typeof recordOutcomeInputSchema>
