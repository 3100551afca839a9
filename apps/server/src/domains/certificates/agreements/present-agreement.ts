import type { AgreementId, AgreementView } from '@pawfect/domain/certificates'
import type { Caller, Clock, Database } from '../../../procedures/index.ts'
import { namesOf } from '../../identity/index.ts'
import { partOf } from './agreement-parties.ts'
import { viewAgreement } from './agreement-view.ts'
import { AgreementNotFoundError } from './agreements-errors.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { type AgreementRow, findAgreement, type Place } from './agreements-store.ts'

/** What a procedure knows about its caller. */
export type Asking = { readonly db: Database; readonly caller: Caller; readonly clock: Clock }

/** An agreement the caller has a part in. @throws {AgreementNotFoundError} */
export async function agreementOfCaller({ db, caller }: Asking, id: AgreementId): Promise<AgreementRow> {
  const row = await findAgreement(db, id, null)
  if (row === null || partOf(row, caller.userId, caller.role === 'admin') === null)
    throw new AgreementNotFoundError()
  return row
}

/** An agreement as the caller sees it now. @throws {AgreementNotFoundError} */
export async function presentAgreement(
  ask: Asking,
  ports: AgreementsPorts,
  id: AgreementId,
): Promise<AgreementView> {
  const row = await agreementOfCaller(ask, id)
  return present(ask, row, await ports.desk.placeOf(row.kind))
}

/** The same inside a command, whose transaction must not wait for the record. @throws {AgreementNotFoundError} */
export async function presentAtOnce(
  ask: Asking,
  ports: AgreementsPorts,
  id: AgreementId,
): Promise<AgreementView> {
  const row = await agreementOfCaller(ask, id)
  return present(ask, row, ports.desk.placeAtHand(row.kind))
}

async function present(ask: Asking, row: AgreementRow, place: Place | null): Promise<AgreementView> {
  const userIds = row.parts.flatMap(({ userId }) => (userId === null ? [] : [userId]))
  return viewAgreement(row, {
    userId: ask.caller.userId,
    speaksForOffice: ask.caller.role === 'admin',
    names: await namesOf(ask.db, userIds),
    place,
    now: ask.clock.now(),
  })
}
