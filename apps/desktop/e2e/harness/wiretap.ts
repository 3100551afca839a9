import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire between a companion and the server on which every byte is overheard. */
export type Wiretap = AsyncDisposable & {
  /** What the companion is told is the server. */
  readonly url: string
  /** Everything that went towards the server since it started or was told to forget. */
  readonly overheard: () => Buffer
  /** Starts the record over, for "from here on". */
  readonly forget: () => void
}

/** Puts a wiretap before a server. */
export async function startWiretap(serverUrl: string): Promise<Wiretap> {
  const { hostname, port } = new URL(serverUrl)
  const open = new Set<Socket>()
  let parts: Buffer[] = []
  const wire = createServer(near => {
    const far = connect({ host: hostname, port: Number(port) })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
    near.on('data', part => {
      parts.push(part)
    })
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>(resolve => wire.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(wire.address() as AddressInfo).port}`,
    overheard: () => Buffer.concat(parts),
    forget: () => {
      parts = []
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => wire.close(resolve))
    },
  }
}
