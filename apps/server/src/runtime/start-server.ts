import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock, Log } from '../procedures/index.ts'
import type { ServerConfig } from './config.ts'
import { createContext, type ServerContext } from './context.ts'
import { serveHttp } from './http.ts'

/** How long requests under way may take once the server is told to stop. */
const DRAIN_MS = 5000

/** How long a client may take to send its request. */
const REQUEST_TIMEOUT_MS = 30_000

/**
 * How long an idle connection is kept. Longer than any busy spell of this process: a connection closed just as its
 * client asks again ends in a reset that nobody can tell from a lost answer.
 */
const KEEP_ALIVE_MS = 65_000

/** A server that answers. Disposing it drains, then closes every engine. */
export interface RunningServer extends AsyncDisposable {
  readonly serverUrl: string
  readonly consoleUrl: string
  readonly context: ServerContext
}

/** The port is taken, or may not be used by this user. */
export class PortUnavailableError extends Error {
  override readonly name = 'PortUnavailableError'
  constructor(host: string, port: number, options: ErrorOptions) {
    super(
      `port ${port} on ${host} cannot be used; choose another with --port (0 takes any free one)`,
      options,
    )
  }
}

/**
 * Starts one server on a data folder.
 *
 * @throws {PortUnavailableError} before anything on disk is touched.
 */
export async function startServer(
  config: ServerConfig,
  parts: { readonly log: Log; readonly clock?: Clock },
): Promise<RunningServer> {
  const server = await bind(config)
  const { port } = server.address() as AddressInfo
  const serverUrl = `http://localhost:${port}`
  await using opened = new AsyncDisposableStack()
  opened.defer(() => drain(server))
  const context = await createContext({ ...parts, config, publicUrl: config.publicUrl ?? serverUrl })
  await using running = new AsyncDisposableStack()
  running.use(context)
  const http = await serveHttp(server, context)
  running.defer(() => http.close())
  running.defer(() => drain(server))
  opened.move()
  const all = running.move()
  return {
    serverUrl,
    consoleUrl: `${config.publicUrl ?? serverUrl}/console`,
    context,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

/** Takes the port first, so that its number is known to everything built afterwards. */
async function bind({ host, port }: ServerConfig): Promise<Server> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS })
  server.on('request', answerTooEarly)
  server.listen({ host, port })
  try {
    await once(server, 'listening')
    return server
  } catch (cause) {
    throw new PortUnavailableError(host, port, { cause })
  }
}

function answerTooEarly(_request: unknown, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '1' }).end()
}

async function drain(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const stuck = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(stuck)
}
