import {
  type AccountScope,
  accountScopeSchema,
  type BridgeClient,
  connectBridge,
} from '../../bridge/index.ts'
import { useSession } from './session.ts'

export type { AccountScope }

let connected: BridgeClient | undefined

/** The part of the app that works on this computer; connects on first use. */
export function host(): BridgeClient {
  connected ??= connectBridge()
  return connected
}

/** Whose drawer on this machine the screens open: the account signed in, or `nobody`. */
export function useAccountScope(): AccountScope {
  const session = useSession()
  return accountScopeOf(session?.user.id)
}

/** The drawer of a user id, `nobody` when there is none. */
export function accountScopeOf(userId: string | undefined): AccountScope {
  const parsed = accountScopeSchema.safeParse(userId ?? 'nobody')
  return parsed.success ? parsed.data : 'nobody'
}
