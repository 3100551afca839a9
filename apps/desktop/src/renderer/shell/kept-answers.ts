import { type DehydratedState, dehydrate, hydrate, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { accountScopeOf, host } from './host.ts'
import { type Session, sessionQuery } from './session.ts'

/** Who was here last in this browser; answers are kept under that account's drawer. */
const LAST_ACCOUNT = 'pawfect-last-account'

const KEY = 'answers'

/** Bumped when the shape of kept answers changes; older ones are ignored. */
const FORMAT = 1

/** Writing on every answer would be wasteful; a second later is soon enough. */
const SAVE_AFTER_MS = 1000

const keptSchema = z.object({ format: z.literal(FORMAT), state: z.unknown() })

/** Puts back what was seen before, so that the app is readable before (or without) the server. */
export async function restoreAnswers(client: QueryClient): Promise<void> {
  const accountId = accountScopeOf(localStorage.getItem(LAST_ACCOUNT) ?? undefined)
  const { text } = await host().cache.get({ accountId, key: KEY })
  if (text === null) return
  // Written by this very module: the format number is the check.
  const kept = keptSchema.safeParse(JSON.parse(text))
  if (kept.success) hydrate(client, kept.data.state as DehydratedState)
  // Shown at once, and asked for again: whoever reloads wants to see what others did meanwhile.
  await client.invalidateQueries({
    predicate: query => query.queryKey[0] !== sessionQuery.queryKey[0],
    refetchType: 'none',
  })
}

/** Keeps every answer on this machine from now on, under the account it was given to. */
export function keepAnswers(client: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = (): void => {
    timer = undefined
    void saveAnswers(client)
  }
  client.getQueryCache().subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (timer === undefined) timer = setTimeout(save, SAVE_AFTER_MS)
  })
  addEventListener('pagehide', save)
}

async function saveAnswers(client: QueryClient): Promise<void> {
  const session: Session | undefined = client.getQueryData(sessionQuery.queryKey)
  const userId = session?.user.id
  if (userId === undefined) localStorage.removeItem(LAST_ACCOUNT)
  else localStorage.setItem(LAST_ACCOUNT, userId)
  const state = dehydrate(client, {
    shouldDehydrateQuery: query => query.state.status === 'success' && query.meta?.keep !== false,
  })
  const text = JSON.stringify({ format: FORMAT, state })
  await host()
    .cache.set({ accountId: accountScopeOf(userId), key: KEY, text })
    // Keeping answers is a courtesy for later: the screen in front of the owner works without it.
    .catch((error: unknown) => console.warn('answers were not kept', error))
}
