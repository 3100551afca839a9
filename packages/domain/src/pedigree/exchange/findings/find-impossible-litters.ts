import { UNKNOWN_PARENT } from '../../pedigree.ts'
import type { PedigreeFinding, ProposedFix } from '../pedigree-finding.ts'
import { type AnimalTable, NO_DAY, offspringOf } from './animal-table.ts'
import { finding } from './make-finding.ts'
import { cutAllFix } from './parent-links.ts'

/** Whelping can last into the third day. */
const ONE_LITTER_DAYS = 3
/** Shorter than any gestation of a dog or cat (56 days and more), a few days of error in dates allowed for. */
const SHORTEST_GAP_DAYS = 50
/** The largest litter of a dog on record is 24, of a cat 19. */
const LARGEST_LITTER = 24

/** Litters of one dam that are too close, too large, or of several sires. Only births known to the day count. */
export function findImpossibleLitters(table: AnimalTable): PedigreeFinding[] {
  const found: PedigreeFinding[] = []
  for (let dam = 0; dam < table.ids.length; dam += 1) {
    if ((table.asDam[dam] ?? 0) < 2) continue
    const litters = littersOf(table, dam)
    for (const litter of litters) found.push(...oddLitter(table, dam, litter))
    for (let at = 1; at < litters.length; at += 1) {
      const [before, after] = [litters[at - 1] ?? [], litters[at] ?? []]
      const days = birthOf(table, after[0]) - birthOf(table, before[0])
      if (days < SHORTEST_GAP_DAYS) found.push(tooClose(table, { dam, before, after, days }))
    }
  }
  return found
}

function birthOf(table: AnimalTable, animal: number | undefined): number {
  return table.bornFrom[animal ?? -1] ?? NO_DAY
}

function littersOf(table: AnimalTable, dam: number): number[][] {
  const dated = [...offspringOf(table, dam)]
    .filter(child => table.dams[child] === dam && birthOf(table, child) !== NO_DAY)
    .filter(child => table.bornFrom[child] === table.bornUntil[child])
    .toSorted((one, two) => birthOf(table, one) - birthOf(table, two) || one - two)
  const litters: number[][] = []
  for (const child of dated) {
    const last = litters.at(-1)
    if (last !== undefined && birthOf(table, child) - birthOf(table, last[0]) < ONE_LITTER_DAYS)
      last.push(child)
    else litters.push([child])
  }
  return litters
}

function oddLitter(table: AnimalTable, dam: number, litter: readonly number[]): PedigreeFinding[] {
  const animals = litter.map(child => table.ids[child] ?? '')
  const born = table.records[litter[0] ?? -1]?.bornOn ?? ''
  const facts = { dam: table.ids[dam] ?? '', born, size: litter.length }
  const found: PedigreeFinding[] = []
  if (litter.length > LARGEST_LITTER)
    found.push(
      finding('litter-too-large', { key: `${facts.dam}:${born}`, severity: 'warning', animals, facts }),
    )
  const sires = new Set(litter.map(child => table.sires[child] ?? UNKNOWN_PARENT))
  sires.delete(UNKNOWN_PARENT)
  if (sires.size > 1) {
    const names = [...sires].map(sire => table.ids[sire] ?? '').join(', ')
    found.push(
      finding('litter-of-several-sires', {
        key: `${facts.dam}:${born}`,
        severity: 'note',
        animals,
        facts: { ...facts, sires: names },
      }),
    )
  }
  return found
}

type ClosePair = {
  readonly dam: number
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly days: number
}

function tooClose(table: AnimalTable, { dam, before, after, days }: ClosePair): PedigreeFinding {
  const first = table.records[before[0] ?? -1]?.bornOn ?? ''
  const second = table.records[after[0] ?? -1]?.bornOn ?? ''
  const doubtful = after.length <= before.length ? after : before
  const damId = table.ids[dam] ?? ''
  return finding('litters-too-close', {
    key: `${damId}:${first}:${second}`,
    severity: 'warning',
    animals: [...doubtful, ...(doubtful === after ? before : after)].map(child => table.ids[child] ?? ''),
    facts: { dam: damId, days, first, second },
    proposedFixes: [
      cutAllFix(
        table,
        doubtful.map(child => ({ child, parent: dam, field: 'damId' })),
      ),
      sameBirth(table, doubtful, doubtful === after ? first : second),
    ],
  })
}

/** The smaller litter was born with the other one, and its date is a slip. */
function sameBirth(table: AnimalTable, litter: readonly number[], value: string): ProposedFix {
  const ids = litter.map(child => table.ids[child] ?? '')
  return {
    id: `set:${value}`,
    kind: 'set-date',
    facts: { animal: ids.slice(0, 5).join(', '), field: 'bornOn', value },
    edits: litter.map((child, at) => ({
      kind: 'set',
      id: ids[at] ?? '',
      field: 'bornOn',
      value,
      was: table.records[child]?.bornOn ?? null,
    })),
  }
}
