import {
  dayNumberOf,
  type MatchingPet,
  type PetIndex,
  proposedMatchesSchema,
  proposeFrom,
  proposeMatchesInputSchema,
} from '@pawfect/domain/matching'
import { signedInQuery } from '../../procedures/index.ts'
import { findCards, findOwnPet, orderCardPhotos } from '../pets/index.ts'
import type { MatchingPorts } from './matching-ports.ts'
import { decidedOn } from './matching-store.ts'

/**
 * The best animals for one of the caller's own, with reasons, and what the hard rules took away. A draft
 * may ask too: its owner looks around before showing it to anyone.
 */
export const createProposeMatches = ({ index, apartFrom }: MatchingPorts) =>
  signedInQuery
    .input(proposeMatchesInputSchema)
    .output(proposedMatchesSchema)
    .query(async ({ ctx, input: { petId, purpose, limit } }) => {
      const own = await findOwnPet(ctx.db, petId, ctx.caller.userId)
      const [asking] = await index.complete(ctx.db, [own])
      const decided = await decidedOn(ctx.db, petId)
      const blockedOwners = await apartFrom(ctx.db, ctx.caller.userId)
      const now = ctx.clock.now()
      const onDay = dayNumberOf(now.toISOString())
      const current = await index.current(ctx.db)
      const { suggestions, ...rest } = withDraft(current, asking, () =>
        proposeFrom(current, { petId, purpose, onDay, limit, decided, blockedOwners }),
      )
      const found = await findCards(
        ctx.db,
        suggestions.map(suggestion => suggestion.petId),
        { now },
      )
      const cards = await orderCardPhotos(ctx.db, found, { pet: own, purpose, now, emit: ctx.emit })
      const cardOf = new Map(cards.map(card => [card.petId, card]))
      return {
        ...rest,
        suggestions: suggestions.flatMap(({ petId, ...suggestion }) => {
          const pet = cardOf.get(petId)
          return pet === undefined ? [] : [{ ...suggestion, pet }]
        }),
      }
    })

/** Lets an animal nobody may see ask, without anyone seeing it: it is in the index for this question only. */
function withDraft<Answer>(index: PetIndex, asking: MatchingPet | undefined, ask: () => Answer): Answer {
  if (asking === undefined || index.find(asking.petId) !== undefined) return ask()
  index.put(asking)
  try {
    return ask()
  } finally {
    index.remove(asking.petId)
  }
}
