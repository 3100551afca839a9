import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerContext } from './context.ts'
import { sendUnknownPath } from './http-errors.ts'
import { type ByteRange, readByteRange } from './read-byte-range.ts'

/** Kinds of models that clients install. */
const KINDS = new Set(['breed', 'matching'])

/** A manifest is text of a few hundred lines; a larger file was put there by mistake. */
const MAX_MANIFEST_BYTES = 1024 * 1024

/** Ten times the backbone of today. */
const MAX_BLOB_BYTES = 64 * 1024 * 1024

/** What is under a hash never changes. */
const FOREVER = 'public, max-age=29030400, immutable'

/**
 * Serves released models from `<data>/server/models`, as `npm run train -- KIND --out` writes them: the signed
 * manifest under its kind, files under their SHA-256, whole or from where a broken download stopped. Clients
 * check both; a file damaged on this disk is not sent at all.
 */
export function serveModels(http: FastifyInstance, context: ServerContext): void {
  const folder = join(context.folder, 'models')
  const soundBlob = createBlobCheck(join(folder, 'blobs'), context)
  http.get<{ Params: { kind: string } }>('/api/models/:kind', async (request, reply) => {
    const { kind } = request.params
    if (!KINDS.has(kind)) return sendUnknownPath(request, reply)
    const manifest = await readIfSmall(join(folder, 'current', `${kind}.json`), MAX_MANIFEST_BYTES)
    if (manifest === null) return sendUnknownPath(request, reply)
    const etag = `"${sha256(manifest)}"`
    reply.header('cache-control', 'public, no-cache').header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('application/json').send(manifest)
  })
  http.get<{ Params: { sha256: string } }>('/api/models/blobs/:sha256', async (request, reply) => {
    const blob = await soundBlob(request.params.sha256)
    return blob === null ? sendUnknownPath(request, reply) : sendBlob(blob, { request, reply })
  })
}

/** A file whose content is what its name says. */
type Blob = { readonly file: string; readonly name: string; readonly bytes: number }

/** Looks a blob up; its hash is computed once for each state of the file, however many ask for it. */
function createBlobCheck(folder: string, { log }: ServerContext): (name: string) => Promise<Blob | null> {
  const sound = new Map<string, boolean>()
  return async name => {
    if (!/^[0-9a-f]{64}$/.test(name)) return null
    const file = join(folder, name)
    const facts = await statIfThere(file)
    if (facts === null || facts.size > MAX_BLOB_BYTES) return null
    const state = `${name} ${facts.size} ${facts.mtimeMs}`
    if (!sound.has(state)) {
      sound.set(state, sha256(await readFile(file)) === name)
      if (!sound.get(state)) log.error({ blob: name }, 'a model file is damaged')
    }
    return sound.get(state) ? { file, name, bytes: facts.size } : null
  }
}

function sendBlob(
  { file, name, bytes }: Blob,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const etag = `"${name}"`
  reply.header('cache-control', FOREVER).header('etag', etag).header('accept-ranges', 'bytes')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const ifRange = request.headers['if-range']
  const isSame = ifRange === undefined || ifRange === etag
  const range: ByteRange = isSame ? readByteRange(request.headers.range, bytes) : 'whole'
  if (range === 'outside') {
    return reply.code(416).header('content-range', `bytes */${bytes}`).send()
  }
  reply.type('application/octet-stream')
  if (range === 'whole') return reply.header('content-length', bytes).send(createReadStream(file))
  const { first, last } = range
  reply.code(206).header('content-range', `bytes ${first}-${last}/${bytes}`)
  return reply
    .header('content-length', last - first + 1)
    .send(createReadStream(file, { start: first, end: last }))
}

async function readIfSmall(file: string, limit: number): Promise<Buffer | null> {
  const facts = await statIfThere(file)
  return facts === null || facts.size > limit ? null : readFile(file)
}

async function statIfThere(file: string): Promise<{ size: number; mtimeMs: number } | null> {
  try {
    return await stat(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
