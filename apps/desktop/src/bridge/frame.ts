import { z } from 'zod'
import { BridgeError, bridgeErrorSchema } from './bridge-error.ts'

/** The largest frame either end accepts: a photo at its limit, with room for the rest. */
export const MAX_FRAME_BYTES = 32 * 1024 * 1024

/** Bytes travel behind the JSON header; in the header stands their number. */
const BYTES_KEY = '$bytes'
const PREFIX_BYTES = 4
const MAX_ATTACHMENTS = 16

const callId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** What a renderer sends to its host. */
export const requestFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: callId, call: z.string().max(100), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id: callId }),
])

/** What a host answers. */
export const responseFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: callId, output: z.unknown() }),
  z.object({ kind: z.literal('progress'), id: callId, progress: z.unknown() }),
  z.object({ kind: z.literal('error'), id: callId, error: bridgeErrorSchema }),
])

/** What a renderer sends to its host. */
export type RequestFrame = z.infer<typeof requestFrameSchema>

/** What a host answers. */
export type ResponseFrame = z.infer<typeof responseFrameSchema>

/**
 * One message as bytes: u32 header length (big endian), JSON header, then the
 * `Uint8Array`s found in the message, in the order of their numbers.
 *
 * @throws {BridgeError} `bridge/too-large` beyond `MAX_FRAME_BYTES`.
 */
export function encodeFrame(frame: RequestFrame | ResponseFrame): Uint8Array<ArrayBuffer> {
  const attachments: Uint8Array[] = []
  const body = lift(frame, attachments)
  const header = new TextEncoder().encode(
    JSON.stringify({ body, lengths: attachments.map(bytes => bytes.byteLength) }),
  )
  const size = attachments.reduce((sum, bytes) => sum + bytes.byteLength, PREFIX_BYTES + header.byteLength)
  if (size > MAX_FRAME_BYTES) throw tooLarge(size)
  const encoded = new Uint8Array(size)
  new DataView(encoded.buffer).setUint32(0, header.byteLength)
  encoded.set(header, PREFIX_BYTES)
  let offset = PREFIX_BYTES + header.byteLength
  for (const bytes of attachments) {
    encoded.set(bytes, offset)
    offset += bytes.byteLength
  }
  return encoded
}

/**
 * Reads one message. The caller checks the result by schema.
 *
 * @throws {BridgeError} `bridge/too-large` or `bridge/invalid-frame`; nothing else, whatever the bytes.
 */
export function decodeFrame(encoded: Uint8Array): unknown {
  if (encoded.byteLength > MAX_FRAME_BYTES) throw tooLarge(encoded.byteLength)
  try {
    return decode(encoded)
  } catch (error) {
    if (error instanceof BridgeError) throw error
    throw new BridgeError({ code: 'bridge/invalid-frame', message: 'not a frame of this bridge' })
  }
}

const headerSchema = z.object({
  body: z.unknown(),
  lengths: z.array(z.number().int().min(0)).max(MAX_ATTACHMENTS),
})

function decode(encoded: Uint8Array): unknown {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  const bodyStart = PREFIX_BYTES + view.getUint32(0)
  const text = new TextDecoder('utf-8', { fatal: true }).decode(encoded.subarray(PREFIX_BYTES, bodyStart))
  const { body, lengths } = headerSchema.parse(JSON.parse(text))
  let offset = bodyStart
  const attachments = lengths.map(length => {
    // A copy: the frame's memory may be far larger than the part somebody keeps.
    const bytes = encoded.slice(offset, offset + length)
    offset += length
    return bytes
  })
  if (offset !== encoded.byteLength) throw new RangeError('attachments do not fill the frame')
  return lower(body, attachments)
}

function lift(value: unknown, attachments: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) {
    if (attachments.length === MAX_ATTACHMENTS) {
      throw new BridgeError({ code: 'bridge/too-large', message: `more than ${MAX_ATTACHMENTS} attachments` })
    }
    return { [BYTES_KEY]: attachments.push(value) - 1 }
  }
  if (Array.isArray(value)) return value.map(item => lift(item, attachments))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, lift(item, attachments)]))
}

function lower(value: unknown, attachments: readonly Uint8Array[]): unknown {
  if (Array.isArray(value)) return value.map(item => lower(item, attachments))
  if (typeof value !== 'object' || value === null) return value
  if (BYTES_KEY in value) {
    const bytes = attachments[Number(value[BYTES_KEY])]
    if (bytes === undefined) throw new RangeError('no such attachment')
    return bytes
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, lower(item, attachments)]))
}

function tooLarge(bytes: number): BridgeError {
  return new BridgeError({
    code: 'bridge/too-large',
    message: `a frame of ${bytes} bytes is beyond ${MAX_FRAME_BYTES}`,
    facts: { bytes, maxBytes: MAX_FRAME_BYTES },
  })
}
