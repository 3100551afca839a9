import {
  orderPhotos,
  type Pet,
  type PetCard,
  type PhotoTally,
  type Purpose,
  viewerKindOf,
} from '@pawfect/domain/pets'
import type { Database, EmitEvent } from '../../../procedures/index.ts'
import { type TallyRow, talliesOf } from './photo-tallies-store.ts'

/** Who looks, and for what. */
export interface Viewer {
  readonly pet: Pick<Pet, 'petId' | 'size'>
  readonly purpose: Purpose
  readonly now: Date
  readonly emit: EmitEvent
}

/**
 * Puts first, on each card, the photo that is to be shown first to this viewer, and says so as an event. The
 * same viewer sees the same photo all day.
 */
export async function orderCardPhotos(
  db: Database,
  cards: readonly PetCard[],
  viewer: Viewer,
): Promise<PetCard[]> {
  const rows = await talliesOf(
    db,
    cards.flatMap(card => card.photos.map(({ photoId }) => photoId)),
  )
  const kind = viewerKindOf(viewer.pet, viewer.purpose)
  const day = viewer.now.toISOString().slice(0, 10)
  const ordered = cards.map(card => {
    const records = card.photos.map(({ photoId }) => ({
      photoId,
      all: sumOf(rows.filter(row => row.photoId === photoId)),
      kind: sumOf(rows.filter(row => row.photoId === photoId && row.kind === kind)),
    }))
    const order = orderPhotos(records, `${viewer.pet.petId} ${card.petId} ${day}`)
    const photos = card.photos.toSorted((a, b) => order.indexOf(a.photoId) - order.indexOf(b.photoId))
    return { ...card, photos }
  })
  const firsts = ordered.flatMap(({ petId, photos: [first] }) =>
    first === undefined ? [] : [{ petId, photoId: first.photoId }],
  )
  viewer.emit('pets/photos-shown-first', { viewerPetId: viewer.pet.petId, kind, firsts })
  return ordered
}

/** Adds tallies up. */
export function sumOf(rows: readonly TallyRow[]): PhotoTally {
  return rows.reduce(
    (sum, row) => ({
      shown: sum.shown + row.shown,
      liked: sum.liked + row.liked,
      expected: sum.expected + row.expected,
    }),
    { shown: 0, liked: 0, expected: 0 },
  )
}
