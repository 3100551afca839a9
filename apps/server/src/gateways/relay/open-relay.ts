import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Relay, type Stun, startRelay, startStun } from '@pawfect/p2p/relay'
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

/** The relay and its STUN server as an engine of the server; both kinds of addresses go into park tickets. */
export interface RelayEngine extends Engine, AsyncDisposable {
  readonly addresses: readonly string[]
  /** `stun:host:port`, where the relay itself is reached. */
  readonly stunUrls: readonly string[]
}

/** Browsers ask every STUN server there is and warn of slowness from the fifth on. */
const MOST_STUN_URLS = 2

/**
 * Runs the relay inside the server. Key and port survive restarts: desktops in a park come back to the
 * address on their ticket.
 *
 * @throws if the configured port is taken; a remembered one is given up for a free one.
 */
export async function openRelay(options: OpenRelayOptions): Promise<RelayEngine> {
  const relay = await startAtKnownPort(options)
  const stun = await startBeside(relay, options.host)
  return {
    name: 'relay',
    addresses: relay.addresses,
    stunUrls: stunUrls(relay, stun),
    check: async () => {
      const { connections, reservations } = relay.stats()
      const called = `${reservations} of ${connections} connected peers can be called`
      return { state: 'up', detail: `${called}; ${stun.counts().answered} were told their own address` }
    },
    [Symbol.asyncDispose]: async () => {
      await stun[Symbol.asyncDispose]()
      await relay.stop()
    },
  }
}

/** On the UDP port of the relay's number, so that an operator opens one number; on any free one if that is taken. */
async function startBeside(relay: Relay, host: string): Promise<Stun> {
  return startStun({ host, port: tcpPortOf(relay) }).catch(() => startStun({ host }))
}

function stunUrls(relay: Relay, stun: Stun): string[] {
  const hosts = relay.addresses.flatMap(address => {
    const [, version, host] = /^\/(ip4|ip6|dns|dns4|dns6)\/([^/]+)\//.exec(address) ?? []
    return host === undefined ? [] : [version === 'ip6' ? `[${host}]` : host]
  })
  return [...new Set(hosts)].slice(0, MOST_STUN_URLS).map(host => `stun:${host}:${stun.port}`)
}

function tcpPortOf(relay: Relay): number {
  return Number(/\/tcp\/(\d+)/.exec(relay.listening[0] ?? '')?.[1] ?? 0)
}

async function startAtKnownPort({ folder, host, port, announce = [] }: OpenRelayOptions): Promise<Relay> {
  const privateKeySeed = openSigningKey(folder, 'relay-key')
  const file = join(folder, 'relay-port')
  const remembered = port === 0 ? rememberedPort(file) : 0
  const start = async (listenPort: number) => await startRelay({ privateKeySeed, host, listenPort, announce })
  const relay = remembered === 0 ? await start(port) : await start(remembered).catch(() => start(0))
  writeFileSync(file, String(tcpPortOf(relay)))
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
