import { z } from 'zod'
import { LIMITS } from '../limits.ts'

const metres = z.number().min(-327).max(327)
const vector = z.tuple([metres, metres, metres])

/** A happening around the one ball. The higher `turn` wins, then the lower peer id; see `supersedes`. */
export const toyEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ball-thrown'),
    turn: z.number().int().min(0).max(1_000_000),
    /** Metres, and metres per second. */
    from: vector,
    velocity: vector,
  }),
  z.strictObject({ kind: z.literal('ball-picked-up'), turn: z.number().int().min(0).max(1_000_000) }),
  z.strictObject({
    kind: z.literal('ball-dropped'),
    turn: z.number().int().min(0).max(1_000_000),
    at: vector,
  }),
])
export type ToyEvent = z.infer<typeof toyEventSchema>

/** Control characters (but line feed and tab) and halves of surrogate pairs take six bytes each in JSON. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}]/gu

export const chatTextSchema = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.chatCharacters)
  .refine(text => speakable(text) === text)

/** The text without what no one can see. */
export function speakable(text: string): string {
  return text.replace(UNSPEAKABLE, character => (character === '\n' || character === '\t' ? character : ''))
}

const counter = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31)

/** Everything that may stand in a JSON frame of `/pawfect/messages/1.0.0`. */
export const meetupMessageSchema = z.discriminatedUnion('t', [
  /** First frame both ways: which run of the session speaks, and what it has had from the other's run. */
  z.strictObject({
    t: z.literal('resume'),
    run: z.string().regex(/^[a-z0-9]{8,32}$/),
    heardRun: z.string().max(32),
    received: counter,
  }),
  z.strictObject({ t: z.literal('chat'), n: counter, text: chatTextSchema, sentAt: z.iso.datetime() }),
  z.strictObject({ t: z.literal('toy'), n: counter, event: toyEventSchema }),
  /** Whoever is away sees and hears nobody and wants to be seen by nobody. */
  z.strictObject({ t: z.literal('away'), n: counter, isAway: z.boolean() }),
  z.strictObject({ t: z.literal('ack'), n: counter }),
  z.strictObject({ t: z.literal('ping'), at: z.number() }),
  z.strictObject({ t: z.literal('pong'), at: z.number() }),
  z.strictObject({ t: z.literal('bye') }),
])
export type MeetupMessage = z.infer<typeof meetupMessageSchema>

/** A message that is numbered, acknowledged, and sent again after a reconnect. */
export type NumberedMessage = Extract<MeetupMessage, { n: number; t: 'chat' | 'toy' | 'away' }>

/**
 * Whether a toy event replaces another: both sides decide alike, so both see the same ball.
 *
 * @param byPeerId - who did it.
 */
export function supersedes(
  next: { event: ToyEvent; byPeerId: string },
  current: { event: ToyEvent; byPeerId: string },
): boolean {
  if (next.event.turn !== current.event.turn) return next.event.turn > current.event.turn
  return next.byPeerId < current.byPeerId
}

const JSON_FRAME = 1
const POSE_FRAME = 2

/** What a frame on the messages stream turned out to be. */
export type Frame =
  | { readonly kind: 'message'; readonly message: MeetupMessage }
  | { readonly kind: 'pose'; readonly bytes: Uint8Array }
  | { readonly kind: 'malformed' }

/** One JSON frame: a type byte 1, then UTF-8 JSON. */
export function encodeMessage(message: MeetupMessage): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(message))
  return withType(JSON_FRAME, json)
}

/** One pose frame, for links without a data channel: a type byte 2, then the packet. */
export function encodePoseFrame(packet: Uint8Array): Uint8Array {
  return withType(POSE_FRAME, packet)
}

/** Reads a frame as it came off the stream. Never throws. */
export function decodeFrame(frame: Uint8Array): Frame {
  if (frame.byteLength > LIMITS.messageBytes) return { kind: 'malformed' }
  const body = frame.subarray(1)
  if (frame[0] === POSE_FRAME) return { kind: 'pose', bytes: body }
  if (frame[0] !== JSON_FRAME) return { kind: 'malformed' }
  try {
    const parsed = meetupMessageSchema.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)),
    )
    return parsed.success ? { kind: 'message', message: parsed.data } : { kind: 'malformed' }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return { kind: 'malformed' }
    throw error
  }
}

function withType(type: number, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(body.byteLength + 1)
  frame[0] = type
  frame.set(body, 1)
  return frame
}
