import type { UserId } from '@pawfect/domain/identity'
import type { ReportDecision } from '@pawfect/domain/moderation'
import type { PetId } from '@pawfect/domain/pets'
import type { Database, EmitEvent } from '../../procedures/index.ts'
import { hideArtwork, showArtwork } from '../certificates/index.ts'
import { findProfile, markSuspended } from '../identity/index.ts'
import { isStillAffected } from '../moderation/index.ts'
import { markHidden } from '../pets/index.ts'
import { AdminSuspensionError, CannotHideError, SubjectGoneError } from './admin-errors.ts'
import type { ReportSubject } from './report-subject.ts'

/** What an effect is applied with. */
export interface EffectContext {
  readonly db: Database
  readonly emit: EmitEvent
  readonly now: Date
}

/**
 * Does what a decision says to the reported animal or person.
 *
 * @returns the id of what was changed; null when nothing was.
 */
export async function applyDecision(
  context: EffectContext,
  decision: ReportDecision,
  subject: ReportSubject | null,
): Promise<string | null> {
  if (decision === 'dismissed') return null
  if (subject === null) throw new SubjectGoneError()
  if (decision === 'warned') return null
  if (decision === 'hidden') return hide(context, subject)
  return suspend(context, subject.ownerId)
}

/** Undoes it, unless another standing decision wants the same. Call after the decision is marked reversed. */
export async function undoDecision(
  context: EffectContext,
  decision: string,
  affectedId: string | null,
): Promise<void> {
  const { db, emit } = context
  if (affectedId === null || (await isStillAffected(db, affectedId))) return
  if (decision === 'suspended') {
    if (await markSuspended(db, affectedId as UserId, null))
      emit('identity/user-restored', { userId: affectedId as UserId })
    return
  }
  if (await showArtwork(db, affectedId)) return
  const ownerId = await markHidden(db, affectedId as PetId, null)
  if (ownerId !== null) emit('pets/pet-shown', { petId: affectedId as PetId, ownerId })
}

async function hide({ db, emit, now }: EffectContext, subject: ReportSubject): Promise<string> {
  const { petId, artworkId, ownerId } = subject
  if (artworkId !== null) {
    await hideArtwork(db, artworkId)
    return artworkId
  }
  if (petId === null) throw new CannotHideError()
  await markHidden(db, petId, now)
  emit('pets/pet-hidden', { petId, ownerId })
  return petId
}

async function suspend({ db, emit, now }: EffectContext, userId: UserId): Promise<string> {
  if ((await findProfile(db, userId))?.role === 'admin') throw new AdminSuspensionError()
  await markSuspended(db, userId, now)
  emit('identity/user-suspended', { userId })
  return userId
}
