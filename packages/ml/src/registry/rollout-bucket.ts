import { createHash } from 'node:crypto'

/**
 * Where an installation stands in the queue for one release: the same at every start, another for every
 * release, so that nobody is always first.
 *
 * @returns 0 up to, but without, 100.
 */
export function rolloutBucket(installId: string, release: { kind: string; version: number }): number {
  const digest = createHash('sha256').update(`${installId}/${release.kind}/${release.version}`).digest()
  return (digest.readUInt32BE(0) / 2 ** 32) * 100
}
