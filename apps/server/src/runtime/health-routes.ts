import type { FastifyInstance } from 'fastify'
import { checkEngines } from '../domains/admin/index.ts'
import type { ServerContext } from './context.ts'

/** Serves `/health` (the process lives), `/ready` (it can do its work) and `/metrics` (for Prometheus). */
export function serveHealth(http: FastifyInstance, context: ServerContext): void {
  http.get('/health', async () => ({ status: 'alive' }))
  http.get('/ready', async (_request, reply) => {
    const engines = await checkEngines(context.engines)
    const ready = engines.every(engine => engine.name !== 'database' || engine.state === 'up')
    return reply.code(ready ? 200 : 503).send({
      ready,
      engines: Object.fromEntries(engines.map(engine => [engine.name, engine.state])),
    })
  })
  http.get('/metrics', async (_request, reply) =>
    reply.type(context.metrics.contentType).send(await context.metrics.print()),
  )
}
