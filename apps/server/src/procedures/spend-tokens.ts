import type { RequestContext } from './request-context.ts'
import { TooManyRequestsError } from './request-errors.ts'

/**
 * Counts an expensive query as several: takes as many more of the caller's calls for this minute.
 *
 * @throws {TooManyRequestsError} when they are used up.
 */
export function spendTokens(
  { caller, clientKey, takeToken }: Pick<RequestContext, 'caller' | 'clientKey' | 'takeToken'>,
  calls: number,
): void {
  for (let call = 0; call < calls; call += 1) {
    const refusal = takeToken(caller?.userId ?? clientKey, 'query')
    if (refusal !== null) throw new TooManyRequestsError(refusal.retryAfterMs)
  }
}
