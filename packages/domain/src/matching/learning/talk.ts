/** Lines either side must have written before two are said to have talked: beyond "hello" and "bye". */
export const LINES_OF_A_TALK = 3

/** Whether a chat went both ways. Nothing of what was written is looked at, and a short one says nothing. */
export function wentBothWays({ mine, theirs }: { readonly mine: number; readonly theirs: number }): boolean {
  return Math.min(mine, theirs) >= LINES_OF_A_TALK
}
