import type { UserId } from '@pawfect/domain/identity'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'

/**
 * Gives an animal's page to another account. Facts and photos go along, for they are about the animal; the place was
 * the former owner's, so it goes, and nobody else sees the page before its new owner publishes it.
 */
export async function handOverPet(
  db: Database,
  petId: PetId,
  { toId, now }: { readonly toId: UserId; readonly now: Date },
): Promise<void> {
  const nowhere = { latitudeDeg: null, longitudeDeg: null, placeLabel: null }
  await db.pet.update({
    where: { id: petId },
    data: { ...nowhere, ownerId: toId, published: false, updatedAt: now },
  })
}
