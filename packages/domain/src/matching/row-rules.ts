import { areCloseKin, CLOSE_KIN_NUMBERS } from '../pedigree/sharing/index.ts'
import { BREEDING_FROM_MONTHS, type CountedRule, DAM_UNTIL_MONTHS } from './hard-rules.ts'
import { ageMonthsOn } from './matching-pet.ts'
import { FLAG, type PetColumns } from './pet-columns.ts'

/** The bit of each rule in a row's finding; the lowest set bit is the rule it is counted under. */
export const RULE_BIT: Readonly<Record<CountedRule, number>> = {
  'already-decided': 1,
  purpose: 2,
  species: 4,
  sex: 8,
  neuter: 16,
  age: 32,
  vaccination: 64,
  relatedness: 128,
  size: 256,
  distance: 512,
}

const DOG_BIT = 1

/**
 * The same rules as `checkHardRules`, but for rows: every broken rule of the pair as bits, those of `broken` included;
 * kinship is left out where it changes neither which rule is counted nor whether one alone stands between the two.
 *
 * @param broken - bits that are known already; distance is never looked at here.
 */
export function brokenRowRules(
  columns: PetColumns,
  rows: { readonly own: number; readonly other: number },
  question: { readonly purposeBit: number; readonly forBreeding: boolean; readonly onDay: number },
  broken = 0,
): number {
  const { own, other } = rows
  const purposes = (columns.purposes[own] ?? 0) & (columns.purposes[other] ?? 0)
  let bits = (purposes & question.purposeBit) === 0 ? broken | RULE_BIT.purpose : broken
  if (((columns.wishedSpecies[own] ?? 0) & (columns.species[other] ?? 0)) === 0) bits |= RULE_BIT.species
  if (((columns.wishedSpecies[other] ?? 0) & (columns.species[own] ?? 0)) === 0) bits |= RULE_BIT.species
  if (((columns.wishedSizes[own] ?? 0) & (columns.size[other] ?? 0)) === 0) bits |= RULE_BIT.size
  if (((columns.wishedSizes[other] ?? 0) & (columns.size[own] ?? 0)) === 0) bits |= RULE_BIT.size
  if (!question.forBreeding) return bits
  bits |= brokenBreedingRowRules(columns, rows, question.onDay)
  return doesKinshipCount(bits) &&
    areCloseKin(columns.kin, own * CLOSE_KIN_NUMBERS, other * CLOSE_KIN_NUMBERS)
    ? bits | RULE_BIT.relatedness
    : bits
}

/** Not where two rules are broken already, one of which is counted before kinship. */
function doesKinshipCount(bits: number): boolean {
  const others = bits & (bits - 1)
  return others === 0 || (bits & (RULE_BIT.relatedness - 1)) === 0
}

/** Kinship, which is looked up elsewhere, apart. */
function brokenBreedingRowRules(
  columns: PetColumns,
  { own, other }: { own: number; other: number },
  onDay: number,
): number {
  const ownFlags = columns.flags[own] ?? 0
  const otherFlags = columns.flags[other] ?? 0
  let bits = columns.species[own] === columns.species[other] ? 0 : RULE_BIT.species
  if (((ownFlags ^ otherFlags) & FLAG.female) === 0) bits |= RULE_BIT.sex
  if (((ownFlags | otherFlags) & FLAG.neutered) !== 0) bits |= RULE_BIT.neuter
  if (!rowIsOfBreedingAge(columns, own, onDay) || !rowIsOfBreedingAge(columns, other, onDay)) {
    bits |= RULE_BIT.age
  }
  if ((columns.vaccinatedUntilDay[own] ?? 0) < onDay || (columns.vaccinatedUntilDay[other] ?? 0) < onDay) {
    bits |= RULE_BIT.vaccination
  }
  return bits
}

function rowIsOfBreedingAge(columns: PetColumns, row: number, onDay: number): boolean {
  const months = ageMonthsOn(onDay, columns.birthDay[row] ?? 0)
  if (months < BREEDING_FROM_MONTHS[columns.species[row] === DOG_BIT ? 'dog' : 'cat']) return false
  return ((columns.flags[row] ?? 0) & FLAG.female) === 0 || months < DAM_UNTIL_MONTHS
}
