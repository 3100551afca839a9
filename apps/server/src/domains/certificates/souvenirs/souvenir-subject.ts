import type { RecordSubject } from '../record/index.ts'
import { removeSouvenir, saveSouvenir } from './souvenirs-store.ts'

/** What becomes of a souvenir when the record has answered. */
export const souvenirSubject: RecordSubject = {
  bring: (chain, deed) => chain.bring(deed),
  written: async (db, { action, subjectId }, { at }) => {
    if (action === 'SouvenirReturn') await removeSouvenir(db, subjectId)
    else await saveSouvenir(db, subjectId, { state: 'written', writtenAt: at })
  },
  refused: async (db, { action, subjectId }) => {
    // Still somebody's, picture and all; a refused award is signed anew.
    const state = action === 'SouvenirReturn' ? 'written' : 'unsigned'
    await saveSouvenir(db, subjectId, { state })
  },
}
