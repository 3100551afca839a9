import { z } from 'zod'
import type { Species } from '../../pets/index.ts'
import {
  type LitterDiseaseRisk,
  litterDiseaseRisk,
  MaleCarrierError,
  type TestResult,
  type VariantFrequency,
} from './disease-risk.ts'
import { findGeneticTest, GENETIC_TESTS, type GeneticTest } from './genetic-tests.ts'

/** One result of one test in the catalogue. */
export const testReportSchema = z.strictObject({
  testId: z.string().refine(id => findGeneticTest(id) !== undefined, 'is no test we know'),
  result: z.enum(['clear', 'carrier', 'affected', 'unknown']),
})
export type TestReport = z.infer<typeof testReportSchema>

/** Two parents' results. */
export type LitterHealthQuestion = {
  readonly species: Species
  readonly breedIds: readonly string[]
  readonly sire: readonly TestReport[]
  readonly dam: readonly TestReport[]
  /** Stated frequencies by test id; none is ever assumed. */
  readonly frequencies?: Readonly<Record<string, VariantFrequency>>
}

/** One disease in one litter, and what a breeder must hear about it. */
export type LitterHealthRisk = {
  readonly test: GeneticTest
  readonly sire: TestResult
  readonly dam: TestResult
  readonly risk: LitterDiseaseRisk
  readonly cautions: readonly HealthCaution[]
}
export type HealthCaution =
  /** At least one parent is not tested, so nothing is ruled out by that side. */
  | 'untested-parent'
  /** A parent has the affected genotype itself. */
  | 'affected-parent'
  /** Not every animal with the affected genotype falls ill: a risk, not a certainty. */
  | 'incomplete-penetrance'
  /** Young with two copies die before birth: litters are smaller. */
  | 'unborn-young'

/**
 * The risks of a litter, the most serious first: every disease either parent was tested for, and every one that is
 * well described in a breed of theirs, tested or not.
 *
 * @throws {MaleCarrierError} when a sire is called a carrier of an X-linked variant.
 */
export function litterHealthRisks(question: LitterHealthQuestion): LitterHealthRisk[] {
  const resultsOf = (reports: readonly TestReport[]) =>
    new Map(reports.map(report => [report.testId, report.result]))
  const [sireResults, damResults] = [resultsOf(question.sire), resultsOf(question.dam)]
  return GENETIC_TESTS.filter(test => test.species === question.species)
    .filter(
      test =>
        sireResults.has(test.id) ||
        damResults.has(test.id) ||
        test.breedIds.some(id => question.breedIds.includes(id)),
    )
    .map(test => {
      const sire = sireResults.get(test.id) ?? 'unknown'
      const dam = damResults.get(test.id) ?? 'unknown'
      const { inheritance, homozygousLethal } = test
      const frequency = question.frequencies?.[test.id]
      const risk = litterDiseaseRisk({
        inheritance,
        sire,
        dam,
        ...(homozygousLethal === undefined ? {} : { homozygousLethal }),
        ...(frequency === undefined ? {} : { frequency }),
      })
      return { test, sire, dam, risk, cautions: cautionsOf(test, [sire, dam], risk) }
    })
    .toSorted((one, other) => seriousness(other) - seriousness(one))
}

/**
 * Which results one animal can have: a male is never the carrier of an X-linked variant.
 *
 * @throws {MaleCarrierError} when the results say so.
 */
export function checkTestReports(reports: readonly TestReport[], sex: 'male' | 'female'): void {
  for (const { testId, result } of reports) {
    const isXLinked = findGeneticTest(testId)?.inheritance === 'x-linked-recessive'
    if (isXLinked && sex === 'male' && result === 'carrier') throw new MaleCarrierError()
  }
}

function cautionsOf(
  test: GeneticTest,
  parents: readonly TestResult[],
  { unborn, young }: LitterDiseaseRisk,
): HealthCaution[] {
  const cautions: HealthCaution[] = []
  if (parents.includes('unknown')) cautions.push('untested-parent')
  if (parents.includes('affected')) cautions.push('affected-parent')
  if (test.incompletePenetrance === true && young.affected.high > 0) cautions.push('incomplete-penetrance')
  if (unborn.high > 0) cautions.push('unborn-young')
  return cautions
}

/** Certain risks before possible ones, larger before smaller, anything before nothing. */
function seriousness({ risk: { young } }: LitterHealthRisk): number {
  return young.affected.low * 100 + young.affected.high * 10 + young.carrier.low
}
