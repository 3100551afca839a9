import { GROUP_SIZE } from '@pawfect/domain/pets/learning'
import type { AccountScope, host } from '../../../shell/host.ts'
import type { serverClient } from '../../../shell/server-client.ts'

/** The two ends an owner's page stands between: their computer, and the server. */
export type LearningEnds = {
  readonly computer: Pick<ReturnType<typeof host>, 'learning'>
  readonly server: Pick<typeof serverClient, 'learning'>
}

/**
 * One step of the open round, if there is one and the owner opted in: a seat at first, and the update once the
 * group is whole. Safe to repeat. An owner who said no causes no request.
 *
 * @returns whether something was sent.
 */
export async function takePart(
  accountId: AccountScope,
  { computer, server }: LearningEnds,
): Promise<boolean> {
  const { isOptedIn } = await computer.learning.status({ accountId })
  if (!isOptedIn) return false
  const state = await server.learning.learningState.query()
  const plan = await computer.learning.planRound({ accountId, state })
  if (plan.kind !== 'join') return false
  const { roundId, publicKey } = plan
  const group = await server.learning.joinRound.mutate({ roundId, publicKey })
  if (group.hasSent || group.members.length < GROUP_SIZE) return false
  const { masked } = await computer.learning.makeUpdate({ accountId, group })
  await server.learning.sendUpdate.mutate({ roundId, masked })
  return true
}
