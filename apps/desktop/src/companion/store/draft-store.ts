import type { AccountScope, JsonValue, PetDraft } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** Drafts of animals, by account. */
export type DraftStore = {
  /** @returns the instant it was saved, ISO. */
  readonly save: (accountId: AccountScope, draft: Omit<PetDraft, 'savedAt'>) => string
  readonly read: (accountId: AccountScope, draftId: string) => PetDraft | null
  readonly list: (accountId: AccountScope) => PetDraft[]
  readonly delete: (accountId: AccountScope, draftId: string) => boolean
  /** Moves every draft of `nobody` to the account; an own draft of the same name stays. @returns how many moved. */
  readonly adopt: (accountId: AccountScope) => number
}

type DraftRow = { draft_id: string; content: string; photo_original_ids: string; saved_at: string }

/** Keeps drafts in the companion's database. */
export function createDraftStore(database: CompanionDatabase): DraftStore {
  const upsert = database.prepare(
    `INSERT INTO draft VALUES (@accountId, @draftId, @content, @photoOriginalIds, @savedAt)
     ON CONFLICT DO UPDATE SET content = excluded.content,
       photo_original_ids = excluded.photo_original_ids, saved_at = excluded.saved_at`,
  )
  const one = database.prepare<[string, string], DraftRow>(
    'SELECT * FROM draft WHERE account_id = ? AND draft_id = ?',
  )
  const all = database.prepare<[string], DraftRow>(
    'SELECT * FROM draft WHERE account_id = ? ORDER BY saved_at DESC, draft_id',
  )
  const remove = database.prepare('DELETE FROM draft WHERE account_id = ? AND draft_id = ?')
  const move = database.prepare("UPDATE OR IGNORE draft SET account_id = ? WHERE account_id = 'nobody'")
  return {
    save: (accountId, draft) => {
      const savedAt = new Date().toISOString()
      upsert.run({
        accountId,
        draftId: draft.draftId,
        content: JSON.stringify(draft.content),
        photoOriginalIds: JSON.stringify(draft.photoOriginalIds),
        savedAt,
      })
      return savedAt
    },
    read: (accountId, draftId) => {
      const row = one.get(accountId, draftId)
      return row === undefined ? null : draftOf(row)
    },
    list: accountId => all.all(accountId).map(draftOf),
    delete: (accountId, draftId) => remove.run(accountId, draftId).changes > 0,
    adopt: accountId => move.run(accountId).changes,
  }
}

function draftOf(row: DraftRow): PetDraft {
  return {
    draftId: row.draft_id,
    content: JSON.parse(row.content) as JsonValue,
    photoOriginalIds: JSON.parse(row.photo_original_ids) as string[],
    savedAt: row.saved_at,
  }
}
