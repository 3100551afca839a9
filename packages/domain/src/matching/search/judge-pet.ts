import { areCloseKin, NO_CLOSE_KIN } from '../../pedigree/sharing/index.ts'
import { squaredChordOfSurfaceKm, unitVectorOf } from '../great-circle-distance.ts'
import { dayNumberOf } from '../matching-pet.ts'
import { foldText } from './fold-text.ts'
import { dayOrNever, type SearchFilter, type SearchPlan } from './search-plan.ts'
import type { FilterId, LeftOutRule } from './search-query.ts'
import { hundredthsOf, type SearchablePet, timesMask } from './searchable-pet.ts'

/** What a search says of one animal. It is found when nothing failed and nothing leaves it out. */
export type Judgement = {
  readonly failed: readonly FilterId[]
  /** The first rule between the two that is broken, whatever the filters say. */
  readonly leftOutBy: LeftOutRule | null
  /** Squared straight line between the two places on a globe of radius 1; null when either is unknown. */
  readonly squaredChord: number | null
}

/**
 * The two-way predicate, for one animal: this is what every search adapter must agree with.
 *
 * An owner who has told no free times may have any, so `when` lets the animal pass; an animal without a place is
 * near nobody, so `distance` does not.
 */
export function judgePet(plan: SearchPlan, pet: SearchablePet): Judgement {
  const squaredChord = squaredChordTo(plan, pet)
  return {
    failed: plan.filters.filter(filter => !passes(filter, pet, { plan, squaredChord })).map(({ id }) => id),
    leftOutBy: leftOutBy(plan, pet, squaredChord),
    squaredChord,
  }
}

/** True for an animal the asking owner may see at all: not their own, and no block between the two. */
export function isVisibleTo(plan: SearchPlan, pet: SearchablePet): boolean {
  return (
    pet.petId !== plan.own.petId && pet.ownerId !== plan.own.ownerId && !plan.blockedOwners.has(pet.ownerId)
  )
}

function squaredChordTo({ ownPlace }: SearchPlan, { place }: SearchablePet): number | null {
  if (ownPlace === null || place === null) return null
  const [x, y, z] = unitVectorOf(place)
  const [dx, dy, dz] = [ownPlace[0] - x, ownPlace[1] - y, ownPlace[2] - z]
  return dx * dx + dy * dy + dz * dz
}

type Moment = { readonly plan: SearchPlan; readonly squaredChord: number | null }

function passes(filter: SearchFilter, pet: SearchablePet, { plan, squaredChord }: Moment): boolean {
  switch (filter.id) {
    case 'species':
      return filter.species.includes(pet.species)
    case 'breed':
      return (
        (filter.anyOf === null || pet.breedIds.some(id => filter.anyOf?.includes(id))) &&
        !pet.breedIds.some(id => filter.noneOf.includes(id))
      )
    case 'mixed':
      return pet.mixed === filter.is
    case 'size':
      return filter.sizes.includes(pet.size)
    case 'sex':
      return pet.sex === filter.is
    case 'neutered':
      return pet.neutered === filter.is
    case 'name':
      return foldText(pet.name).includes(filter.folded)
    case 'play':
      return pet.playStyles.some(style => filter.styles.includes(style))
    case 'distance':
      return squaredChord !== null && squaredChord <= filter.maxSquaredChord
    case 'vaccinated':
      return dayOrNever(pet.vaccinatedUntil) >= plan.onDay
    case 'when': {
      const mask = timesMask(pet.habits)
      return mask === 0 || (mask & filter.mask) !== 0
    }
    case 'age': {
      const born = dayNumberOf(pet.birthDate)
      return born > filter.bornAfterDay && born <= filter.bornUntilDay
    }
    case 'weight':
      return pet.weightKg >= filter.fromKg && pet.weightKg < filter.belowKg
    default: {
      const slider = hundredthsOf(pet.temperament[filter.id])
      return slider >= filter.from && slider < filter.below
    }
  }
}

function leftOutBy(plan: SearchPlan, pet: SearchablePet, squaredChord: number | null): LeftOutRule | null {
  const { own, purpose } = plan
  if (plan.decided.has(pet.petId)) return 'already-decided'
  if (!own.purposes.includes(purpose)) return 'own-purpose'
  if (!pet.purposes.includes(purpose)) return 'their-purpose'
  if (!pet.wishes.species.includes(own.species)) return 'their-species'
  const breeding = purpose === 'breed' ? brokenForBreeding(plan, pet) : null
  if (breeding !== null) return breeding
  if (!pet.wishes.sizes.includes(own.size)) return 'their-size'
  const isFurther =
    plan.distanceCounts &&
    !pet.wishes.virtualOnly &&
    squaredChord !== null &&
    squaredChord > squaredChordOfSurfaceKm(pet.wishes.maxDistanceKm)
  return isFurther ? 'their-distance' : null
}

function brokenForBreeding(plan: SearchPlan, pet: SearchablePet): LeftOutRule | null {
  const { own, onDay } = plan
  if (own.species !== pet.species) return 'kind'
  if (own.sex === pet.sex) return 'sex'
  if (own.neutered || pet.neutered) return 'neuter'
  if (!isBreedable(plan, own) || !isBreedable(plan, pet)) return 'age'
  if (dayOrNever(own.vaccinatedUntil) < onDay || dayOrNever(pet.vaccinatedUntil) < onDay) return 'vaccination'
  return areRelated(own, pet) ? 'relatedness' : null
}

/** Old enough to be bred from, and for a dam not too old. */
export function isBreedable({ breedable }: SearchPlan, pet: SearchablePet): boolean {
  const { bornUntilDay, damBornAfterDay } = breedable[pet.species]
  const born = dayNumberOf(pet.birthDate)
  return born <= bornUntilDay && (pet.sex === 'male' || born > damBornAfterDay)
}

/** What shared pedigrees show; nothing shared shows nothing. */
function areRelated({ kin: own }: SearchablePet, { kin: other }: SearchablePet): boolean {
  return own !== undefined && other !== undefined && areCloseKin([...own, ...other], 0, NO_CLOSE_KIN.length)
}
