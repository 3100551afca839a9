/**
 * `Promise.all` that leaves nothing running behind: when one fails, the others are waited for before it is told.
 *
 * @throws what the first in the row that failed was rejected with.
 */
export async function settleAll<Work extends readonly unknown[]>(
  work: readonly [...Work],
): Promise<{ [Part in keyof Work]: Awaited<Work[Part]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
