import type { Meetup } from '@pawfect/domain/meetups'
import type { PetFacts } from '@pawfect/domain/pets'
import type { TestWorld } from './test-world.ts'

/** A peer id as libp2p makes them. */
export const ANAS_PEER = '12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA'
/** A peer id as libp2p makes them. */
export const BENS_PEER = '12D3KooWH3uVF6wv47WnArKHk5p6cvgCJEb74UTmxztmQDc298L3'

/** Ana's Luna and Ben's Rex have matched. */
export async function matchedPair(world: TestWorld, rexFacts: Partial<PetFacts> = {}) {
  const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
  const luna = await ana.publishPet({ name: 'Luna' })
  const rex = await ben.publishPet({ name: 'Rex', sex: 'male', ...rexFacts })
  const purpose = 'play' as const
  await ana.api.matching.like.mutate({ petId: luna.petId, targetPetId: rex.petId, purpose })
  const { match } = await ben.api.matching.like.mutate({ petId: rex.petId, targetPetId: luna.petId, purpose })
  if (match === null) throw new Error('the two did not match')
  return { ana, ben, luna, rex, matchId: match.matchId }
}

/** Ana and Ben, their animals, and the match. */
type Pair = Awaited<ReturnType<typeof matchedPair>>

/** Ana proposes a meeting: on screen and now, unless said otherwise. */
export function plan({ ana, matchId }: Pair, changes: object = {}): Promise<Meetup> {
  const usual = { matchId, kind: 'virtual' as const, startsAt: null, timeZone: 'Europe/Berlin' }
  return ana.api.meetups.planMeetup.mutate({ ...usual, ...changes })
}

/** Ana proposes, Ben accepts. */
export async function planAgreed(pair: Pair, changes: object = {}): Promise<Meetup> {
  const { meetupId } = await plan(pair, changes)
  return pair.ben.api.meetups.acceptMeetup.mutate({ meetupId })
}

/** An ISO instant some hours ahead of the world's clock. */
export const inHours = (world: TestWorld, hours: number) =>
  new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
