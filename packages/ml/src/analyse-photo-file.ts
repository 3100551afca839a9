import { readFile, stat } from 'node:fs/promises'
import { DomainError } from '@pawfect/domain'
import type { PhotoAnalysis } from '@pawfect/domain/pets'
import { PhotoTooLargeError } from './photo/photo-errors.ts'
import { MAX_PHOTO_BYTES } from './photo/photo-limits.ts'
import type { PhotoAnalyser } from './worker/create-photo-analyser.ts'

/** One line of `pawfect photo analyse --json`. */
export type PhotoLine =
  | {
      readonly file: string
      readonly species: PhotoAnalysis['species']
      readonly breeds: PhotoAnalysis['breeds']
      readonly mixedOrUnsure: PhotoAnalysis['mixedOrUnsure']
      readonly abstained: boolean
      readonly quality: Omit<PhotoAnalysis['quality'], 'advice'> & { readonly advice: readonly string[] }
      readonly ms: number
    }
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } }

/** Analyses one file for the command line. Never throws over a file: the others must go on. */
export async function analysePhotoFile(
  analyser: PhotoAnalyser,
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<PhotoLine> {
  try {
    const { species, breeds, mixedOrUnsure, abstained, quality, ms } = await analyser.analyse(
      await readPhoto(path),
      options,
    )
    const advice = quality.advice.map(({ message }) => message)
    return { file: path, species, breeds, mixedOrUnsure, abstained, quality: { ...quality, advice }, ms }
  } catch (error) {
    options.signal?.throwIfAborted()
    return { file: path, error: { code: codeOf(error), message: messageOf(error) } }
  }
}

/** Looks at the size first: a film must not fill the memory before it is refused. */
async function readPhoto(path: string): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > MAX_PHOTO_BYTES) throw new PhotoTooLargeError({ bytes: size })
  return readFile(path)
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code
  return isSystemError(error) ? 'ml/file-unreadable' : 'ml/failed'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
