import { SEX_CODES } from '@pawfect/domain/pedigree'
import type { MateSwitch, MatesFound, NotAMate } from '../../../bridge/index.ts'
import type { AnimalStore } from '../../store/pedigree/animal-store.ts'
import { recordsAbove } from './ancestor-records.ts'
import { briefsOfRows } from './briefs.ts'
import { isForbidden, type JudgedMate, passesClose } from './judge-mate.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'
import { type MateCandidate, ownCandidates, sharedCandidates } from './mate-candidates.ts'
import { createMateSieve, type MateSieve } from './mate-sieve.ts'
import type { MatesQuestion } from './mates-question.ts'
import { relationshipOf } from './relationship-of.ts'
import { showMate } from './show-mate.ts'

/** Mates looked at for rules and genes, the least related first; a longer list is narrowed before it is read. */
const CLOSE_LOOKS = 1000

/** Animals that are not in the list, named for each reason. */
const NAMED_EXCLUDED = 15

/** Ranks every animal of the other sex, own and shared, by the exact coefficient of the litter. */
export function findMates(animals: AnimalStore, question: MatesQuestion): MatesFound {
  const { book, chosen, page } = question
  const row = book.rowOf(chosen.animal_id)
  const own = ownCandidates(book, row)
  const shared = sharedCandidates(recordsAbove(animals, book, row), question.sharedStuds)
  const available = own.filter(candidate => whyNotAtAll(book, candidate.row) === null)
  const ranked = [...available, ...shared].sort((one, two) => one.inbreeding - two.inbreeding)
  const sieve = createMateSieve(animals, { ...question, chosenIsSire: chosen.sex === SEX_CODES.male })
  const sifted = sift(sieve, ranked, sieve.active)
  const shown = [...sifted.passing, ...sifted.unseen.slice(0, page.limit).map(sieve.judge)]
  const animal = briefsOfRows(animals, book, [row]).get(row)
  if (animal === undefined) throw new RangeError('a chosen animal without a brief')
  return {
    animal,
    revision: book.revision,
    considered: ranked.length,
    mates: shown
      .slice(page.offset, page.offset + page.limit)
      .map(mate => showMate(animals, { ...question, mate, popular: sieve.popular })),
    passing: sifted.passing.length + sifted.unseen.length,
    counts: countSwitches(sieve, ranked),
    lookedAtClosely: sifted.looked,
    excluded: nameExcluded(animals, book, { own, ranked, sifted }),
    excludedInAll: own.length + shared.length - sifted.passing.length - sifted.unseen.length,
  }
}

type Sifted = {
  readonly passing: readonly JudgedMate[]
  readonly forbidden: readonly JudgedMate[]
  /** Passed what is quick, beyond the closely looked at; only where no closer look is asked for. */
  readonly unseen: readonly MateCandidate[]
  readonly looked: number
}

function sift(sieve: MateSieve, ranked: readonly MateCandidate[], switches: readonly MateSwitch[]): Sifted {
  const { cheap, close } = sieve.sorted(switches)
  const quick = ranked.filter(
    candidate => sieve.passesBasics(candidate) && cheap.every(name => sieve.passesCheap(candidate, name)),
  )
  const looked = quick.slice(0, CLOSE_LOOKS).map(sieve.judge)
  const forbidden = looked.filter(isForbidden)
  const passing = looked.filter(mate => !isForbidden(mate) && close.every(name => passesClose(mate, name)))
  const unseen = close.length > 0 ? [] : quick.slice(CLOSE_LOOKS)
  return { passing, forbidden, unseen, looked: looked.length }
}

function countSwitches(sieve: MateSieve, ranked: readonly MateCandidate[]): MatesFound['counts'] {
  const off = sieve.all.filter(name => !sieve.active.includes(name))
  return Object.fromEntries(
    off.map(name => {
      const { passing, unseen } = sift(sieve, ranked, [...sieve.active, name])
      return [name, passing.length + unseen.length]
    }),
  )
}

/** Why an animal can be no mate at all, whatever is asked for. */
function whyNotAtAll(book: FiguredStudbook, row: number): NotAMate['reasons'][number] | null {
  if (book.hasRecord[row] !== 1) return 'no-record'
  if (book.isLiving[row] !== 1) return 'not-living'
  const year = book.pedigree.birthYears[row] ?? 0
  return year > 0 && year >= new Date().getFullYear() ? 'too-young' : null
}

type Excluding = {
  readonly own: readonly MateCandidate[]
  readonly ranked: readonly MateCandidate[]
  readonly sifted: Sifted
}

function nameExcluded(
  animals: AnimalStore,
  book: FiguredStudbook,
  { own, ranked, sifted }: Excluding,
): NotAMate[] {
  const taken = new Set([...sifted.passing, ...sifted.forbidden].map(({ candidate }) => candidate))
  for (const candidate of sifted.unseen) taken.add(candidate)
  const filtered = ranked.filter(candidate => !taken.has(candidate))
  const named = [
    ...sifted.forbidden
      .map(({ candidate }) => ({ candidate, reason: 'forbidden' as const }))
      .slice(0, NAMED_EXCLUDED),
    ...filtered.map(candidate => ({ candidate, reason: 'filtered' as const })).slice(0, NAMED_EXCLUDED),
    ...firstUnavailable(book, own),
  ].filter(({ candidate }) => candidate.stud === null)
  const briefs = briefsOfRows(
    animals,
    book,
    named.map(({ candidate }) => candidate.row),
  )
  return named.flatMap(({ candidate: { row, chosen, inbreeding }, reason }) => {
    const animal = briefs.get(row)
    const relationship = relationshipOf(book.pedigree, row, chosen)
    return animal === undefined ? [] : [{ animal, reasons: [reason], inbreeding, relationship }]
  })
}

function firstUnavailable(book: FiguredStudbook, own: readonly MateCandidate[]) {
  const found: { candidate: MateCandidate; reason: NotAMate['reasons'][number] }[] = []
  for (const candidate of own) {
    const reason = whyNotAtAll(book, candidate.row)
    if (reason !== null) found.push({ candidate, reason })
    if (found.length === NAMED_EXCLUDED) break
  }
  return found
}
