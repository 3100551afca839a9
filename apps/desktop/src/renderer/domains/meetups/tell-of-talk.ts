import { wentBothWays } from '@pawfect/domain/matching/learning'
import type { ChatLine } from './park-meeting.ts'

/** Who is asked and told. */
export interface TalkListener {
  /** Whether the owner lets it be told that they talked. */
  mayTell(): Promise<boolean>
  /** Tells that they talked, and nothing else. */
  tell(): Promise<unknown>
}

/**
 * Tells that the two owners talked, if both wrote some lines and the owner lets it be told. Nobody is asked or told
 * anything otherwise, and nothing of what was written leaves.
 */
export async function tellOfTalk(chat: readonly ChatLine[], listener: TalkListener): Promise<void> {
  const mine = chat.filter(({ from, arrived }) => from === null && arrived).length
  const theirs = chat.filter(({ from }) => from !== null).length
  if (wentBothWays({ mine, theirs }) && (await listener.mayTell())) await listener.tell()
}
