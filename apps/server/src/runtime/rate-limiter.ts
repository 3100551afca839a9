/** Above this many callers the fullest buckets are forgotten, so that a flood cannot eat the memory. */
const MAX_BUCKETS = 50_000

/** A bucket refills evenly and holds at most one minute's worth. */
interface Bucket {
  tokens: number
  refilledAt: number
}

/** Counts calls per key. */
export interface RateLimiter {
  /** Takes one call's worth. @returns null when it may go ahead, else how long to wait. */
  readonly take: (key: string, perMinute: number) => { readonly retryAfterMs: number } | null
}

/** Opens a token-bucket limiter in memory; `nowMs` is a monotonic clock. */
export function openRateLimiter(nowMs: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, Bucket>()
  return {
    take: (key, perMinute) => {
      const now = nowMs()
      const perMs = perMinute / 60_000
      const bucket = buckets.get(key) ?? { tokens: perMinute, refilledAt: now }
      bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.refilledAt) * perMs)
      bucket.refilledAt = now
      // Re-inserted, so that the map is in order of last use and the oldest goes first.
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > MAX_BUCKETS) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break
      if (bucket.tokens < 1) return { retryAfterMs: Math.ceil((1 - bucket.tokens) / perMs) }
      bucket.tokens -= 1
      return null
    },
  }
}
