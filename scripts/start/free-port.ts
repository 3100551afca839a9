import { createServer } from 'node:net'
import { PlainFailure } from './plain-failure.js'

/** The server's usual port, so that its address stays the same from day to day. */
export const USUAL_PORT = 4700

/**
 * The port for the server.
 *
 * @param chosen - what the person chose; null for the usual one, or any free one (0) when that is taken.
 * @throws {PlainFailure} when the chosen port is taken or not allowed.
 */
export async function serverPort(chosen: number | null): Promise<number> {
  if (chosen === 0) return 0
  const problem = await portProblem(chosen ?? USUAL_PORT)
  if (problem === null) return chosen ?? USUAL_PORT
  if (chosen === null) return 0
  const sentence =
    problem === 'EADDRINUSE'
      ? `Port ${chosen} is in use by another program.`
      : `Port ${chosen} cannot be opened (${problem}).`
  throw new PlainFailure(sentence, 'choose another one with --port N, or any free one with --port 0.')
}

function portProblem(port: number): Promise<string | null> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', error => resolve('code' in error ? String(error.code) : error.message))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(null)))
  })
}
