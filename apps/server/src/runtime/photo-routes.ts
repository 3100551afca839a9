import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { findSeenPhoto } from '../domains/pets/index.ts'
import type { ServerContext } from './context.ts'
import { sendUnknownPath } from './http-errors.ts'
import { headersOf } from './request-contexts.ts'

/** Serves a photo to whoever may see its animal; to all others there is none. */
export function servePhotos(http: FastifyInstance, context: ServerContext): void {
  const { accounts, database, photos, log } = context
  http.get<{ Params: { id: string } }>('/api/photos/:id', async (request, reply) => {
    const photoId = request.params.id.replace(/\.jpg$/, '')
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(photoId)) return sendUnknownPath(request, reply)
    const caller = await accounts.callerOf(headersOf(request))
    const photo = await findSeenPhoto(database.client, photoId, caller)
    const jpeg = photo === null ? null : await photos.read(photoId)
    if (photo === null || jpeg === null) return sendUnknownPath(request, reply)
    if (createHash('sha256').update(jpeg).digest('hex') !== photo.digest) {
      log.error({ photoId }, 'a photo file is damaged')
      return sendUnknownPath(request, reply)
    }
    // Asked for again each time: an unpublished animal is gone at once.
    reply.header('cache-control', 'private, no-cache').header('etag', `"${photo.digest}"`)
    if (request.headers['if-none-match'] === `"${photo.digest}"`) return reply.code(304).send()
    return reply.type('image/jpeg').send(jpeg)
  })
}
