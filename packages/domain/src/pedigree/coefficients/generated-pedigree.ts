import { type Pedigree, SEX_CODES, UNKNOWN_PARENT } from '../pedigree.ts'

/** What a generated population is like. */
export type GeneratedPopulation = {
  readonly animals: number
  /** Of about equal size; the first consists of founders. */
  readonly generations: number
  /** Share of a generation's males, and of its females, that breed at all. */
  readonly breedingMales: number
  readonly breedingFemales: number
  /** Mean number of pups; 1 gives single offspring, anything else varies from one to about twice as many. */
  readonly litterSize: number
  /** 1: all sires are used alike. 2: the first quarter of them sires half of all litters; and so on. */
  readonly popularity: number
  /** Share of matings with an animal of the last generation but one. */
  readonly olderMates: number
}

/**
 * Populations that differ in what makes their coefficients hard to compute: how many sires, how many dams, how many
 * of them at once.
 * - `breed`: a dog breed. One male in seventeen and one female in four breed, five or six pups a litter, popular
 *   sires, some mates a generation older.
 * - `herd`: cattle with artificial insemination. One bull in a hundred, most cows, single calves.
 * - `flock`: five sires of a hundred males, half of all females, single offspring, mates drawn alike.
 * - `wild`: everyone may breed with anyone. The least favourable: two of five animals are sires or dams.
 */
export const POPULATIONS = {
  breed: { breedingMales: 0.06, breedingFemales: 0.25, litterSize: 5.5, popularity: 1.8, olderMates: 0.15 },
  herd: { breedingMales: 0.01, breedingFemales: 0.6, litterSize: 1, popularity: 2, olderMates: 0.3 },
  flock: { breedingMales: 0.05, breedingFemales: 0.5, litterSize: 1, popularity: 1, olderMates: 0 },
  wild: { breedingMales: 1, breedingFemales: 1, litterSize: 1, popularity: 1, olderMates: 0 },
} as const satisfies Record<string, Omit<GeneratedPopulation, 'animals' | 'generations'>>

/** A pedigree made up from a seed: the same seed gives the same animals everywhere. For tests and benches. */
export function generatedPedigree(population: GeneratedPopulation, seed: number): Pedigree {
  const random = randomNumbers(seed)
  const pedigree = founders(population.animals)
  const breeders: Breeders[] = []
  const generationSize = Math.ceil(population.animals / population.generations)
  for (let start = 0; start < population.animals; start += generationSize) {
    const end = Math.min(start + generationSize, population.animals)
    if (start > 0) breedGeneration({ pedigree, population, breeders, random }, start, end)
    for (let row = start; row < end; row += 1)
      pedigree.sexes[row] = random() < 0.5 ? SEX_CODES.male : SEX_CODES.female
    breeders.push(chooseBreeders({ pedigree, population, random }, start, end))
  }
  return pedigree
}

type Breeders = { readonly males: Int32Array; readonly females: Int32Array }
type Random = () => number

function founders(size: number): Pedigree {
  return {
    size,
    sires: new Int32Array(size).fill(UNKNOWN_PARENT),
    dams: new Int32Array(size).fill(UNKNOWN_PARENT),
    sexes: new Uint8Array(size),
    birthYears: new Int16Array(size),
  }
}

type Breeding = {
  pedigree: Pedigree
  population: GeneratedPopulation
  breeders: readonly Breeders[]
  random: Random
}

function breedGeneration(
  { pedigree, population, breeders, random }: Breeding,
  start: number,
  end: number,
): void {
  let row = start
  while (row < end) {
    const { males } = pickGeneration(breeders, population, random)
    const { females } = pickGeneration(breeders, population, random)
    const sire = males[Math.floor(males.length * random() ** population.popularity)] as number
    const dam = females[Math.floor(females.length * random())] as number
    const litterEnd = Math.min(row + litterSize(population, random), end)
    pedigree.sires.fill(sire, row, litterEnd)
    pedigree.dams.fill(dam, row, litterEnd)
    row = litterEnd
  }
}

function pickGeneration(
  breeders: readonly Breeders[],
  population: GeneratedPopulation,
  random: Random,
): Breeders {
  const isOlder = breeders.length > 1 && random() < population.olderMates
  return breeders[breeders.length - (isOlder ? 2 : 1)] as Breeders
}

function litterSize(population: GeneratedPopulation, random: Random): number {
  if (population.litterSize === 1) return 1
  // Three dice instead of one: most litters are near the mean.
  const spread = random() + random() + random() - 1.5
  return Math.max(1, Math.round(population.litterSize * (1 + 0.8 * spread)))
}

function chooseBreeders(
  { pedigree, population, random }: Omit<Breeding, 'breeders'>,
  start: number,
  end: number,
): Breeders {
  const choose = (sex: number, share: number) => {
    const rows = []
    for (let row = start; row < end; row += 1) if (pedigree.sexes[row] === sex) rows.push(row)
    // A generation too small to have both sexes takes whoever is there.
    const candidates = rows.length > 0 ? rows : [start]
    return shuffled(candidates, random).subarray(0, Math.max(1, Math.round(candidates.length * share)))
  }
  return {
    males: choose(SEX_CODES.male, population.breedingMales),
    females: choose(SEX_CODES.female, population.breedingFemales),
  }
}

/** Fisher and Yates. */
function shuffled(rows: readonly number[], random: Random): Int32Array {
  const order = Int32Array.from(rows)
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const row = order[at] as number
    order[at] = order[other] as number
    order[other] = row
  }
  return order
}

/** Mulberry32: small, quick, and the same on every machine. */
function randomNumbers(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
