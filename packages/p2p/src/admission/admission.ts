import type { Connection, Stream } from '@libp2p/interface'
import type { LengthPrefixedStream } from '@libp2p/utils'
import { CAPABILITY_MAX_LENGTH, type Capability, type CapabilityFault } from '@pawfect/domain/meetups'
import { z } from 'zod'
import { frameStream } from '../frame-stream.ts'
import { LIMITS } from '../limits.ts'

/** The first thing two peers say to each other; nothing else is answered before it succeeds. */
export const ADMISSION_PROTOCOL = '/pawfect/admission/1.0.0'

const refusalSchema = z.enum([
  'malformed',
  'wrong-signature',
  'expired',
  'not-yet-valid',
  'other-meetup',
  'other-peer',
  'not-welcome',
  'park-full',
])

/** Why a visitor may not come in. A block is told as `not-welcome`: who blocked whom stays private. */
export type Refusal = z.infer<typeof refusalSchema>

/** What the guard of a park decides about one presented capability. */
export type GuardVerdict =
  | { readonly kind: 'welcome'; readonly visitor: Capability }
  | { readonly kind: 'refused'; readonly reason: CapabilityFault | 'not-welcome' | 'park-full' }

/** Who decides, and what we present ourselves. */
export interface Guard {
  readonly capability: string
  examine(encoded: string, peerId: string): GuardVerdict
}

/** How an admission ended. `by` says who refused. */
export type AdmissionOutcome =
  | { readonly kind: 'admitted'; readonly visitor: Capability }
  | { readonly kind: 'refused'; readonly by: 'me' | 'them'; readonly reason: Refusal }

const presentSchema = z.strictObject({
  t: z.literal('present'),
  capability: z.string().max(CAPABILITY_MAX_LENGTH),
})
const verdictSchema = z.discriminatedUnion('verdict', [
  z.strictObject({
    t: z.literal('verdict'),
    verdict: z.literal('admitted'),
    capability: z.string().max(CAPABILITY_MAX_LENGTH).optional(),
  }),
  z.strictObject({ t: z.literal('verdict'), verdict: z.literal('refused'), reason: refusalSchema }),
])

/**
 * Presents our capability over a fresh connection and examines theirs.
 *
 * @throws if the connection breaks, the signal fires, or the other side does not speak the protocol.
 */
export async function seekAdmission(
  connection: Connection,
  guard: Guard,
  signal: AbortSignal,
): Promise<AdmissionOutcome> {
  const stream = await connection.newStream(ADMISSION_PROTOCOL, { signal, runOnLimitedConnection: true })
  try {
    const desk = new AdmissionDesk(stream, signal)
    await desk.write({ t: 'present', capability: guard.capability })
    const theirs = verdictSchema.parse(await desk.read())
    if (theirs.verdict === 'refused') return { kind: 'refused', by: 'them', reason: theirs.reason }
    const mine = guard.examine(theirs.capability ?? '', connection.remotePeer.toString())
    await desk.write(toWire(mine))
    return toOutcome(mine)
  } finally {
    await hangUp(stream)
  }
}

/**
 * Examines a visitor who dialled us. Strangers learn nothing: our own capability follows only after
 * theirs was found good.
 *
 * @param onWelcome - called as soon as their capability is good, before they have examined ours.
 * @throws as `seekAdmission`.
 */
export async function receiveVisitor(
  { stream, connection }: { stream: Stream; connection: Connection },
  guard: Guard,
  onWelcome: (visitor: Capability) => void,
): Promise<AdmissionOutcome> {
  try {
    const desk = new AdmissionDesk(stream, AbortSignal.timeout(LIMITS.admissionTimeoutMs))
    const presented = presentSchema.safeParse(await desk.read())
    const mine: GuardVerdict = presented.success
      ? guard.examine(presented.data.capability, connection.remotePeer.toString())
      : { kind: 'refused', reason: 'malformed' }
    if (mine.kind === 'welcome') onWelcome(mine.visitor)
    await desk.write(
      mine.kind === 'welcome' ? { ...toWire(mine), capability: guard.capability } : toWire(mine),
    )
    if (mine.kind === 'refused') return toOutcome(mine)
    const theirs = verdictSchema.parse(await desk.read())
    return theirs.verdict === 'refused'
      ? { kind: 'refused', by: 'them', reason: theirs.reason }
      : toOutcome(mine)
  } finally {
    await hangUp(stream)
  }
}

function toWire(verdict: GuardVerdict): z.infer<typeof verdictSchema> {
  if (verdict.kind === 'welcome') return { t: 'verdict', verdict: 'admitted' }
  return { t: 'verdict', verdict: 'refused', reason: verdict.reason }
}

function toOutcome(verdict: GuardVerdict): AdmissionOutcome {
  if (verdict.kind === 'welcome') return { kind: 'admitted', visitor: verdict.visitor }
  return { kind: 'refused', by: 'me', reason: verdict.reason }
}

async function hangUp(stream: Stream): Promise<void> {
  await stream.close({ signal: AbortSignal.timeout(1_000) }).catch(error => {
    stream.abort(error instanceof Error ? error : new Error(String(error)))
  })
}

class AdmissionDesk {
  readonly #frames: LengthPrefixedStream<Stream>
  readonly #signal: AbortSignal

  constructor(stream: Stream, signal: AbortSignal) {
    this.#frames = frameStream(stream, LIMITS.admissionBytes)
    this.#signal = signal
  }

  async write(frame: unknown): Promise<void> {
    await this.#frames.write(new TextEncoder().encode(JSON.stringify(frame)), { signal: this.#signal })
  }

  async read(): Promise<unknown> {
    const frame = await this.#frames.read({ signal: this.#signal })
    return JSON.parse(new TextDecoder().decode(frame.subarray()))
  }
}
