import type { PetId, PhotoTally, ViewerKind } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'

/** A tally as it is kept: per photo, kind of viewer and hour. */
export type TallyRow = PhotoTally & {
  readonly photoId: string
  readonly kind: string
  readonly hourUtc: number
}

/** Everything counted about some photos. */
export async function talliesOf(db: Database, photoIds: readonly string[]): Promise<TallyRow[]> {
  return db.photoTally.findMany({ where: { photoId: { in: [...photoIds] } } })
}

/** Which photo a viewer was shown first. */
export interface Showing {
  readonly viewerPetId: PetId
  readonly petId: PetId
  readonly photoId: string
  readonly kind: ViewerKind
}

/** Remembers what a viewer was shown, unless they have decided already or the photo is gone. */
export async function noteShowing(db: Database, showing: Showing, now: Date): Promise<void> {
  const { viewerPetId, petId, photoId } = showing
  const where = { viewerPetId_petId: { viewerPetId, petId } }
  const before = await db.photoShowing.findUnique({ where })
  if (before !== null && before.answer !== null) return
  const [photo, viewer] = await Promise.all([
    db.petPhoto.count({ where: { id: photoId } }),
    db.pet.count({ where: { id: viewerPetId } }),
  ])
  if (photo === 0 || viewer === 0) return
  const data = { ...showing, shownAt: now }
  await db.photoShowing.upsert({ where, create: data, update: data })
}

/**
 * Counts one decision for the photo that came first. Cards never decided on count for nothing: what was not
 * looked at is no dislike.
 */
export async function countDecision(
  db: Database,
  pair: { readonly petId: PetId; readonly targetPetId: PetId },
  { answer, now }: { readonly answer: 'like' | 'pass'; readonly now: Date },
): Promise<void> {
  const where = { viewerPetId_petId: { viewerPetId: pair.petId, petId: pair.targetPetId } }
  await takeBackDecision(db, pair)
  const showing = await db.photoShowing.findUnique({ where })
  if (showing === null) return
  const expected = await yesRateOf(db, pair.petId)
  const hourUtc = now.getUTCHours()
  await db.photoShowing.update({ where, data: { answer, hourUtc, expected } })
  const id = { photoId: showing.photoId, kind: showing.kind, hourUtc }
  const counted = { shown: 1, liked: answer === 'like' ? 1 : 0, expected }
  await db.photoTally.upsert({
    where: { photoId_kind_hourUtc: id },
    create: { ...id, ...counted },
    update: {
      shown: { increment: 1 },
      liked: { increment: counted.liked },
      expected: { increment: expected },
    },
  })
}

/** Uncounts a decision exactly as it was counted. */
export async function takeBackDecision(
  db: Database,
  { petId, targetPetId }: { readonly petId: PetId; readonly targetPetId: PetId },
): Promise<void> {
  const where = { viewerPetId_petId: { viewerPetId: petId, petId: targetPetId } }
  const showing = await db.photoShowing.findUnique({ where })
  if (showing === null || showing.answer === null || showing.hourUtc === null) return
  const { photoId, kind, hourUtc, answer, expected } = showing
  await db.photoTally.updateMany({
    where: { photoId, kind, hourUtc },
    data: {
      shown: { decrement: 1 },
      liked: { decrement: answer === 'like' ? 1 : 0 },
      expected: { decrement: expected ?? 0 },
    },
  })
  await db.photoShowing.update({ where, data: { answer: null, hourUtc: null, expected: null } })
}

/** Owners say yes to one in four before anything is known of them. */
const USUAL_YES = { liked: 1, shown: 4 }

async function yesRateOf(db: Database, viewerPetId: PetId): Promise<number> {
  const [shown, liked] = await Promise.all([
    db.photoShowing.count({ where: { viewerPetId, answer: { not: null } } }),
    db.photoShowing.count({ where: { viewerPetId, answer: 'like' } }),
  ])
  return (liked + USUAL_YES.liked) / (shown + USUAL_YES.shown)
}
