import { hash, verify } from '@node-rs/argon2'
import type { UserId } from '@pawfect/domain/identity'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import { bearer } from 'better-auth/plugins/bearer'
import type { Caller, Database, Ids } from '../../procedures/index.ts'
import { isSuspended } from './identity-store.ts'

/** OWASP's floor for Argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** How long a session lives without being used. */
const SESSION_LIFETIME_S = 60 * 60 * 24 * 30

/** A session's expiry is pushed back at most this often. */
const SESSION_REFRESH_S = 60 * 60 * 24

/** Sign-up, sign-in and sessions; the one place that knows better-auth. */
export interface Accounts {
  /** Answers everything under `/api/auth`. */
  readonly answer: (request: Request) => Promise<Response>
  /** Who makes a request, from its session cookie or bearer token. */
  readonly callerOf: (headers: Headers) => Promise<Caller | null>
  readonly isPassword: (userId: UserId, password: string) => Promise<boolean>
  /** Makes an account directly, for the seeded world and the first admin. */
  readonly create: (account: NewAccount) => Promise<UserId>
}

/** Who is to get an account. */
export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role?: 'owner' | 'admin'
}

/** What accounts are built from. */
export interface AccountsParts {
  readonly client: Database
  readonly ids: Ids
  /** Signs the session cookies; at least 32 characters. */
  readonly secret: string
  readonly publicUrl: string
  readonly trustedOrigins: readonly string[]
}

/** Opens sign-up and sign-in on a database. */
export function openAccounts(parts: AccountsParts): Accounts {
  const auth = createAuth(parts)
  const { client } = parts
  return {
    answer: request => auth.handler(request),
    callerOf: async headers => {
      const found = await auth.api.getSession({ headers })
      if (found === null) return null
      const role = found.user.role === 'admin' ? 'admin' : 'owner'
      return { userId: found.user.id as UserId, role, sessionId: found.session.id }
    },
    isPassword: async (userId, password) => {
      const account = await client.account.findFirst({ where: { userId, providerId: 'credential' } })
      return account?.password != null && (await verify(account.password, password))
    },
    create: async account => {
      const { user } = await auth.api.signUpEmail({
        body: { name: account.name, email: account.email, password: account.password },
      })
      await client.session.deleteMany({ where: { userId: user.id } })
      if (account.role === 'admin')
        await client.user.update({ where: { id: user.id }, data: { role: 'admin' } })
      return user.id as UserId
    },
  }
}

function createAuth({ client, ids, secret, publicUrl, trustedOrigins }: AccountsParts) {
  return betterAuth({
    appName: 'PawfectMatch',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [...trustedOrigins],
    database: prismaAdapter(client, { provider: 'sqlite' }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours, in http.ts, is per server and typed; this one is per process and keyed by address only.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 256,
      password: {
        hash: password => hash(password, ARGON2),
        verify: ({ hash, password }) => verify(hash, password),
      },
    },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'owner' } } },
    session: { expiresIn: SESSION_LIFETIME_S, updateAge: SESSION_REFRESH_S },
    advanced: {
      cookiePrefix: 'pawfect',
      database: { generateId: () => ids.next() },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      user: { create: { before: async user => checkName(user.name) } },
      session: { create: { before: session => refuseSuspended(client, session.userId) } },
    },
    plugins: [bearer()],
  })
}

async function checkName(name: string): Promise<void> {
  const length = name.trim().length
  if (length < 1 || length > 60) throw new APIError('BAD_REQUEST', { code: 'identity/name-invalid' })
}

async function refuseSuspended(client: Database, userId: string): Promise<void> {
  if (await isSuspended(client, userId as UserId))
    throw new APIError('FORBIDDEN', { code: 'identity/suspended' })
}
