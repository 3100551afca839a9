import { DomainError } from '../../domain-error.ts'
import { type Chance, ChanceRange } from './chance.ts'

/** How a disease is passed on. */
export type Inheritance =
  | 'autosomal-recessive'
  | 'autosomal-dominant'
  /** One copy shows something, two show more. */
  | 'autosomal-incomplete-dominant'
  | 'x-linked-recessive'

/**
 * A laboratory's answer. `clear`: no copy of the variant, `carrier`: one, `affected`: two (one in a male when the gene
 * lies on the X chromosome; one or two when one is enough), `unknown`: not tested. Unknown never counts as clear.
 */
export type TestResult = 'clear' | 'carrier' | 'affected' | 'unknown'

/** How common a variant is in a population; only ever what the caller states, with where it is from. */
export type VariantFrequency = {
  /** Share of all copies of the gene that carry the variant, 0 to 1. */
  readonly share: number
  readonly population: string
  readonly source: string
}

/** What a litter's risk depends on. */
export type DiseaseQuestion = {
  readonly inheritance: Inheritance
  readonly sire: TestResult
  readonly dam: TestResult
  /** Young with two copies die before birth; the chances are then those of the young that are born. */
  readonly homozygousLethal?: boolean
  /** Turns ranges into expectations, assuming parents drawn at random from that population (Hardy-Weinberg). */
  readonly frequency?: VariantFrequency
}

/** Chances of one young; they sum to 1. For an incompletely dominant disease a carrier shows something, too. */
export type RiskClasses = { readonly clear: Chance; readonly carrier: Chance; readonly affected: Chance }

/** The risk of one disease in a litter. */
export type LitterDiseaseRisk = {
  /** Any young, sex unknown. */
  readonly young: RiskClasses
  readonly sons: RiskClasses
  readonly daughters: RiskClasses
  /** Share of conceived young that is not born. */
  readonly unborn: Chance
  /** `none-affected`: whatever is unknown, no young can be affected; `cannot-tell`: that depends on what is unknown. */
  readonly verdict: 'none-affected' | 'some-may-be-affected' | 'cannot-tell'
}

/** A male has one X chromosome: it is clear or affected, never a carrier. */
export class MaleCarrierError extends DomainError {
  override readonly name = 'MaleCarrierError'
  readonly code = 'pedigree/male-carrier'
  constructor() {
    super('a male cannot carry an X-linked variant without being affected')
  }
}

/** A stated frequency is no share between 0 and 1. */
export class FrequencyOutOfRangeError extends DomainError {
  override readonly name = 'FrequencyOutOfRangeError'
  readonly code = 'pedigree/frequency-out-of-range'
  constructor() {
    super('a frequency is a share between 0 and 1, with a source')
  }
}

/**
 * The risk of one disease in a litter from what is known of both parents (Mendel's first law; X-linked: sons get their
 * X from the dam alone). A parent that is not tested widens the range instead of being taken for clear.
 *
 * @throws {MaleCarrierError} when a sire is called a carrier of an X-linked variant.
 * @throws {FrequencyOutOfRangeError} when the stated frequency is none.
 * @see Nicholas (2010), "Introduction to Veterinary Genetics", chapters 1 and 5
 */
export function litterDiseaseRisk(question: DiseaseQuestion): LitterDiseaseRisk {
  const share = question.frequency?.share
  if (share !== undefined && !(share >= 0 && share <= 1)) throw new FrequencyOutOfRangeError()
  const gathered = new ChanceRange(OUTCOMES)
  for (const sire of possibleCopies(question, 'sire')) {
    for (const dam of possibleCopies(question, 'dam')) {
      const weight = sire.weight === null || dam.weight === null ? null : sire.weight * dam.weight
      gathered.add({ chances: chancesOf(question, sire.copies, dam.copies), weight })
    }
  }
  const classes = (first: number): RiskClasses => ({
    clear: gathered.of(first),
    carrier: gathered.of(first + 1),
    affected: gathered.of(first + 2),
  })
  const young = classes(0)
  return {
    young,
    sons: classes(3),
    daughters: classes(6),
    unborn: gathered.of(9),
    verdict: verdictOf(young.affected),
  }
}

