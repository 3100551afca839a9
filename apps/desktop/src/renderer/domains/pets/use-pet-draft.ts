import { useCallback, useEffect, useRef, useState } from 'react'
import type { JsonValue, PetDraft } from '../../../bridge/index.ts'
import { host, useAccountScope } from '../../shell/host.ts'
import { type DraftContent, emptyDraft, readDraftContent } from './pet-draft.ts'

/** Typing pauses longer than this are worth writing down. */
const SAVE_AFTER_MS = 400

/** A half-entered animal, kept on this machine as it grows. */
export interface PetDraftState {
  readonly draftId: string
  readonly content: DraftContent
  readonly savedAt: string | null
  /** False from the first keystroke until everything typed so far is on disk. */
  readonly isKept: boolean
  /** True when it was found here rather than started now. */
  readonly resumed: boolean
  change(update: (content: DraftContent) => DraftContent): void
  startOver(): Promise<void>
}

/**
 * Opens the newest draft that is not registered yet, or the one named, or starts one.
 *
 * @returns null while looking for it.
 */
export function usePetDraft(wantedDraftId?: string): PetDraftState | null {
  const accountId = useAccountScope()
  const [draft, setDraft] = useState<Omit<PetDraftState, 'change' | 'startOver'> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    let current = true
    void findDraft(accountId, wantedDraftId).then(found => {
      if (current) setDraft(found)
    })
    return () => {
      current = false
    }
  }, [accountId, wantedDraftId])

  const change = useCallback<PetDraftState['change']>(
    update => {
      setDraft(before => {
        if (before === null) return null
        const content = update(before.content)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => {
          void saveDraft(accountId, before.draftId, content).then(savedAt =>
            setDraft(now =>
              now?.draftId === before.draftId ? { ...now, savedAt, isKept: now.content === content } : now,
            ),
          )
        }, SAVE_AFTER_MS)
        return { ...before, content, isKept: false }
      })
    },
    [accountId],
  )

  const startOver = useCallback(async () => {
    clearTimeout(timer.current)
    if (draft !== null) await host().pets.deleteDraft({ accountId, draftId: draft.draftId })
    setDraft(freshDraft())
  }, [accountId, draft])

  return draft === null ? null : { ...draft, change, startOver }
}

function freshDraft(): Omit<PetDraftState, 'change' | 'startOver'> {
  return {
    draftId: `animal-${crypto.randomUUID()}`,
    content: emptyDraft(),
    savedAt: null,
    isKept: false,
    resumed: false,
  }
}

async function findDraft(
  accountId: PetDraftOwner,
  wantedDraftId: string | undefined,
): Promise<Omit<PetDraftState, 'change' | 'startOver'>> {
  const drafts = await listDrafts(accountId).catch((error: unknown) => {
    console.warn('drafts could not be read', error)
    return []
  })
  const found = drafts.find(draft =>
    wantedDraftId === undefined ? draft.content.petId === null : draft.draftId === wantedDraftId,
  )
  if (found === undefined) return freshDraft()
  return { ...found, isKept: true, resumed: true }
}

type PetDraftOwner = ReturnType<typeof useAccountScope>

/** A draft with its content understood. */
export interface KeptDraft {
  readonly draftId: string
  readonly content: DraftContent
  readonly savedAt: string
}

/** Every readable draft of an account on this machine, newest first. */
export async function listDrafts(accountId: PetDraftOwner): Promise<readonly KeptDraft[]> {
  const { drafts } = await host().pets.listDrafts({ accountId })
  return drafts
    .flatMap((draft: PetDraft) => {
      const content = readDraftContent(draft.content)
      return content === null ? [] : [{ draftId: draft.draftId, content, savedAt: draft.savedAt }]
    })
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
}

/** Writes a draft to this machine; on disk when it answers. */
export async function saveDraft(
  accountId: PetDraftOwner,
  draftId: string,
  content: DraftContent,
): Promise<string> {
  const { savedAt } = await host().pets.saveDraft({
    accountId,
    draftId,
    // A schema's own output is plain JSON; TypeScript cannot see that through optional keys.
    content: JSON.parse(JSON.stringify(content)) as JsonValue,
    photoOriginalIds: content.photos.map(photo => photo.originalId),
  })
  return savedAt
}
