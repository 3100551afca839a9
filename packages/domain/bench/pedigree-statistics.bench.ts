import {
  ancestorEquivalents,
  ancestorLoss,
  commonAncestors,
  founderContributions,
  foundersOf,
  generatedPedigree,
  inbreedingByGeneration,
  inbreedingByYear,
  inbreedingCoefficients,
  inbreedingUpperEstimate,
  POPULATIONS,
  pedigreeStatistics,
  referencePopulation,
  relationshipBetween,
  relationshipsWith,
  SEX_CODES,
} from '@pawfect/domain/pedigree'

/** The promise: statistics in seconds, the sheet of one animal in milliseconds, once the coefficients are known. */
const SHEETS = 100

reportStatistics(1_000_000)
reportSheets(100_000)
reportRelationships(100_000)

/** Baseline: the same, had the ancestors been chosen as the source writes, two passes over all animals for each. */
function reportStatistics(animals: number): void {
  const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals, generations: 12 }, 1)
  const f = inbreedingCoefficients(pedigree)
  const all = referencePopulation(pedigree, 'all')
  const value = timed(() => pedigreeStatistics(pedigree, { f }))
  const passMs = median([1, 2, 3].map(() => timed(() => founderContributions(pedigree, all))))
  const choices = ancestorEquivalents(pedigree, all).ancestors.length
  report('pedigree-statistics-1m-animals', { value, baseline: value + 2 * passMs * choices })
}

/** Baseline: the same sheet by someone who keeps no coefficients. */
function reportSheets(animals: number): void {
  const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals, generations: 12 }, 1)
  const f = inbreedingCoefficients(pedigree)
  const byYear = inbreedingByYear(pedigree, f)
  const kept = (row: number) => [
    inbreedingByGeneration(pedigree, row, { f }),
    commonAncestors(pedigree, row, { f, generations: 10 }),
    foundersOf(pedigree, row),
    inbreedingUpperEstimate(pedigree, row, { f, byYear }),
    ancestorLoss(pedigree, row),
    relationshipBetween(pedigree, pedigree.sires[row] ?? 0, pedigree.dams[row] ?? 0),
  ]
  const anew = (row: number) => [
    inbreedingByGeneration(pedigree, row),
    commonAncestors(pedigree, row, { generations: 10 }),
    foundersOf(pedigree, row),
    inbreedingUpperEstimate(pedigree, row, { f: inbreedingCoefficients(pedigree) }),
    ancestorLoss(pedigree, row),
    relationshipBetween(pedigree, pedigree.sires[row] ?? 0, pedigree.dams[row] ?? 0),
  ]
  const askers = Array.from({ length: SHEETS }, (_, at) => animals - 1 - at * 97)
  for (const row of askers.slice(0, 20)) kept(row)
  const value = median(askers.map(row => timed(() => kept(row))))
  report('genetic-sheet-100k-p50', {
    value,
    baseline: median(askers.slice(0, 3).map(row => timed(() => anew(row)))),
  })
}

/** Baseline: each pair by itself, timed on every 25th male. */
function reportRelationships(animals: number): void {
  const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals, generations: 12 }, 1)
  const rows = [...pedigree.sexes.keys()]
  const males = rows.filter(row => pedigree.sexes[row] === SEX_CODES.male)
  const dam = rows.findLast(row => pedigree.sexes[row] === SEX_CODES.female) ?? 0
  const value = timed(() => males.map(relationshipsWith(pedigree, dam)))
  const some = males.filter((_, at) => at % 25 === 0)
  const each = timed(() => some.map(male => relationshipBetween(pedigree, male, dam))) / some.length
  report('relationships-of-one-dam-50k-males', { value, baseline: each * males.length })
}

function timed(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function median(times: readonly number[]): number {
  return [...times].sort((one, two) => one - two)[times.length >> 1] ?? Number.NaN
}

function report(
  name: string,
  { value, baseline }: { readonly value: number; readonly baseline: number },
): void {
  const ratio = baseline / value
  const words = `${name}: ${value.toFixed(1)} ms; the plain way ${baseline.toFixed(0)} ms (${ratio.toFixed(0)} times as long)`
  const figure = { name, value, unit: 'ms', baseline, ratio }
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figure) : words}\n`)
}
