import { readFile } from 'node:fs/promises'
import { type BreedHead, readBreedHead } from '../breeds/breed-head.ts'
import { builtInWeights, sha256, WEIGHTS_FOLDER } from '../weights/load-weights.ts'
import { ModelHashMismatchError } from '../weights/weights-manifest.ts'

/** A head that rounds may improve, and the name rounds know it by. */
export type TeachableHead = {
  readonly head: BreedHead
  /** SHA-256 of its description, which holds the biases and the order of breeds. */
  readonly base: string
}

/**
 * Reads the head in use.
 *
 * @param files - of an installed release, already checked; the built-in head when they are not both there.
 * @throws {ModelHashMismatchError} if the built-in head was changed.
 */
export async function readTeachableHead(
  files: Readonly<Partial<Record<'breed-head.json' | 'breed-head.int8', Uint8Array>>> = {},
): Promise<TeachableHead> {
  const description = files['breed-head.json'] ?? (await builtIn('breed-head.json'))
  const weights = files['breed-head.int8'] ?? (await builtIn('breed-head.int8'))
  return { head: readBreedHead(description, weights), base: sha256(description) }
}

async function builtIn(name: 'breed-head.json' | 'breed-head.int8'): Promise<Uint8Array> {
  const bytes = await readFile(new URL(name, WEIGHTS_FOLDER))
  const [expected, found] = [(await builtInWeights())[name], sha256(bytes)]
  if (found !== expected) throw new ModelHashMismatchError(name, { expected, found })
  return bytes
}
