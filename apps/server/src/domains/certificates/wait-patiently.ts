/** The breeder waits this long for the chain; after that a certificate is signed, and anchored later. */
const PATIENCE_MS = 15_000

/** Waits for the work, but not for ever; the work goes on all the same. */
export async function waitPatiently(work: Promise<void>): Promise<void> {
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, PATIENCE_MS)
  await Promise.race([work, patience.promise])
  clearTimeout(timer)
}
