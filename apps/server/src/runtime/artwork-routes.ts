import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { findArtworkPicture } from '../domains/certificates/market/index.ts'
import type { ServerContext } from './context.ts'
import { sendUnknownPath } from './http-errors.ts'
import { headersOf } from './request-contexts.ts'

/** Serves park art to whoever may see it; to all others there is none. */
export function serveArtworks(http: FastifyInstance, context: ServerContext): void {
  const { accounts, database, ports, log } = context
  const { files, apartFrom } = ports.market
  http.get<{ Params: { id: string } }>('/api/art/:id', async (request, reply) => {
    const artworkId = request.params.id.replace(/\.jpg$/, '')
    const caller = await accounts.callerOf(headersOf(request))
    if (caller === null || !/^[A-Za-z0-9_-]{8,64}$/.test(artworkId)) return sendUnknownPath(request, reply)
    const { userId } = caller
    const digest = await findArtworkPicture(database.client, artworkId, { userId, apartFrom })
    const jpeg = digest === null ? null : await files.read(artworkId)
    if (digest === null || jpeg === null) return sendUnknownPath(request, reply)
    if (createHash('sha256').update(jpeg).digest('hex') !== digest) {
      log.error({ artworkId }, 'the file of a piece of art is damaged')
      return sendUnknownPath(request, reply)
    }
    // Asked for again each time: who blocks somebody is no longer seen by them.
    reply.header('cache-control', 'private, no-cache').header('etag', `"${digest}"`)
    if (request.headers['if-none-match'] === `"${digest}"`) return reply.code(304).send()
    return reply.type('image/jpeg').send(jpeg)
  })
}
