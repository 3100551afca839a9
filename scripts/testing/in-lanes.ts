/**
 * Starts jobs in their order, at most so many at a time, and waits for all.
 *
 * @throws what the first job to fail threw; jobs not yet started then never start.
 */
export async function inLanes(lanes: number, jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs]
  const drive = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job()
  }
  await Promise.all(Array.from({ length: lanes }, drive))
}
