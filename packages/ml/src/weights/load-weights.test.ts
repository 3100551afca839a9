import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { loadWeights, WEIGHTS_FOLDER } from './load-weights.ts'
import { ModelHashMismatchError, WEIGHT_FILES } from './weights-manifest.ts'

test('loadWeights reads every file the manifest vouches for', async () => {
  const weights = await loadWeights()

  expect(Object.keys(weights).sort()).toEqual([...WEIGHT_FILES].sort())
})

test('error: loadWeights refuses a file changed by one byte', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'pawfect-weights-'))
  await cp(WEIGHTS_FOLDER, copy, { recursive: true })
  const bytes = await readFile(join(copy, 'breed-head.int8'))
  bytes[1000] = (bytes[1000] ?? 0) ^ 1
  await writeFile(join(copy, 'breed-head.int8'), bytes)

  await expect(loadWeights(pathToFileURL(`${copy}/`))).rejects.toBeInstanceOf(ModelHashMismatchError)
  await rm(copy, { recursive: true })
})
