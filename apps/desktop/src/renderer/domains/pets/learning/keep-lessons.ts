import { type AccountScope, host } from '../../../shell/host.ts'
import type { DraftContent } from '../pet-draft.ts'

/**
 * Lets this computer remember which breed the owner named for the photos of a draft. Only where the owner opted
 * in, only for one breed, and never a reason for anything else to fail.
 */
export async function keepLessons(accountId: AccountScope, { facts, photos }: DraftContent): Promise<void> {
  const [breedId, another] = facts.breedIds
  if (breedId === undefined || another !== undefined || facts.mixed) return
  try {
    for (const { originalId, analysis } of photos) {
      if (analysis === null || analysis.abstained) continue
      const { isKept } = await host().learning.keepLesson({ accountId, originalId, breedId })
      if (!isKept) return
    }
  } catch (error) {
    console.warn('nothing was learned from these photos', error)
  }
}
