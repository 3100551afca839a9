import type { AppRouter } from '@pawfect/server/api-types'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { isServerReachable, ServerUnreachableError, serverFetch, watchServerReach } from './server-reach.ts'

const url = '/api/trpc'

/** The typed door to our server; mutations carry a fresh idempotency key each. */
export const serverClient = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: op => op.type === 'mutation',
      true: httpLink({
        url,
        fetch: (input, init) => serverFetch(input as RequestInfo, init as RequestInit),
        headers: ({ op }) => ({ 'idempotency-key': idempotencyKeyOf(op.context) }),
      }),
      false: httpBatchLink({
        url,
        maxURLLength: 4000,
        fetch: (input, init) => serverFetch(input as RequestInfo, init as RequestInit),
      }),
    }),
  ],
})

function idempotencyKeyOf(context: Record<string, unknown>): string {
  const given = context.idempotencyKey
  return typeof given === 'string' ? given : crypto.randomUUID()
}

/** Answers of the server, kept for the screens. Works without the browser's idea of being online. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      // Answers stay readable without a server; a number above 24 days would overflow the browser's timer.
      gcTime: Number.POSITIVE_INFINITY,
      staleTime: 10_000,
      retry: (count, error) => !isServersOwnAnswer(error) && isServerReachable() && count < 2,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

watchServerReach(() => {
  if (isServerReachable()) void queryClient.invalidateQueries()
})

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

/** The domain code of whatever went wrong, for translations; `shell/unknown` when there is none. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof ServerUnreachableError) return error.code
  if (error instanceof TRPCClientError) {
    if (error.cause instanceof ServerUnreachableError) return error.cause.code
    const code: unknown = error.data?.code
    return typeof code === 'string' ? code : 'shell/unknown'
  }
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : 'shell/unknown'
}

/** True when the server itself refused: asking again changes nothing. */
function isServersOwnAnswer(error: unknown): boolean {
  return error instanceof TRPCClientError && error.data?.code !== undefined
}
