import type { CoarsePlace } from '@pawfect/domain/identity'
import { greatCircleDistance } from '@pawfect/domain/matching'
import {
  listStudsInputSchema,
  MOST_RECORDS_PER_PAGE,
  type StudPage,
  studPageSchema,
} from '@pawfect/domain/pedigree'
import type { Pet, PetId } from '@pawfect/domain/pets'
import type { z } from 'zod'
import { type Database, signedInQuery, spendTokens } from '../../procedures/index.ts'
import { findCards, findOwnPet, findVisiblePets } from '../pets/index.ts'
import { PlaceUnknownError } from './pedigree-errors.ts'
import type { PedigreePorts } from './pedigree-ports.ts'
import { findShares, listStudRows } from './pedigree-store.ts'

/** A page carries up to a megabyte, so it counts as many calls: nobody empties the register in a minute. */
const CALLS_PER_PAGE = 20

/** Studs looked at for one page; a filter nobody meets ends here and goes on with the next page. */
const MOST_LOOKED_AT = 1000

const ROWS_AT_ONCE = 100

type Wanted = z.output<typeof listStudsInputSchema>

/**
 * Available males with their ancestries, a page at a time, so that a breeder's own machine ranks them by the exact
 * coefficient of the litter. A page ends at `limit` animals or before it would carry more than 8,000 ancestors.
 */
export const createListStuds = ({ apartFrom }: PedigreePorts) =>
  signedInQuery
    .input(listStudsInputSchema)
    .output(studPageSchema)
    .query(async ({ ctx, input }): Promise<StudPage> => {
      spendTokens(ctx, CALLS_PER_PAGE - 1)
      const { userId } = ctx.caller
      const from =
        input.nearPetId === undefined ? null : (await findOwnPet(ctx.db, input.nearPetId, userId)).place
      if (input.maxDistanceKm !== undefined && from === null) throw new PlaceUnknownError()
      const apart = await apartFrom(ctx.db, userId)
      const { chosen, next } = await choose(ctx.db, input, { from, isApart: ownerId => apart.has(ownerId) })
      const petIds = chosen.map(({ petId }) => petId)
      const cards = new Map(
        (await findCards(ctx.db, petIds, { now: ctx.clock.now() })).map(card => [card.petId, card]),
      )
      const shares = await findShares(ctx.db, petIds)
      const studs = chosen.flatMap(({ petId, distanceKm }) => {
        const [pet, pedigree] = [cards.get(petId), shares.get(petId)]
        return pet === undefined || pedigree === undefined ? [] : [{ pet, pedigree, distanceKm }]
      })
      return { studs, next }
    })

type Chosen = { readonly petId: PetId; readonly distanceKm: number | null }

type Page = { readonly chosen: readonly Chosen[]; readonly next: PetId | null }

type Asking = { readonly from: CoarsePlace | null; readonly isApart: (ownerId: Pet['ownerId']) => boolean }

async function choose(db: Database, input: Wanted, { from, isApart }: Asking): Promise<Page> {
  const chosen: Chosen[] = []
  let records = 0
  let last = input.after
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += ROWS_AT_ONCE) {
    const rows = await listStudRows(db, { species: input.species, after: last, take: ROWS_AT_ONCE })
    const pets = await findVisiblePets(
      db,
      rows.filter(row => !isApart(row.ownerId)).map(row => row.petId),
    )
    for (const { petId, recordCount } of rows) {
      const pet = pets.get(petId)
      const distanceKm = distanceBetween(from, pet?.place ?? null)
      if (pet !== undefined && isWanted(pet, { distanceKm, input })) {
        const isFull = chosen.length === input.limit || records + recordCount > MOST_RECORDS_PER_PAGE
        if (isFull) return { chosen, next: last ?? null }
        chosen.push({ petId, distanceKm })
        records += recordCount
      }
      last = petId
    }
    if (rows.length < ROWS_AT_ONCE) return { chosen, next: null }
  }
  return { chosen, next: last ?? null }
}

function isWanted(
  pet: Pet,
  { distanceKm, input }: { readonly distanceKm: number | null; readonly input: Wanted },
): boolean {
  // Facts may have changed since the animal was offered.
  if (pet.sex !== 'male' || pet.neutered || pet.species !== input.species) return false
  if (input.breedIds.length > 0 && !pet.breedIds.some(id => input.breedIds.includes(id))) return false
  return input.maxDistanceKm === undefined || (distanceKm !== null && distanceKm <= input.maxDistanceKm)
}

function distanceBetween(one: CoarsePlace | null, other: CoarsePlace | null): number | null {
  return one === null || other === null ? null : greatCircleDistance(one, other)
}
