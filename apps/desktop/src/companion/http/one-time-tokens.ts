import { randomBytes } from 'node:crypto'

/** Tokens good for opening one WebSocket, soon. */
export type OneTimeTokens = {
  readonly issue: () => string
  /** True exactly once for each issued token, within its life. */
  readonly redeem: (token: string) => boolean
}

/** A page opens its socket in the same breath; a minute forgives a slow machine. */
const TOKEN_LIFE_MS = 60_000

/** A page needs one; a hundred unredeemed means somebody plays. */
const MAX_UNREDEEMED = 100

/** Keeps unredeemed tokens in memory; the oldest go when there are too many. */
export function createOneTimeTokens(now: () => number = Date.now): OneTimeTokens {
  const expiries = new Map<string, number>()
  return {
    issue: () => {
      const token = randomBytes(24).toString('base64url')
      expiries.set(token, now() + TOKEN_LIFE_MS)
      for (const oldest of expiries.keys()) {
        if (expiries.size <= MAX_UNREDEEMED) break
        expiries.delete(oldest)
      }
      return token
    },
    redeem: token => {
      const expiresAt = expiries.get(token)
      expiries.delete(token)
      return expiresAt !== undefined && expiresAt > now()
    },
  }
}
