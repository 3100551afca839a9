import { GROUP_SIZE } from '@pawfect/domain/pets/learning'
import { type AccountScope, host } from '../../../shell/host.ts'
import { serverClient } from '../../../shell/server-client.ts'

/**
 * One step of the open round, if there is one and the owner opted in: a seat at first, and the update once the
 * group is whole. Safe to repeat. An owner who said no causes no request.
 *
 * @returns whether something was sent.
 */
export async function takePart(accountId: AccountScope): Promise<boolean> {
  const { isOptedIn } = await host().learning.status({ accountId })
  if (!isOptedIn) return false
  const state = await serverClient.learning.learningState.query()
  const plan = await host().learning.planRound({ accountId, state })
  if (plan.kind !== 'join') return false
  const { roundId, publicKey } = plan
  const group = await serverClient.learning.joinRound.mutate({ roundId, publicKey })
  if (group.hasSent || group.members.length < GROUP_SIZE) return false
  const { masked } = await host().learning.makeUpdate({ accountId, group })
  await serverClient.learning.sendUpdate.mutate({ roundId, masked })
  return true
}
