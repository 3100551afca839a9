import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { stunAnswer } from './stun-answer.ts'

/** A running STUN server. */
export interface Stun extends AsyncDisposable {
  readonly port: number
  /** Requests since it started: answered, and lost on the way back (the browser asks again). */
  counts(): { readonly answered: number; readonly lost: number }
}

/**
 * Tells browsers under which address they are seen. Without it, two browsers that hide their addresses behind
 * multicast names meet only through the relay wherever those names do not resolve.
 *
 * @param options.port - UDP; 0 for any free one.
 * @throws if the port is taken.
 */
export async function startStun({ host = '127.0.0.1', port = 0 }): Promise<Stun> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  const counts = { answered: 0, lost: 0 }
  socket.on('message', (packet, { address, family, port: seenPort }) => {
    const answer = stunAnswer(packet, { address, family, port: seenPort })
    if (answer === null) return
    socket.send(answer, seenPort, address, error => {
      counts[error ? 'lost' : 'answered'] += 1
    })
  })
  await listen(socket, { host, port })
  // From here on an error concerns one packet (ICMP "unreachable" and the like), never the server.
  socket.on('error', () => {
    counts.lost += 1
  })
  return {
    port: socket.address().port,
    counts: () => ({ ...counts }),
    [Symbol.asyncDispose]: async () => {
      socket.close()
      await once(socket, 'close')
    },
  }
}

async function listen(socket: Socket, at: { host: string; port: number }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  socket.once('error', reject)
  socket.bind(at.port, at.host, resolve)
  await promise
  socket.off('error', reject)
}
