import type { TaughtStep } from '@pawfect/domain/pets/learning'
import { type BreedHead, readBreedHead, writeBreedHead } from '../../src/breeds/breed-head.ts'
import { taughtHead } from '../../src/federation/teach-bias.ts'
import { sha256 } from '../../src/weights/load-weights.ts'
import { TaughtElsewhereError } from './training-kind.ts'

/** The two files of a breed head. */
export type HeadFiles = { readonly 'breed-head.json': Buffer; readonly 'breed-head.int8': Uint8Array }

/** Writes a head as its two files. */
export function headFiles(head: BreedHead): HeadFiles {
  const { description, weights } = writeBreedHead(head)
  return {
    'breed-head.json': Buffer.from(`${description}\n`),
    'breed-head.int8': new Uint8Array(weights.buffer),
  }
}

/**
 * Teaches the steps one after the other, each to the very head its round was about.
 *
 * @returns the files of the head taught last, and how far all steps together moved each breed's score.
 * @throws {TaughtElsewhereError} where a step was taught to another head.
 */
export function withSteps(
  fitted: HeadFiles,
  taught: readonly TaughtStep[],
): { files: HeadFiles; shift: Float32Array } {
  const readFiles = (files: HeadFiles) => readBreedHead(files['breed-head.json'], files['breed-head.int8'])
  let files = fitted
  for (const { base, step, roundId } of taught) {
    const head = readFiles(files)
    if (sha256(files['breed-head.json']) !== base || step.length !== head.breedIds.length)
      throw new TaughtElsewhereError(roundId)
    files = { ...files, ...pick(headFiles(taughtHead(head, step))) }
  }
  const [before, after] = [readFiles(fitted), readFiles(files)]
  return { files, shift: after.bias.map((bias, at) => bias - (before.bias[at] as number)) }
}

/** Only biases were taught; the weights stay byte for byte. */
function pick(files: HeadFiles): Pick<HeadFiles, 'breed-head.json'> {
  return { 'breed-head.json': files['breed-head.json'] }
}
