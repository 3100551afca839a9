import type { Pedigree } from '../pedigree.ts'
import { breedingLines, byGeneration, sortedByDam } from './breeding-lines.ts'
import { checkParentsFirst } from './coefficient-errors.ts'
import { LANES, type LaneKernel } from './lane-kernel.ts'
import { type OffspringOfSires, offspringOfSires } from './offspring-of-sires.ts'
import { openLaneKernel } from './open-lane-kernel.ts'
import { RelationshipProbe } from './relationship-probe.ts'
import { RelationshipSweep } from './relationship-sweep.ts'

/** How a long computation is watched and stopped. */
export type ComputationOptions = {
  /** Looked at between steps: in a single thread it can only abort from within `onProgress`. */
  readonly signal?: AbortSignal | undefined
  /** Called now and then with the share done, growing from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/**
 * Wright's coefficient of inbreeding of every animal, exact over all generations of the pedigree: the chance that
 * both alleles at a random locus come from one ancestor. Animals with an unknown parent have 0.
 *
 * @param pedigree - parents must stand in smaller rows, as `arrangePedigree` puts them.
 * @returns one probability in [0, 1] for each row; 0.25 for the offspring of full siblings.
 * @throws {ParentsNotFirstError} when they do not.
 * @throws the signal's reason when it aborts.
 * @see Wright (1922), "Coefficients of Inbreeding and Relationship"
 * @see Sargolzaei, Iwaisaki & Colleau (2005), "A fast algorithm for computing inbreeding coefficients in large
 * populations"
 */
export function inbreedingCoefficients(
  pedigree: Pedigree,
  { signal, onProgress }: ComputationOptions = {},
): Float64Array {
  return finish(inbreedingSteps(pedigree), { signal, onProgress })
}

/** Runs steps to their end. @throws the signal's reason when it aborts. */
export function finish<Result>(
  steps: Generator<number, Result>,
  { signal, onProgress }: ComputationOptions = {},
): Result {
  for (;;) {
    signal?.throwIfAborted()
    const step = steps.next()
    onProgress?.(step.done ? 1 : step.value)
    if (step.done) return step.value
  }
}

/** Below this many animals, numbering lines costs more than it saves; docs/decisions/0011 has the measurements. */
const MANY_ANIMALS = 2000

/**
 * The same, step by step: yields the share done, returns the coefficients.
 *
 * @throws {ParentsNotFirstError} at once.
 */
export function inbreedingSteps(pedigree: Pedigree): Generator<number, Float64Array> {
  checkParentsFirst(pedigree)
  return pedigree.size < MANY_ANIMALS ? inbreedingByProbe(pedigree) : inbreedingBySweep(pedigree)
}

/** Sires between two looks at the clock. */
const SIRES_A_STEP = 64

/** Sire by sire, straight over the ancestors of him and his mates: for few animals. */
export function* inbreedingByProbe(pedigree: Pedigree): Generator<number, Float64Array> {
  const f = new Float64Array(pedigree.size)
  const families = offspringOfSires(pedigree)
  const probe = new RelationshipProbe(pedigree, f)
  // Ascending: everything an animal's ancestors need was then computed with an earlier sire.
  for (let k = 0; k < families.sires.length; k += 1) {
    if (k % SIRES_A_STEP === 0) yield k / families.sires.length
    const offspring = families.of(families.sires[k] as number)
    const mates = offspring.map(row => pedigree.dams[row] as number)
    probe.turnTo(families.sires[k] as number, mates)
    offspring.forEach((row, at) => {
      f[row] = 0.5 * probe.with(mates[at] as number)
    })
  }
  return f
}

/** Eight sires of a generation together, sweeping over the lines that their mates descend from: for many animals. */
export function* inbreedingBySweep(
  pedigree: Pedigree,
  openKernel: (lines: number) => LaneKernel = openLaneKernel,
): Generator<number, Float64Array> {
  const f = new Float64Array(pedigree.size)
  yield 0
  const families = offspringOfSires(pedigree)
  const lines = breedingLines(pedigree, 'grandparents')
  const sweep = new RelationshipSweep(pedigree, lines, { f, openKernel })
  const sires = byGeneration(families.sires, lines.generationOf)
  const learners = byGeneration(lines.rowOf.subarray(1), lines.generationOf)
  let done = 0
  for (let generation = 0; generation < sires.length; generation += 1) {
    // The parents of this generation's animals were mated in an earlier one, so their coefficients are known.
    for (const row of learners[generation] ?? []) sweep.learn(row)
    const neighbours = sortedByDam(sires[generation] as Int32Array, pedigree, lines.lineOf)
    for (let at = 0; at < neighbours.length; at += LANES) {
      yield done / families.offspring.length
      done += coefficientsOfBatch({ pedigree, families, sweep, f }, neighbours.subarray(at, at + LANES))
    }
  }
  return f
}

type SweepState = {
  readonly pedigree: Pedigree
  readonly families: OffspringOfSires
  readonly sweep: RelationshipSweep
  readonly f: Float64Array
}

/** @returns how many offspring the sires have. */
function coefficientsOfBatch({ pedigree, families, sweep, f }: SweepState, sires: Int32Array): number {
  const litters = Array.from(sires, sire => families.of(sire))
  litters.forEach((offspring, lane) => {
    sweep.turnTo(sires[lane] as number, lane)
    for (const row of offspring) sweep.need(pedigree.dams[row] as number)
  })
  sweep.sweep()
  let done = 0
  litters.forEach((offspring, lane) => {
    for (const row of offspring) f[row] = 0.5 * sweep.with(pedigree.dams[row] as number, lane)
    done += offspring.length
  })
  return done
}
