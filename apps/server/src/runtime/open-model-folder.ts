import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { LearningPorts } from '../domains/pets/index.ts'

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)

/** As much of a signed release as is needed to name its head. Owners' apps check signatures; this server trusts its disk. */
const signedSchema = z.object({ release: z.string() })
const releaseSchema = z.object({ files: z.array(z.object({ name: z.string(), sha256: sha256Hex })) })
const headSchema = z.object({ breedIds: z.array(z.string()).min(2) })

/**
 * Learning's view of the folder of published models: which head owners' apps improve, and where the steps they
 * teach are put (`taught/ROUND.json`) for `npm run train -- breed --taught FILE` on the publisher's own machine.
 */
export function openModelFolder(folder: string): LearningPorts {
  return {
    currentHead: async () => {
      const manifest = await readJson(join(folder, 'current', 'breed.json'))
      if (manifest === null) return null
      const { files } = releaseSchema.parse(JSON.parse(signedSchema.parse(manifest).release))
      const base = files.find(({ name }) => name === 'breed-head.json')?.sha256
      const head = base === undefined ? null : await readJson(join(folder, 'blobs', base))
      return base === undefined || head === null
        ? null
        : { base, classes: headSchema.parse(head).breedIds.length }
    },
    keepStep: async step => {
      const file = join(folder, 'taught', `${step.roundId}.json`)
      await mkdir(join(folder, 'taught'), { recursive: true })
      await writeFile(`${file}.part`, `${JSON.stringify(step)}\n`, { mode: 0o600, flush: true })
      await rename(`${file}.part`, file)
    },
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
