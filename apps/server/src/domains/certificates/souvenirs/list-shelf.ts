import {
  type Souvenir,
  souvenirDeskSchema,
  souvenirMark,
  souvenirOccasion,
  souvenirShelfSchema,
} from '@pawfect/domain/certificates'
import { signedInQuery } from '../../../procedures/index.ts'
import type { SouvenirsPorts } from './souvenirs-ports.ts'
import { countTaken, type EventRow, listEvents, listSouvenirs, type SouvenirRow } from './souvenirs-store.ts'

/** The caller's souvenirs, what they have earned and not taken, and the events they host. */
export const createListShelf = ({ earnedBy }: SouvenirsPorts) =>
  signedInQuery.output(souvenirShelfSchema).query(async ({ ctx: { db, caller, clock } }) => {
    const kept = await listSouvenirs(db, caller.userId)
    const taken = new Set(kept.map(({ facts }) => souvenirOccasion(facts)))
    const earned = await earnedBy(db, caller.userId, clock.now())
    const hosted = await listEvents(db, caller.userId)
    return {
      kept: kept.map(viewSouvenir),
      earned: earned.filter(facts => !taken.has(souvenirOccasion(facts))),
      hosted: await Promise.all(
        hosted.map(async event => ({ ...viewEvent(event), taken: await takers(event) })),
      ),
    }

    function takers({ eventId }: EventRow): Promise<number> {
      return countTaken(db, souvenirOccasion({ kind: 'event', mark: souvenirMark('event', eventId) }))
    }
  })

/** Where to sign. Waits for the record; the shelf does not. */
export const createSouvenirDesk = ({ desk }: SouvenirsPorts) =>
  signedInQuery.output(souvenirDeskSchema).query(async () => ({ place: await desk.souvenirPlace() }))

/** A souvenir as its owner sees it. */
export function viewSouvenir({ souvenirId, facts, state, takenAt, writtenAt }: SouvenirRow): Souvenir {
  return {
    ...{ souvenirId, facts, state, takenAt: takenAt.toISOString() },
    writtenAt: writtenAt?.toISOString() ?? null,
  }
}

function viewEvent({ closesAt, ...event }: EventRow) {
  return { ...event, closesAt: closesAt.toISOString() }
}
