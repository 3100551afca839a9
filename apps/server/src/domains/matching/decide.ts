import type { UserId } from '@pawfect/domain/identity'
import { checkHardRules, type DecisionInput, dayNumberOf, type MatchingPet } from '@pawfect/domain/matching'
import type { Pet } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { findOwnPet, findVisiblePet, PetNotFoundError } from '../pets/index.ts'
import type { ApartFrom } from './apart-from.ts'
import { AlreadyMatchedError, OwnAnimalError, RuleBrokenError } from './matching-errors.ts'
import { completePets, findMatchOf } from './matching-store.ts'

/** A decision about to be made, with both animals read and the right to make it checked. */
export type CheckedDecision = { readonly own: Pet; readonly target: Pet }

/** Who decides, when, and whom they do not see. */
export type Decider = { readonly userId: UserId; readonly apartFrom: ApartFrom }

/**
 * Reads both animals of a decision.
 *
 * @throws {PetNotFoundError} if either is not there, or the target is hidden from this owner.
 * @throws {PetNotYoursError} if the deciding animal is someone else's.
 * @throws {OwnAnimalError} if both are the caller's.
 * @throws {AlreadyMatchedError} if the pair has matched.
 */
export async function checkDecision(
  db: Database,
  { petId, targetPetId }: DecisionInput,
  { userId, apartFrom }: Decider,
): Promise<CheckedDecision> {
  const own = await findOwnPet(db, petId, userId)
  const target = await findVisiblePet(db, targetPetId)
  if (target === null) throw new PetNotFoundError()
  if (target.ownerId === userId) throw new OwnAnimalError()
  if ((await apartFrom(db, userId)).has(target.ownerId)) throw new PetNotFoundError()
  const match = await findMatchOf(db, petId, targetPetId)
  if (match !== null) throw new AlreadyMatchedError(match.matchId)
  return { own, target }
}

/** Both animals as matching knows them. */
export async function readPair(
  db: Database,
  { own, target }: CheckedDecision,
): Promise<{ readonly own: MatchingPet; readonly other: MatchingPet }> {
  const [a, b] = await completePets(db, [own, target])
  if (a === undefined || b === undefined) throw new PetNotFoundError()
  return { own: a, other: b }
}

/**
 * Refuses a like that a hard rule forbids. Distance is no obstacle: those two meet in the park on screen.
 *
 * @throws {RuleBrokenError} naming the first rule broken.
 */
export function requireAllowedPair(
  pair: { readonly own: MatchingPet; readonly other: MatchingPet },
  { purpose, now }: { readonly purpose: DecisionInput['purpose']; readonly now: Date },
): void {
  const onDay = dayNumberOf(now.toISOString())
  const rule = checkHardRules({ ...pair, purpose, onDay }).broken.find(broken => broken !== 'distance')
  if (rule !== undefined) throw new RuleBrokenError(rule)
}
