import { sha256 } from '@noble/hashes/sha2.js'
import type { Species } from '../../pets/index.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { identityOf } from './animal-identity.ts'

/**
 * An animal, its parents and its grandparents as numbers that can be compared a hundred thousand times: two for each
 * of the places below (registration, then id-name-year), 0 where that is not known. Seven places, fourteen numbers.
 */
export type CloseKin = readonly number[]

/** The places of {@link CloseKin}. */
const PLACES = ['self', 'sire', 'dam', 'sire-sire', 'sire-dam', 'dam-sire', 'dam-dam'] as const

/** Numbers a {@link CloseKin} has. */
export const CLOSE_KIN_NUMBERS = PLACES.length * 2

/** Nothing known. */
export const NO_CLOSE_KIN: CloseKin = new Array<number>(CLOSE_KIN_NUMBERS).fill(0)

/** Reads an animal's close kin from its ancestry. */
export function closeKinOf(
  records: readonly PedigreeRecord[],
  { rootId, species }: { readonly rootId: string; readonly species: Species },
): CloseKin {
  const recordOf = new Map(records.map(record => [record.id, record]))
  const find = (id: string | undefined) => (id === undefined ? undefined : (recordOf.get(id) ?? { id }))
  const self = find(rootId)
  const [sire, dam] = [find(self?.sireId), find(self?.damId)]
  const grandparents = [sire?.sireId, sire?.damId, dam?.sireId, dam?.damId].map(find)
  return [self, sire, dam, ...grandparents].flatMap(record => {
    const { registration, name } = record === undefined ? UNIDENTIFIED : identityOf(record)
    return [numberOf(species, registration), numberOf(species, name)]
  })
}

const UNIDENTIFIED = { registration: null, name: null } as const

/** 52 bits of a digest: a double holds them exactly, and nobody finds a second animal with the same by chance. */
function numberOf(species: Species, identity: string | null): number {
  if (identity === null) return 0
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = sha256(
    new TextEncoder().encode(`${species}|${identity}`),
  )
  const high = (((a & 0x0f) * 256 + b) * 256 + c) * 2 ** 32
  return high + (((d * 256 + e) * 256 + f) * 256 + g) + 1
}

/** Close kin of many animals in one array, one after the other. */
type KinRows = { readonly [at: number]: number }

/**
 * True when two animals are parent and offspring, full or half-siblings, or grandparent and grandchild by what both
 * trees say. `one` and `other` are where their numbers begin.
 */
export function areCloseKin(kin: KinRows, one: number, other: number): boolean {
  for (let place = 1; place < PLACES.length; place += 1)
    if (isSame(kin, one, other + place * 2) || isSame(kin, other, one + place * 2)) return true
  return isSame(kin, one + 2, other + 2) || isSame(kin, one + 4, other + 4)
}

/**
 * True when the two trees suffice to call two animals no close kin: every parent and grandparent of both is identified
 * in a way the other tree's can be compared with.
 */
export function canRuleOutCloseKin(one: CloseKin, other: CloseKin): boolean {
  return [0, 1].some(kind => isWhole(one, kind) && isWhole(other, kind))
}

function isWhole(kin: CloseKin, kind: number): boolean {
  return PLACES.every((_place, at) => (kin[at * 2 + kind] ?? 0) !== 0)
}

function isSame(kin: KinRows, at: number, other: number): boolean {
  const [registration, name] = [kin[at] ?? 0, kin[at + 1] ?? 0]
  const [otherRegistration, otherName] = [kin[other] ?? 0, kin[other + 1] ?? 0]
  if (registration !== 0 && otherRegistration !== 0) return registration === otherRegistration
  return name !== 0 && name === otherName
}
