import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { ServerContext } from './context.ts'
import { sendUnknownPath } from './http-errors.ts'

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
 * manifest under its kind, files under their SHA-256. Clients check both; a file damaged on this disk is not
 * sent at all.
 */
export function serveModels(http: FastifyInstance, context: ServerContext): void {
  const folder = join(context.folder, 'models')
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
    const name = request.params.sha256
    if (!/^[0-9a-f]{64}$/.test(name)) return sendUnknownPath(request, reply)
    const blob = await readIfSmall(join(folder, 'blobs', name), MAX_BLOB_BYTES)
    if (blob === null) return sendUnknownPath(request, reply)
    if (sha256(blob) !== name) {
      context.log.error({ blob: name }, 'a model file is damaged')
      return sendUnknownPath(request, reply)
    }
    reply.header('cache-control', FOREVER).header('etag', `"${name}"`)
    if (request.headers['if-none-match'] === `"${name}"`) return reply.code(304).send()
    return reply.type('application/octet-stream').send(blob)
  })
}

async function readIfSmall(file: string, limit: number): Promise<Buffer | null> {
  try {
    const { size } = await stat(file)
    return size > limit ? null : await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
