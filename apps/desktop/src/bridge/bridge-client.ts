import type { z } from 'zod'
import type { BridgeCall } from './bridge-call.ts'
import { BridgeError } from './bridge-error.ts'
import type { BridgeTransport } from './bridge-transport.ts'
import { CHANNELS, type Channels } from './channels.ts'
import { decodeFrame, encodeFrame, type ResponseFrame, responseFrameSchema } from './frame.ts'

/** What a caller may add to a call. */
export type CallOptions<Progress> = {
  /** Aborting asks the host to stop and rejects with `bridge/cancelled`. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

type Ask<Call> =
  Call extends BridgeCall<infer Input, infer Output, infer Progress>
    ? (input: z.input<Input>, options?: CallOptions<z.output<Progress>>) => Promise<z.output<Output>>
    : never

/** Every call by domain: `bridge.pets.analysePhoto({ bytes, filename }, { signal, onProgress })`. */
export type BridgeClient = {
  readonly [Domain in keyof Channels]: {
    readonly [Name in keyof Channels[Domain]]: Ask<Channels[Domain][Name]>
  }
}

type Pending = {
  readonly call: BridgeCall
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((progress: unknown) => void) | undefined
}

type Question = { readonly name: string; readonly call: BridgeCall; readonly input: unknown }

/**
 * The renderer's end of the bridge. Every call checks its input before it is
 * sent and its output when it arrives, and rejects with a `BridgeError`.
 */
export function createBridgeClient(transport: BridgeTransport): BridgeClient {
  const pending = new Map<number, Pending>()
  let lastId = 0
  transport.onFrame(frame => settle(pending, frame))
  transport.onDisconnect(() => rejectAll(pending))

  const ask = (question: Question, options: CallOptions<unknown> = {}): Promise<unknown> => {
    lastId += 1
    return askOnce({ transport, pending, id: lastId }, question, options)
  }
  const domains = Object.entries(CHANNELS).map(([domain, channel]) => {
    const calls = Object.entries(channel).map(([name, call]) => [
      name,
      (input: unknown, options?: CallOptions<unknown>) =>
        ask({ name: `${domain}/${name}`, call, input }, options),
    ])
    return [domain, Object.fromEntries(calls)]
  })
  return Object.fromEntries(domains)
}

type Road = {
  readonly transport: BridgeTransport
  readonly pending: Map<number, Pending>
  readonly id: number
}

async function askOnce(road: Road, question: Question, options: CallOptions<unknown>): Promise<unknown> {
  const { name, call } = question
  const { signal, onProgress } = options
  const { transport, pending, id } = road
  if (signal?.aborted) throw cancelled(name)
  const input = call.input.safeParse(question.input)
  if (!input.success) {
    const message = `${name}: ${input.error.issues[0]?.message ?? 'invalid input'}`
    throw new BridgeError({ code: 'bridge/invalid-input', message })
  }
  const frame = encodeFrame({ kind: 'call', id, call: name, input: input.data })
  let onAbort: (() => void) | undefined
  const answer = new Promise((resolve, reject) => {
    pending.set(id, { call, resolve, reject, onProgress })
    onAbort = () => {
      // Only a courtesy to the host: a lost cancellation changes nothing for the caller.
      transport.send(encodeFrame({ kind: 'cancel', id })).catch(() => undefined)
      reject(cancelled(name))
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    transport.send(frame).catch(reject)
  })
  return answer.finally(() => {
    pending.delete(id)
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort)
  })
}

function settle(pending: Map<number, Pending>, frame: Uint8Array): void {
  const message = readResponse(frame)
  const waiting = message === undefined ? undefined : pending.get(message.id)
  // Unreadable, or an answer to a call that was cancelled: nobody waits for it.
  if (message === undefined || waiting === undefined) return
  if (message.kind === 'error') waiting.reject(new BridgeError(message.error))
  else if (message.kind === 'progress') tellProgress(waiting, message.progress)
  else settleOutput(waiting, message.output)
}

function tellProgress({ call, onProgress }: Pending, raw: unknown): void {
  const progress = call.progress?.safeParse(raw)
  if (progress?.success) onProgress?.(progress.data)
}

function settleOutput({ call, resolve, reject }: Pending, raw: unknown): void {
  const output = call.output.safeParse(raw)
  if (output.success) resolve(output.data)
  else reject(new BridgeError({ code: 'bridge/invalid-output', message: output.error.message }))
}

function readResponse(frame: Uint8Array): ResponseFrame | undefined {
  try {
    return responseFrameSchema.parse(decodeFrame(frame))
  } catch {
    // The host is ours but the road may not be: a frame that is no answer answers nothing.
    return undefined
  }
}

function rejectAll(pending: Map<number, Pending>): void {
  for (const { reject } of pending.values()) {
    reject(new BridgeError({ code: 'bridge/disconnected', message: 'the host went away during the call' }))
  }
}

function cancelled(name: string): BridgeError {
  return new BridgeError({ code: 'bridge/cancelled', message: `${name} was cancelled` })
}
