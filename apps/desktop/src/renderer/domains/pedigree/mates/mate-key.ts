import type { Mate } from '../../../../bridge/index.ts'

/** Tells mates of one list apart. */
export function keyOfMate({ mate }: Mate): string {
  return mate.source === 'own' ? `own ${mate.animal.animalId}` : `shared ${mate.studId}`
}

/** What to call a mate. */
export function nameOfMate({ mate }: Mate): string {
  return mate.source === 'own' ? mate.animal.name : mate.name
}
