import type { RelationshipEvidence } from '@pawfect/domain/pedigree'
import type { LawAnswer, LitterGenes, Mate, MateSwitch } from '../../../bridge/index.ts'
import {
  type Circumstances,
  closeKinOfPair,
  genesOf,
  largestRisk,
  lawOf,
  type ParentFacts,
} from './litter-question.ts'
import type { MateCandidate } from './mate-candidates.ts'
import type { PopularParents } from './popular-parents.ts'

/** What is known of a possible mate, looked up when somebody asks. */
export type JudgedMate = {
  readonly candidate: MateCandidate
  readonly facts: ParentFacts
  readonly law: () => LawAnswer | null
  readonly genes: () => LitterGenes | null
  readonly kin: () => RelationshipEvidence
}

/** A candidate and the animal it is asked for. */
export type MatePair = {
  readonly candidate: MateCandidate
  readonly facts: ParentFacts
  readonly chosenFacts: ParentFacts
  /** Whether the chosen animal is the sire. */
  readonly chosenIsSire: boolean
}

/** Wraps a candidate; nothing is computed before it is asked for, and nothing twice. */
export function judgeMate(pair: MatePair, circumstances: Circumstances): JudgedMate {
  const { candidate, facts, chosenFacts, chosenIsSire } = pair
  const { row, chosen } = candidate
  const question = {
    pedigree: candidate.in.pedigree,
    sire: chosenIsSire ? chosen : row,
    dam: chosenIsSire ? row : chosen,
    sireFacts: chosenIsSire ? chosenFacts : facts,
    damFacts: chosenIsSire ? facts : chosenFacts,
  }
  return {
    candidate,
    facts,
    law: once(() => lawOf(question, circumstances)),
    genes: once(() => genesOf(question, circumstances)),
    kin: once(() => closeKinOfPair(question)),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Whether a rule in force forbids the litter. */
export function isForbidden(mate: JudgedMate): boolean {
  return mate.law()?.verdict === 'forbidden'
}

/** First cousins whose ancestors are not inbred. */
const SIXTEENTH = 1 / 16

/** Behind a litter of less, figures say little. */
const WELL_KNOWN_GENERATIONS = 3

/** What switches can be answered from without looking at rules and genes. */
export type SwitchMeasures = {
  readonly popular: PopularParents | null
  readonly sameBreed: (candidate: MateCandidate) => boolean
}

/** Switches that need no closer look: they are answered for every candidate. */
export const CHEAP_SWITCHES = [
  'notPopular',
  'sameBreed',
  'sixteenth',
  'wellKnown',
] as const satisfies MateSwitch[]

/** Whether a candidate passes a switch that needs no closer look. */
export function passesCheap(
  candidate: MateCandidate,
  name: (typeof CHEAP_SWITCHES)[number],
  { popular, sameBreed }: SwitchMeasures,
): boolean {
  switch (name) {
    case 'notPopular':
      return candidate.stud !== null || popular?.isPopular(candidate.row) !== true
    case 'sameBreed':
      return sameBreed(candidate)
    case 'sixteenth':
      // As breeders write it: 6.25% is in.
      return candidate.inbreeding <= SIXTEENTH
    case 'wellKnown':
      return candidate.completeGenerations >= WELL_KNOWN_GENERATIONS
  }
}

/** Switches that look at rules or genes. */
export const CLOSE_SWITCHES = ['lawful', 'kinRuledOut', 'noKnownRisk'] as const satisfies MateSwitch[]

/** Whether a mate passes a switch that looks at rules or genes. */
export function passesClose(mate: JudgedMate, name: (typeof CLOSE_SWITCHES)[number]): boolean {
  switch (name) {
    case 'lawful': {
      const law = mate.law()
      const rules = [...(law?.findings ?? []), ...(law?.upcoming ?? [])]
      // What is forbidden to breeders counts here: who plans a litter may well be one.
      return rules.every(
        ({ verdict, because }) => verdict !== 'forbidden' && !because.endsWith('-if-a-breeder'),
      )
    }
    case 'kinRuledOut': {
      const { found, notRuledOut } = mate.kin()
      return found.length === 0 && notRuledOut.length === 0
    }
    case 'noKnownRisk':
      return (mate.genes()?.risks ?? []).every(({ verdict }) => verdict !== 'some-may-be-affected')
  }
}

/** The highest chance of an affected young, as the list shows it. */
export function carrierRiskOf(mate: JudgedMate): Mate['carrierRisk'] {
  return largestRisk(mate.genes())
}
