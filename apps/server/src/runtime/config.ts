import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const perMinute = z.number().int().min(1)

const MULTIADDR = /^\/(ip4|ip6|dns|dns4|dns6)\/[^/\s]+\/tcp\/\d{1,5}(\/tls)?(\/sni\/[^/\s]+)?\/wss?$/

/** Everything an operator can set, with the embedded default for each. */
export const configSchema = z.strictObject({
  /** Folder of this installation; the server writes to `<data>/server` only. */
  data: z.string().min(1).default('./pawfect-data'),
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  /** What browsers call this server; null means http://localhost:<port>. */
  publicUrl: z.url().nullable().default(null),
  /** Origins besides loopback and app:// that may send changes, for example https://park.example. */
  trustedOrigins: z.array(z.url()).default([]),
  /** Skips the seeded world on first run. */
  empty: z.boolean().default(false),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Signs session cookies; null lets the server make one and keep it in its folder. */
  authSecret: z.string().min(32).nullable().default(null),
  limits: z
    .strictObject({
      queriesPerMinute: perMinute.default(1200),
      commandsPerMinute: perMinute.default(240),
      signInsPerMinute: perMinute.default(30),
    })
    .prefault({}),
  relay: z
    .strictObject({
      enabled: z.boolean().default(true),
      host: z.string().default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535).default(0),
      /** Public addresses in place of its own, behind a proxy: /dns4/relay.park.example/tcp/443/wss. */
      announce: z
        .array(z.string().regex(MULTIADDR, 'is no multiaddr such as /dns4/…/tcp/443/wss'))
        .default([]),
    })
    .prefault({}),
  /** STUN and TURN servers that help desktops behind routers find a direct way. */
  iceServers: z
    .array(
      z.strictObject({
        urls: z.array(z.string().regex(/^(stun|turn)s?:[^\s]+$/, 'is no stun: or turn: address')).min(1),
        username: z.string().min(1).optional(),
        credential: z.string().min(1).optional(),
      }),
    )
    .max(8)
    .default([]),
  /** The embedded chain, or an EVM node of the operator's own. */
  chain: z
    .strictObject({
      enabled: z.boolean().default(true),
      rpcUrl: z.url().nullable().default(null),
      /** Address of the CertificateAnchor there; null to put one there at the first use. */
      contract: z
        .string()
        .regex(/^0x[0-9a-fA-F]{40}$/)
        .nullable()
        .default(null),
      /** File with the issuer's key: 32 bytes, hex. */
      keyFile: z.string().min(1).nullable().default(null),
      /** Blocks, its own included, that make a transaction on it count as there for good. */
      confirmations: z.number().int().min(1).max(1_000).default(3),
      /** The most a unit of gas may cost there, in gwei; above that, certificates wait. */
      maxFeeGwei: z.number().positive().max(100_000).default(100),
    })
    .refine(chain => chain.rpcUrl === null || chain.keyFile !== null, {
      error: 'a chain of your own needs rpcUrl and keyFile',
    })
    .prefault({}),
  /** Where animals are searched: in this process, or in a PostgreSQL of the operator's. */
  search: z
    .strictObject({
      /** postgres://user:password@host/database; null searches in memory. */
      postgresUrl: z
        .url({ protocol: /^postgres(ql)?$/ })
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** The embedded IPFS node, or an operator's Kubo. */
  ipfs: z
    .strictObject({ enabled: z.boolean().default(true), kuboUrl: z.url().nullable().default(null) })
    .prefault({}),
})
/** The settings of one server process. */
export type ServerConfig = z.infer<typeof configSchema>

/** A setting is missing or wrong; the message names it and where it came from. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Settings an environment variable may set, `PAWFECT_` before each. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  PAWFECT_DATA: 'data',
  PAWFECT_HOST: 'host',
  PAWFECT_PORT: 'port',
  PAWFECT_PUBLIC_URL: 'publicUrl',
  PAWFECT_LOG_LEVEL: 'logLevel',
  PAWFECT_AUTH_SECRET: 'authSecret',
}

const NUMBERS = new Set(['port'])

/**
 * Reads the settings: flags win over the environment, that over `pawfect.config.json`, that over defaults.
 *
 * @throws {ConfigError} naming the first setting that is wrong.
 */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv, folder: string): ServerConfig {
  const flags = readFlags(argv)
  const file = flags.config ?? join(folder, 'pawfect.config.json')
  const fromFile = flags.config !== undefined || existsSync(file) ? readConfigFile(file) : {}
  const fromEnvironment = Object.entries(ENVIRONMENT).flatMap(([variable, setting]) => {
    const text = env[variable]
    return text === undefined || text === '' ? [] : [[setting, NUMBERS.has(setting) ? Number(text) : text]]
  })
  const { config: _config, ...settings } = flags
  return parseConfig({ ...fromFile, ...Object.fromEntries(fromEnvironment), ...settings })
}

/** Checks settings and fills in the defaults. @throws {ConfigError} */
export function parseConfig(settings: unknown): ServerConfig {
  const parsed = configSchema.safeParse(settings)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ConfigError(`setting "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'is wrong'}`)
}

function readFlags(argv: readonly string[]): Record<string, unknown> & { readonly config?: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        empty: { type: 'boolean' },
        config: { type: 'string' },
      },
    })
    return { ...values, ...(values.port === undefined ? {} : { port: Number(values.port) }) }
  } catch (cause) {
    throw new ConfigError(cause instanceof Error ? cause.message : 'the flags cannot be read', { cause })
  }
}

function readConfigFile(file: string): object {
  try {
    return z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new ConfigError(`${file} is not readable JSON`, { cause })
  }
}

/** The settings as one may print them: secrets are only said to be set. */
export function configSummary(config: ServerConfig): object {
  const hidden = (url: string | null) => (url === null ? null : hostOf(url))
  return {
    ...config,
    authSecret: config.authSecret === null ? 'made by the server' : 'set',
    iceServers: config.iceServers.map(({ urls }) => ({ urls })),
    chain: { ...config.chain, rpcUrl: hidden(config.chain.rpcUrl) },
    ipfs: { ...config.ipfs, kuboUrl: hidden(config.ipfs.kuboUrl) },
    search: { postgresUrl: hidden(config.search.postgresUrl) },
  }
}

/** Whom an address names, without user, password, path and query. */
function hostOf(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
