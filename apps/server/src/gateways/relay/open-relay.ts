import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Relay, startRelay } from '@pawfect/p2p/relay'
import type { Engine } from '../../domains/admin/engine.ts'
import { openSigningKey } from '../keys/open-signing-key.ts'

/** Where the relay listens and what it keeps. */
export interface OpenRelayOptions {
  /** The server's folder; holds `relay-key` and `relay-port`. */
  readonly folder: string
  readonly host: string
  /** 0 takes the port of last time, or any free one. */
  readonly port: number
  /** Public addresses, where a proxy stands in front. */
  readonly announce?: readonly string[]
}

/** The relay as an engine of the server; `addresses` go into park tickets. */
export interface RelayEngine extends Engine, AsyncDisposable {
  readonly addresses: readonly string[]
}

/**
 * Runs the relay inside the server. Key and port survive restarts: desktops in a park come back to the
 * address on their ticket.
 *
 * @throws if the configured port is taken; a remembered one is given up for a free one.
 */
export async function openRelay(options: OpenRelayOptions): Promise<RelayEngine> {
  const relay = await startAtKnownPort(options)
  return {
    name: 'relay',
    addresses: relay.addresses,
    check: async () => {
      const { connections, reservations } = relay.stats()
      return { state: 'up', detail: `${reservations} of ${connections} connected peers can be called` }
    },
    [Symbol.asyncDispose]: async () => await relay.stop(),
  }
}

async function startAtKnownPort({ folder, host, port, announce = [] }: OpenRelayOptions): Promise<Relay> {
  const privateKeySeed = openSigningKey(folder, 'relay-key')
  const file = join(folder, 'relay-port')
  const remembered = port === 0 ? rememberedPort(file) : 0
  const start = async (listenPort: number) => await startRelay({ privateKeySeed, host, listenPort, announce })
  const relay = remembered === 0 ? await start(port) : await start(remembered).catch(() => start(0))
  writeFileSync(file, /\/tcp\/(\d+)/.exec(relay.listening[0] ?? '')?.[1] ?? '0')
  return relay
}

function rememberedPort(file: string): number {
  try {
    const port = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}
