import type { Pedigree } from '../pedigree.ts'
import { offspringOfSires } from './offspring-of-sires.ts'
import { RelationshipProbe } from './relationship-probe.ts'

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
 * @throws the signal's reason when it aborts.
 * @see Wright (1922), "Coefficients of Inbreeding and Relationship"
 * @see Sargolzaei, Iwaisaki & Colleau (2005), "A fast algorithm for computing inbreeding coefficients in large
 * populations"
 */
export function inbreedingCoefficients(
  pedigree: Pedigree,
  { signal, onProgress }: ComputationOptions = {},
): Float64Array {
  const steps = inbreedingSteps(pedigree)
  for (;;) {
    signal?.throwIfAborted()
    const step = steps.next()
    onProgress?.(step.done ? 1 : step.value)
    if (step.done) return step.value
  }
}

/** Sires between two looks at the clock. */
const SIRES_A_STEP = 64

/** The same, step by step: yields the share done, returns the coefficients. */
export function* inbreedingSteps(pedigree: Pedigree): Generator<number, Float64Array> {
  const f = new Float64Array(pedigree.size)
  const { sires, starts, offspring } = offspringOfSires(pedigree)
  const probe = new RelationshipProbe(pedigree, f)
  // Ascending: everything an animal's ancestors need was then computed with an earlier sire.
  for (let k = 0; k < sires.length; k += 1) {
    if (k % SIRES_A_STEP === 0) yield (starts[k] as number) / offspring.length
    probe.turnTo(sires[k] as number)
    for (let at = starts[k] as number; at < (starts[k + 1] as number); at += 1) {
      const row = offspring[at] as number
      f[row] = 0.5 * probe.with(pedigree.dams[row] as number)
    }
  }
  return f
}
