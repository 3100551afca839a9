import type { Pedigree } from '../pedigree.ts'
import { type BreedingLines, breedingLines } from './breeding-lines.ts'
import { RelationshipSweep } from './relationship-sweep.ts'

/** The lines of all parents of a pedigree; found once for each pedigree, and forgotten with it. */
export function parentLines(pedigree: Pedigree): BreedingLines {
  const kept = linesOf.get(pedigree)
  if (kept !== undefined) return kept
  const lines = breedingLines(pedigree, 'parents')
  linesOf.set(pedigree, lines)
  return lines
}

const linesOf = new WeakMap<Pedigree, BreedingLines>()

/** A sweep that answers for any two animals, with all coefficients learnt. */
export function parentsSweep(pedigree: Pedigree, f: Float64Array): RelationshipSweep {
  const kept = sweeps.get(f)
  if (kept?.pedigree === pedigree) return kept.sweep
  const lines = parentLines(pedigree)
  const sweep = new RelationshipSweep(pedigree, lines, { f })
  for (let line = 1; line <= lines.count; line += 1) sweep.learn(lines.rowOf[line] as number)
  sweeps.set(f, { pedigree, sweep })
  return sweep
}

/** Setting up a sweep is as much work as several rounds of it, so the one for the coefficients asked with last is kept. */
const sweeps = new WeakMap<Float64Array, { readonly pedigree: Pedigree; readonly sweep: RelationshipSweep }>()
