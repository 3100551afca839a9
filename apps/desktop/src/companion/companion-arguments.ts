import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { AccessChoice } from './vault/access-choice.ts'

const argumentsSchema = z.object({
  data: z.string().min(1),
  'server-url': z.url({ protocol: /^https?$/ }),
  port: z.coerce.number().int().min(0).max(65_535),
  renderer: z.string().min(1),
  access: z.union([z.literal('envelopes'), z.templateLiteral(['lit:', z.string().regex(/^[a-z-]{2,30}$/)])]),
  'relay-origin': z.array(z.string().regex(/^wss?:\/\/[A-Za-z0-9.:-]+$/)).default([]),
})

/** The companion's command line, checked. */
export type CompanionArguments = {
  readonly folder: string
  readonly rendererFolder: string
  readonly serverUrl: string
  readonly port: number
  readonly relayOrigins: readonly string[]
  readonly access: AccessChoice
}

const BUILT_RENDERER = fileURLToPath(new URL('../../dist/renderer', import.meta.url))

/**
 * Reads `--data DIR --server-url URL --port N [--renderer DIR] [--relay-origin WS_ORIGIN]... [--access lit:NETWORK]`.
 *
 * @throws {Error} with one sentence for whoever typed it.
 */
export function readCompanionArguments(argv: readonly string[]): CompanionArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      'server-url': { type: 'string' },
      port: { type: 'string', default: '0' },
      renderer: { type: 'string', default: BUILT_RENDERER },
      access: { type: 'string', default: 'envelopes' },
      'relay-origin': { type: 'string', multiple: true },
    },
  })
  const parsed = argumentsSchema.safeParse(values)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`--${issue?.path.join('.') ?? '?'}: ${issue?.message ?? 'is invalid'}`)
  }
  const { data } = parsed
  return {
    folder: join(resolve(data.data), 'companion'),
    rendererFolder: resolve(data.renderer),
    serverUrl: new URL(data['server-url']).origin,
    port: data.port,
    relayOrigins: data['relay-origin'],
    access: data.access,
  }
}
