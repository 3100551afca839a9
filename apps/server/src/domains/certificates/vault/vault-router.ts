import { router } from '../../../procedures/index.ts'
import { createAnswerVaccination, createFetchVaccination } from './answer-vaccination.ts'
import { createAskVaccination, createVaccinationsOfMeetup } from './ask-vaccination.ts'
import { createDeleteRecord } from './delete-record.ts'
import { createFetchRecord, createFetchShared } from './fetch-record.ts'
import { createFindReader } from './find-reader.ts'
import { createLetIn } from './let-in.ts'
import { createListMyRecords, createListSharedWithMe } from './list-records.ts'
import { registerReadingKey } from './register-reading-key.ts'
import { createRevokeReader } from './revoke-reader.ts'
import { createStoreRecord } from './store-record.ts'
import type { VaultPorts } from './vault-ports.ts'

/** Everything under `vault.`. */
export const createVaultRouter = (ports: VaultPorts) =>
  router({
    registerReadingKey,
    findReader: createFindReader(ports),
    storeRecord: createStoreRecord(ports),
    listMyRecords: createListMyRecords(ports),
    fetchRecord: createFetchRecord(ports),
    letIn: createLetIn(ports),
    revokeReader: createRevokeReader(ports),
    deleteRecord: createDeleteRecord(ports),
    listSharedWithMe: createListSharedWithMe(ports),
    fetchShared: createFetchShared(ports),
    askVaccination: createAskVaccination(ports),
    vaccinationsOfMeetup: createVaccinationsOfMeetup(ports),
    answerVaccination: createAnswerVaccination(ports),
    fetchVaccination: createFetchVaccination(ports),
  })