/** Clear, carrier, affected: of any young, of sons, of daughters; then the unborn. */
const OUTCOMES = 10

type PossibleCopies = { readonly copies: number; readonly weight: number | null }

function verdictOf(affected: Chance): LitterDiseaseRisk['verdict'] {
  if (affected.high === 0) return 'none-affected'
  return affected.low > 0 ? 'some-may-be-affected' : 'cannot-tell'
}

/** How many copies a parent may have, each with its chance in the stated population. */
function possibleCopies(question: DiseaseQuestion, parent: 'sire' | 'dam'): PossibleCopies[] {
  const isHemizygous = question.inheritance === 'x-linked-recessive' && parent === 'sire'
  const copies = isHemizygous ? hemizygousCopies(question.sire) : diploidCopies(question, question[parent])
  if (copies.length === 1) return copies.map(count => ({ copies: count, weight: 1 }))
  const share = question.frequency?.share
  if (share === undefined) return copies.map(count => ({ copies: count, weight: null }))
  const commonness = isHemizygous
    ? [1 - share, share]
    : [(1 - share) ** 2, 2 * share * (1 - share), share ** 2]
  const total = copies.reduce((sum, count) => sum + (commonness[count] ?? 0), 0)
  // A population without the variant says nothing of an animal that has it.
  return copies.map(count => ({
    copies: count,
    weight: total === 0 ? null : (commonness[count] ?? 0) / total,
  }))
}

function hemizygousCopies(result: TestResult): number[] {
  if (result === 'carrier') throw new MaleCarrierError()
  if (result === 'unknown') return [0, 1]
  return result === 'clear' ? [0] : [1]
}

function diploidCopies({ inheritance, homozygousLethal }: DiseaseQuestion, result: TestResult): number[] {
  const most = homozygousLethal === true ? 1 : 2
  if (result === 'unknown') return most === 1 ? [0, 1] : [0, 1, 2]
  if (result === 'clear') return [0]
  if (result === 'carrier') return [1]
  return inheritance === 'autosomal-dominant' && most === 2 ? [1, 2] : [most]
}

/** Both parents known: exact. */
function chancesOf(question: DiseaseQuestion, sire: number, dam: number): number[] {
  const { inheritance } = question
  const isXLinked = inheritance === 'x-linked-recessive'
  const sons = isXLinked ? [1 - dam / 2, 0, dam / 2] : offspringOf(sire / 2, dam / 2)
  const daughters = isXLinked ? offspringOf(sire, dam / 2) : sons
  const unborn = question.homozygousLethal === true && !isXLinked ? (sons[2] ?? 0) : 0
  const [bornSons, bornDaughters] = [sons, daughters].map(copies =>
    unborn === 0 ? copies : [(copies[0] ?? 0) / (1 - unborn), (copies[1] ?? 0) / (1 - unborn), 0],
  )
  const [a, b] = [bornSons, bornDaughters].map(copies => inClasses(inheritance, copies ?? []))
  const young = [0, 1, 2].map(index => ((a?.[index] ?? 0) + (b?.[index] ?? 0)) / 2)
  return [...young, ...(a ?? []), ...(b ?? []), unborn]
}

/** Chances of no, one and two copies, from each parent's chance to pass one on. */
function offspringOf(fromSire: number, fromDam: number): number[] {
  const none = (1 - fromSire) * (1 - fromDam)
  const two = fromSire * fromDam
  return [none, fromSire * (1 - fromDam) + (1 - fromSire) * fromDam, two]
}

function inClasses(inheritance: Inheritance, [none = 0, one = 0, two = 0]: readonly number[]): number[] {
  return inheritance === 'autosomal-dominant' ? [none, 0, one + two] : [none, one, two]
}
