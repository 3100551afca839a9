import { DomainError } from '../../domain-error.ts'
import type { Species } from '../../pets/index.ts'
import { checkCoatEvidence, checkTestReports } from '../genetics/index.ts'
import { arrangePedigree } from '../pedigree.ts'
import type { SharePedigreeInput } from './shared-pedigree.ts'

/** The records do not hold the animal whose ancestry they are said to be. */
export class RootMissingError extends DomainError {
  override readonly name = 'RootMissingError'
  readonly code = 'pedigree/root-missing'
  constructor() {
    super('the animal itself is not among the records')
  }
}

/** Records of animals that are no ancestors: a whole studbook is not shared by the way. */
export class NotAnAncestorError extends DomainError {
  override readonly name = 'NotAnAncestorError'
  readonly code = 'pedigree/not-an-ancestor'
  override readonly facts: { readonly id: string; readonly count: number }
  constructor(id: string, count: number) {
    super(`${count} records are no ancestors, for example ${id}`)
    this.facts = { id, count }
  }
}

/** The record of the animal says another sex than its profile. */
export class SexContradictedError extends DomainError {
  override readonly name = 'SexContradictedError'
  readonly code = 'pedigree/sex-contradicted'
  constructor() {
    super("the animal's record and its profile say different sexes")
  }
}

/** Only a male that can have offspring is offered as a stud. */
export class NoStudError extends DomainError {
  override readonly name = 'NoStudError'
  readonly code = 'pedigree/no-stud'
  constructor() {
    super('only an intact male can be offered as a stud')
  }
}

/** What is known of the animal from its profile. */
export type ProfileFacts = {
  readonly species: Species
  readonly sex: 'male' | 'female'
  readonly neutered: boolean
}

/**
 * Checks what a schema cannot: that the records are this animal and its ancestors and nothing else, without a loop,
 * that results are possible for its sex, and that its coat has a genotype.
 *
 * @throws {DuplicateAnimalError | PedigreeCycleError | RootMissingError | NotAnAncestorError}
 * @throws {SexContradictedError | NoStudError | MaleCarrierError | UnknownAlleleError | ImpossibleCoatError}
 */
export function checkSharedPedigree(input: SharePedigreeInput, profile: ProfileFacts): void {
  const { records, rootId } = input
  arrangePedigree(records)
  const recordOf = new Map(records.map(record => [record.id, record]))
  const root = recordOf.get(rootId)
  if (root === undefined) throw new RootMissingError()
  if (root.sex !== undefined && root.sex !== 'unknown' && root.sex !== profile.sex)
    throw new SexContradictedError()
  const ancestors = new Set([rootId])
  for (const id of ancestors) {
    const { sireId, damId } = recordOf.get(id) ?? {}
    for (const parent of [sireId, damId]) if (parent !== undefined) ancestors.add(parent)
  }
  const strangers = records.filter(({ id }) => !ancestors.has(id))
  if (strangers[0] !== undefined) throw new NotAnAncestorError(strangers[0].id, strangers.length)
  if (input.stud?.available === true && (profile.sex !== 'male' || profile.neutered)) throw new NoStudError()
  checkTestReports(input.tests, profile.sex)
  checkCoatEvidence({ ...input.coat, sex: profile.sex }, profile.species)
}
