import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { serverFetch } from './server-reach.ts'

const sessionSchema = z
  .object({
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.string().nullish(),
    }),
  })
  .nullable()

/** Who is signed in on this machine, as better-auth tells it; null for nobody. */
export type Session = z.infer<typeof sessionSchema>

/** The account could not be opened or made; `code` is better-auth's own in kebab-case. */
export class AccountError extends Error {
  override readonly name = 'AccountError'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The question "who am I", shared by every screen. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const response = await serverFetch('/api/auth/get-session', { signal })
    const body: unknown = await response.json()
    return sessionSchema.parse(body)
  },
  staleTime: 60_000,
})

/** Who is signed in: undefined while unknown, null for nobody. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data
}

async function callAuth(path: string, body: Record<string, unknown>): Promise<unknown> {
  const response = await serverFetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw accountErrorOf(response.status, answer)
  return answer
}

function accountErrorOf(status: number, answer: unknown): AccountError {
  const parsed = z.object({ code: z.string().optional(), message: z.string().optional() }).safeParse(answer)
  const code = parsed.success ? parsed.data.code : undefined
  if (status === 429) return new AccountError('identity/too-many-tries', 'rate limited')
  const kebab = (code ?? 'unknown').toLowerCase().replaceAll('_', '-')
  return new AccountError(`identity/${kebab}`, parsed.data?.message ?? `auth answered ${status}`)
}

/** What is needed to make an account. */
export interface SignUpInput {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Opens, makes and closes accounts, and lets every screen know. */
export function useAccount(): {
  signIn(input: Omit<SignUpInput, 'name'>): Promise<void>
  signUp(input: SignUpInput): Promise<void>
  signOut(): Promise<void>
} {
  const queries = useQueryClient()
  const refresh = async (): Promise<void> => {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await queries.invalidateQueries({ predicate: query => query.queryKey[0] !== 'session' })
  }
  return {
    async signIn(input) {
      await callAuth('sign-in/email', { ...input })
      await refresh()
    },
    async signUp(input) {
      await callAuth('sign-up/email', { ...input })
      await refresh()
    },
    async signOut() {
      await callAuth('sign-out', {})
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, null)
    },
  }
}
