import { type Pedigree, SEX_CODES } from '../pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import type { Mating } from './kinship.ts'
import { RelationshipProbe } from './relationship-probe.ts'

/** A litter to be added; a parent may be `UNKNOWN_PARENT`. */
export type NewLitter = Mating & {
  /** One of `SEX_CODES` for each pup. */
  readonly pups: readonly number[]
  /** 0 when unknown. */
  readonly birthYear?: number
}

/** Where a litter was put, and the coefficient that all of its pups have. */
export type AddedLitter = { readonly rows: readonly number[]; readonly inbreeding: number }

type Columns = Pedigree & { readonly inbreeding: Float64Array }

/** Room for this share of new animals is taken ahead, so that columns are copied only now and then. */
const ROOM_AHEAD = 1 / 8

/**
 * A pedigree that litters are added to, with the inbreeding coefficient of every animal kept up to date. What is
 * already known stays as it is, since offspring never change their ancestors' coefficients: a litter costs one
 * question about its parents' ancestors, however large the pedigree.
 */
export class GrowingPedigree {
  #columns: Columns
  #probe: RelationshipProbe
  #size: number
  /** Kept until the next litter: others remember what they prepared for a pedigree by its identity. */
  #now: { readonly pedigree: Pedigree; readonly inbreeding: Float64Array } | undefined

  /**
   * @param pedigree - is copied.
   * @param f - its inbreeding coefficients, when they are at hand; otherwise they are computed.
   * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
   */
  constructor(pedigree: Pedigree, f?: Float64Array) {
    checkCoefficients(pedigree, f)
    this.#size = pedigree.size
    this.#columns = withRoom(
      { ...pedigree, inbreeding: f ?? inbreedingCoefficients(pedigree) },
      pedigree.size,
    )
    this.#probe = new RelationshipProbe(this.#columns, this.#columns.inbreeding)
  }

  /** The pedigree as it is now. Later litters do not change it. */
  get pedigree(): Pedigree {
    return this.#look().pedigree
  }

  /** The coefficients of the pedigree as it is now. */
  get inbreeding(): Float64Array {
    return this.#look().inbreeding
  }

  /**
   * Adds the pups of one litter as the last rows. Parents without a sex take the one their part needs.
   *
   * @throws {NoSuchAnimalError} when a parent is no animal of the pedigree; nothing is added then.
   */
  addLitter({ sire, dam, pups, birthYear = 0 }: NewLitter): AddedLitter {
    checkRows({ size: this.#size }, [sire, dam], { allowUnknown: true })
    this.#makeRoomFor(pups.length)
    const { sires, dams, sexes, birthYears, inbreeding } = this.#columns
    const coefficient = this.#kinship(sire, dam)
    const rows = pups.map((sex, pup) => {
      const row = this.#size + pup
      sires[row] = sire
      dams[row] = dam
      sexes[row] = sex
      birthYears[row] = birthYear
      inbreeding[row] = coefficient
      return row
    })
    if (sexes[sire] === SEX_CODES.unknown) sexes[sire] = SEX_CODES.male
    if (sexes[dam] === SEX_CODES.unknown) sexes[dam] = SEX_CODES.female
    this.#size += pups.length
    this.#now = undefined
    return { rows, inbreeding: coefficient }
  }

  #look() {
    const { sires, dams, sexes, birthYears, inbreeding } = this.#columns
    const size = this.#size
    this.#now ??= {
      pedigree: {
        size,
        sires: sires.subarray(0, size),
        dams: dams.subarray(0, size),
        // Copied, because a later litter may tell a parent's sex.
        sexes: sexes.slice(0, size),
        birthYears: birthYears.subarray(0, size),
      },
      inbreeding: inbreeding.subarray(0, size),
    }
    return this.#now
  }

  #kinship(sire: number, dam: number): number {
    if (sire < 0 || dam < 0) return 0
    this.#probe.turnTo(sire, [dam])
    return this.#probe.with(dam) / 2
  }

  #makeRoomFor(pups: number): void {
    if (this.#size + pups <= this.#columns.sires.length) return
    this.#columns = withRoom(this.#columns, this.#size + pups)
    this.#probe = new RelationshipProbe(this.#columns, this.#columns.inbreeding)
  }
}

function withRoom(columns: Columns, animals: number): Columns {
  const size = Math.ceil(animals * (1 + ROOM_AHEAD)) + 64
  const larger = {
    size,
    sires: new Int32Array(size),
    dams: new Int32Array(size),
    sexes: new Uint8Array(size),
    birthYears: new Int16Array(size),
    inbreeding: new Float64Array(size),
  }
  larger.sires.set(columns.sires)
  larger.dams.set(columns.dams)
  larger.sexes.set(columns.sexes)
  larger.birthYears.set(columns.birthYears)
  larger.inbreeding.set(columns.inbreeding)
  return larger
}
