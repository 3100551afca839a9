import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
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
      readonly breedVerdict: PhotoAnalysis['breedVerdict']
      readonly otherKind: PhotoAnalysis['otherKind']
      readonly addOnGuesses: PhotoAnalysis['addOnGuesses']
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
    const analysis = await analyser.analyse(await readPhoto(path), options)
    const { species, breeds, breedVerdict, otherKind, addOnGuesses, mixedOrUnsure, abstained } = analysis
    const { quality, ms } = analysis
    const advice = quality.advice.map(({ message }) => message)
    return {
      file: path,
      species,
      breeds,
      breedVerdict,
      otherKind,
      addOnGuesses,
      mixedOrUnsure,
      abstained,
      quality: { ...quality, advice },
      ms,
    }
  } catch (error) {
    options.signal?.throwIfAborted()
    return { file: path, error: { code: codeOf(error), message: messageOf(error) } }
  }
}

/** Looks at the size first, and stops at the limit: neither a film nor an endless device may fill the memory. */
async function readPhoto(path: string): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > MAX_PHOTO_BYTES) throw new PhotoTooLargeError({ bytes: size })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of createReadStream(path, { end: MAX_PHOTO_BYTES })) {
    chunks.push(chunk)
    bytes += chunk.length
  }
  if (bytes > MAX_PHOTO_BYTES) throw new PhotoTooLargeError({ bytes })
  return Buffer.concat(chunks)
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code
  return isSystemError(error) ? 'ml/file-unreadable' : 'ml/failed'
}

function messageOf(error: unknown): string {
  if (isSystemError(error)) return UNREADABLE[error.code ?? ''] ?? `cannot be read (${error.code})`
  return error instanceof Error ? error.message : String(error)
}

/** What the system says of files that cannot be read, in plain words. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a folder, not a picture',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
