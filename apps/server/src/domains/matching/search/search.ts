import { dayNumberOf } from '@pawfect/domain/matching'
import {
  foundPetsSchema,
  planSearch,
  relaxationsFrom,
  searchInputSchema,
} from '@pawfect/domain/matching/search'
import { AskerGoneError, signedInQuery, spendTokens } from '../../../procedures/index.ts'
import { findCards, findOwnPet, orderCardPhotos } from '../../pets/index.ts'
import type { ApartFrom } from '../apart-from.ts'
import { decidedOn } from '../matching-store.ts'
import type { LiveSearch } from './live-search.ts'
import { searchablePets } from './searchable-pets.ts'

/** A search reads every animal there is: it counts as three of a caller's calls. */
const FURTHER_CALLS = 2

/** What searching needs from the rest of the house. */
export interface SearchPorts {
  readonly search: LiveSearch
  readonly apartFrom: ApartFrom
}

/**
 * Finds animals for one of the caller's own that fit what they look for and whose owners would have it, too; with
 * what left the others out and what would find more. A draft may ask as well.
 */
export const createSearch = ({ search, apartFrom }: SearchPorts) =>
  signedInQuery
    .input(searchInputSchema)
    .output(foundPetsSchema)
    .query(async ({ ctx, input: { petId, ...asked }, signal }) => {
      spendTokens(ctx, FURTHER_CALLS)
      const [own] = await searchablePets(ctx.db, [await findOwnPet(ctx.db, petId, ctx.caller.userId)])
      if (own === undefined) throw new RangeError(`pet ${petId} was not read`)
      const now = ctx.clock.now()
      const plan = planSearch({
        own,
        ...asked,
        onDay: dayNumberOf(now.toISOString()),
        decided: await decidedOn(ctx.db, petId),
        blockedOwners: await apartFrom(ctx.db, ctx.caller.userId),
      })
      const engine = await search.current(ctx.db)
      const tally = await engine.search(plan, signal).catch((error: unknown) => {
        if (signal?.aborted === true) throw new AskerGoneError(error)
        throw error
      })
      const page = new Map(tally.page.map(found => [found.petId, found.distanceKm]))
      const found = await findCards(ctx.db, [...page.keys()], { now })
      // In the order of the day, told to nobody: every key pressed asks anew, and that is no showing.
      const viewer = { pet: own, purpose: asked.purpose, now, emit: () => undefined }
      const cards = await orderCardPhotos(ctx.db, found, viewer)
      return {
        total: tally.total,
        fitting: tally.fitting,
        found: cards.map(pet => ({ pet, distanceKm: page.get(pet.petId) ?? null })),
        leftOut: [...tally.leftOut],
        relaxations: relaxationsFrom(plan, tally),
        notApplied: [...plan.notApplied],
      }
    })
