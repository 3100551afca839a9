import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Examination } from './finding.ts'

/** Whether the installed Node is the one the product runs on. */
export const node: Examination = {
  part: 'Node',
  needed: true,
  look: async () =>
    Number(process.versions.node.split('.')[0]) >= 24
      ? { state: 'works', says: `Node ${process.versions.node} on ${process.platform} ${process.arch}.` }
      : {
          state: 'missing',
          says: `This is Node ${process.versions.node}; 24 is needed.`,
          next: 'Run "npm start", which fetches it.',
        },
}

/** Whether the local database writes and reads on this machine. */
export const database: Examination = {
  part: 'Database',
  needed: true,
  look: () =>
    inTemporaryFolder(async folder => {
      const { probeDatabase } = await import('@pawfect/server/command-line')
      return {
        state: 'works',
        says: `SQLite ${probeDatabase(join(folder, 'probe.db'))} writes and reads.`,
      }
    }),
}

/** Whether photos can be analysed: loads the models. */
export const photos: Examination = {
  part: 'Photo analysis',
  needed: true,
  look: async () => {
    const { createPhotoAnalyser } = await import('@pawfect/ml')
    const startedAt = performance.now()
    await using analyser = await createPhotoAnalyser()
    const { name, threads } = analyser.engine
    const ms = Math.round(performance.now() - startedAt)
    const on = `${name === 'cpu' ? 'the processor' : name}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
    return { state: 'works', says: `The models loaded in ${ms} ms and run on ${on}.` }
  },
}

/** Whether the embedded chain starts and takes a batch. */
export const chain: Examination = {
  part: 'Chain',
  needed: false,
  look: signal =>
    inTemporaryFolder(async folder => {
      const { anchorChainOn, openEmbeddedLedger } = await import('@pawfect/server/command-line')
      await using embedded = anchorChainOn(openEmbeddedLedger({ folder }), null)
      const digest = randomBytes(32).toString('hex')
      await embedded.anchorBatch({ root: digest, size: 1, manifest: digest })
      const { chainId } = await embedded.check(signal)
      return { state: 'works', says: `The embedded chain (id ${chainId}) took a batch of certificates.` }
    }),
}

/** Whether the embedded IPFS node keeps a file. */
export const ipfs: Examination = {
  part: 'IPFS',
  needed: false,
  look: () =>
    inTemporaryFolder(async folder => {
      const { openEmbeddedIpfs } = await import('@pawfect/server/command-line')
      await using store = await openEmbeddedIpfs({ folder })
      const cid = await store.pin(randomBytes(64))
      const kept = await store.isPinned(cid)
      return {
        state: kept ? 'works' : 'missing',
        says: 'The embedded node pinned and found a file, without network.',
      }
    }),
}

async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-doctor-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
