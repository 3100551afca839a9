import type { z } from 'zod'
import type { BridgeCall } from './bridge-call.ts'
import { BridgeError, bridgeErrorData } from './bridge-error.ts'
import { CHANNELS, type Channels } from './channels.ts'
import {
  decodeFrame,
  encodeFrame,
  type RequestFrame,
  type ResponseFrame,
  requestFrameSchema,
} from './frame.ts'

/** What a handler may know about the call it answers. */
export type CallContext = {
  readonly hostKind: 'electron' | 'browser'
  /** Aborted when the caller cancels or goes away. */
  readonly signal: AbortSignal
}

type Answer<Call> =
  Call extends BridgeCall<infer Input, infer Output, infer Progress>
    ? (
        input: z.output<Input>,
        context: CallContext & { readonly report: (progress: z.input<Progress>) => void },
      ) => Promise<z.input<Output>>
    : never

/** One function for every call of the contract. */
export type BridgeHandlers = {
  readonly [Domain in keyof Channels]: {
    readonly [Name in keyof Channels[Domain]]: Answer<Channels[Domain][Name]>
  }
}

/** One renderer's end of the bridge, as the host sees it. */
export type BridgeSession = {
  /** Takes one frame off the road; never throws, whatever the bytes. */
  readonly receive: (frame: Uint8Array) => void
  /** The renderer went away: stops its work. */
  readonly close: () => void
}

type SessionOptions = {
  readonly handlers: BridgeHandlers
  readonly hostKind: CallContext['hostKind']
  readonly send: (frame: Uint8Array<ArrayBuffer>) => void
}

/** More calls at once than any screen makes. */
const MAX_CALLS_UNDER_WAY = 32

/** A burst a page may send, and how fast the allowance grows back. */
const BURST_CALLS = 200
const CALLS_PER_SECOND = 50

type LooseHandler = (
  input: unknown,
  context: CallContext & { report: (progress: unknown) => void },
) => Promise<unknown>

/** Answers one renderer: checks each frame, limits number and rate, cancels, and turns every failure into a typed error. */
export function openBridgeSession(options: SessionOptions): BridgeSession {
  const underWay = new Map<number, AbortController>()
  const allowance = createAllowance()
  const answer = (frame: ResponseFrame) => options.send(encodeFrame(frame))

  const receive = (bytes: Uint8Array) => {
    const request = readRequest(bytes)
    if (request instanceof BridgeError) {
      return answer({ kind: 'error', id: 0, error: bridgeErrorData(request) })
    }
    if (request.kind === 'cancel') return underWay.get(request.id)?.abort()
    if (underWay.size >= MAX_CALLS_UNDER_WAY || underWay.has(request.id) || !allowance.take()) {
      return answer({ kind: 'error', id: request.id, error: bridgeErrorData(tooMany()) })
    }
    const abort = new AbortController()
    underWay.set(request.id, abort)
    answerCall(request, { ...options, abort, answer }).finally(() => underWay.delete(request.id))
  }
  const close = () => {
    for (const abort of underWay.values()) abort.abort()
  }
  return { receive, close }
}

type CallWork = SessionOptions & {
  readonly abort: AbortController
  readonly answer: (frame: ResponseFrame) => void
}

async function answerCall(request: RequestFrame & { kind: 'call' }, work: CallWork): Promise<void> {
  const { id } = request
  try {
    const output = await runCall(request, work)
    if (work.abort.signal.aborted) throw cancelled(request.call)
    work.answer({ kind: 'result', id, output })
  } catch (error) {
    const told = work.abort.signal.aborted ? cancelled(request.call) : error
    work.answer({ kind: 'error', id, error: bridgeErrorData(told) })
  }
}

async function runCall(request: RequestFrame & { kind: 'call' }, work: CallWork): Promise<unknown> {
  const found = findCall(request.call, work.handlers)
  if (found === undefined) {
    throw new BridgeError({ code: 'bridge/unknown-call', message: 'no such call on this bridge' })
  }
  const { call, handler } = found
  const input = call.input.safeParse(request.input)
  if (!input.success) {
    const issue = input.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    throw new BridgeError({
      code: 'bridge/invalid-input',
      message: `${request.call}: ${field} ${issue?.message ?? 'is invalid'}`.slice(0, 500),
      facts: { field },
    })
  }
  const output = await handler(input.data, {
    hostKind: work.hostKind,
    signal: work.abort.signal,
    report: progress => work.answer({ kind: 'progress', id: request.id, progress }),
  })
  const checked = call.output.safeParse(output)
  if (checked.success) return checked.data
  throw new BridgeError({
    code: 'bridge/invalid-output',
    message: `${request.call}: ${checked.error.message}`.slice(0, 500),
  })
}

function findCall(
  name: string,
  handlers: BridgeHandlers,
): { call: BridgeCall; handler: LooseHandler } | undefined {
  const [domain = '', callName = ''] = name.split('/')
  const call = ownValue(ownValue(CHANNELS, domain), callName)
  const handler = ownValue(ownValue(handlers, domain), callName)
  if (call === undefined || handler === undefined) return undefined
  return { call: call as BridgeCall, handler: handler as LooseHandler }
}

/** Own keys only, so that `constructor` and its like are no calls. */
function ownValue(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined
  return Reflect.get(holder, key)
}

function readRequest(bytes: Uint8Array): RequestFrame | BridgeError {
  try {
    const request = requestFrameSchema.safeParse(decodeFrame(bytes))
    if (request.success) return request.data
    return new BridgeError({ code: 'bridge/invalid-frame', message: 'not a request of this bridge' })
  } catch (error) {
    if (error instanceof BridgeError) return error
    throw error
  }
}

function createAllowance(): { take: () => boolean } {
  let left = BURST_CALLS
  let countedAt = performance.now()
  return {
    take: () => {
      const now = performance.now()
      left = Math.min(BURST_CALLS, left + ((now - countedAt) / 1000) * CALLS_PER_SECOND)
      countedAt = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

function tooMany(): BridgeError {
  return new BridgeError({ code: 'bridge/too-many', message: 'too many calls at once; wait a moment' })
}

function cancelled(name: string): BridgeError {
  return new BridgeError({ code: 'bridge/cancelled', message: `${name} was cancelled` })
}
