import { type Logger, pino } from 'pino'

/** Names of fields that carry personal data or secrets; whatever reaches a log under them is cut out. */
const PRIVATE_FIELDS = [
  'email',
  'name',
  'displayName',
  'password',
  'token',
  'cookie',
  'authorization',
  'body',
  'ip',
  'ipAddress',
  'userAgent',
  'note',
  'details',
  'reason',
]

/**
 * Opens the structured log on stderr (stdout belongs to the one ready line).
 * It carries ids, codes, counts and durations; errors keep type, code and stack, not their message,
 * because a library may put what a user typed into one.
 */
export function openLog(level: string, destination: { write(line: string): void } = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: PRIVATE_FIELDS.flatMap(field => [field, `*.${field}`, `*.*.${field}`]),
        remove: true,
      },
      serializers: { err: describeError },
    },
    destination,
  )
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at '))
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    stack: frames.slice(0, 12).map(frame => frame.trim()),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}
