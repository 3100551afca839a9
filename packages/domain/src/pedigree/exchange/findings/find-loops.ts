import { SEX_CODES } from '../../pedigree.ts'
import type { PedigreeFinding, ProposedFix } from '../pedigree-finding.ts'
import { type AnimalTable, recordedSex } from './animal-table.ts'
import { finding } from './make-finding.ts'
import { cutAllFix, cutEdit, cutFix, linksOf, type ParentLink } from './parent-links.ts'
import { strongComponents } from './strong-components.ts'
import { LinkSuspicion } from './suspicious-links.ts'

/** More ways out than this are no help. */
const MOST_FIXES = 6

/**
 * Animals that are their own ancestors: as their own parent, or around a loop. Each loop comes with the links of it
 * as fixes, the most suspicious first; without the first link of each, no loops are left.
 */
export function findLoops(table: AnimalTable): PedigreeFinding[] {
  const found: PedigreeFinding[] = []
  const cut = new Set<string>()
  for (let child = 0; child < table.records.length; child += 1) {
    for (const link of linksOf(table, child)) {
      if (link.parent !== child) continue
      cut.add(keyOf(link))
      found.push(selfParent(table, link))
    }
    const [one, two] = linksOf(table, child)
    if (one !== undefined && two !== undefined && one.parent === two.parent && one.parent !== child)
      found.push(sireIsDam(table, one, two))
  }
  const suspicion = new LinkSuspicion(table)
  let tangles = tanglesOf(table, undefined, cut)
  while (tangles.length > 0) {
    const left: number[] = []
    for (const tangle of tangles) {
      found.push(cycleIn(table, { tangle, cut, suspicion }))
      left.push(...tangle)
    }
    tangles = tanglesOf(table, left, cut)
  }
  return found
}

function keyOf({ child, field }: ParentLink): string {
  return `${child}:${field}`
}

function selfParent(table: AnimalTable, link: ParentLink): PedigreeFinding {
  const animal = table.ids[link.child] ?? ''
  return finding('self-parent', {
    key: `${animal}:${link.field}`,
    severity: 'error',
    animals: [animal],
    facts: { animal, field: link.field },
    proposedFixes: [cutFix(table, link)],
    safeReading: [cutEdit(table, link)],
  })
}

/** Where the parent's sex is on record, the link that fits it stays. */
function sireIsDam(table: AnimalTable, asSire: ParentLink, asDam: ParentLink): PedigreeFinding {
  const animal = table.ids[asSire.child] ?? ''
  const parent = table.ids[asSire.parent] ?? ''
  const sex = recordedSex(table, asSire.parent)
  const doubtful = sex === SEX_CODES.male ? [asDam] : sex === SEX_CODES.female ? [asSire] : [asSire, asDam]
  const ranked = sex === SEX_CODES.male ? [asDam, asSire] : [asSire, asDam]
  return finding('sire-is-dam', {
    key: animal,
    severity: 'error',
    animals: [animal, parent],
    facts: { animal, parent },
    proposedFixes: ranked.map(link => cutFix(table, link)),
    safeReading: doubtful.map(link => cutEdit(table, link)),
  })
}

/** Groups of animals that are all ancestors of one another. */
function tanglesOf(
  table: AnimalTable,
  within: readonly number[] | undefined,
  cut: ReadonlySet<string>,
): number[][] {
  const parentsOf = (animal: number) =>
    linksOf(table, animal)
      .filter(link => !cut.has(keyOf(link)))
      .map(link => link.parent)
  const animals = within ?? table.records.keys()
  return strongComponents(animals, table.ids.length, parentsOf).filter(tangle => tangle.length > 1)
}

type Tangle = {
  readonly tangle: readonly number[]
  readonly cut: Set<string>
  readonly suspicion: LinkSuspicion
}

/** Reports the shortest loop through the most suspicious link of a tangle, and cuts that link for what follows. */
function cycleIn(table: AnimalTable, { tangle, cut, suspicion }: Tangle): PedigreeFinding {
  const members = new Set(tangle)
  const links = tangle.flatMap(animal =>
    linksOf(table, animal).filter(link => members.has(link.parent) && !cut.has(keyOf(link))),
  )
  const bySuspicion = (one: ParentLink, two: ParentLink) => suspicion.compare(one, two)
  const worst = links.reduce((most, link) => (bySuspicion(link, most) < 0 ? link : most))
  const loop = shortestLoop(table, worst, link => members.has(link.parent) && !cut.has(keyOf(link)))
  const ranked = loop.toSorted(bySuspicion)
  cut.add(keyOf(worst))
  const animals = loop.map(link => table.ids[link.child] ?? '')
  return finding('cycle', {
    key: `${smallestFirst(animals).join('>')}:${table.ids[worst.child] ?? ''}:${worst.field}`,
    severity: 'error',
    animals,
    facts: { loop: [...animals, animals[0] ?? ''].slice(0, 40).join(' → '), length: loop.length },
    proposedFixes: ranked.slice(0, MOST_FIXES).map(link => cutBoth(table, link)),
    safeReading: [cutEdit(table, worst)],
  })
}

/** One animal as both parents takes two cuts to part from. */
function cutBoth(table: AnimalTable, { child, parent }: ParentLink): ProposedFix {
  return cutAllFix(
    table,
    linksOf(table, child).filter(link => link.parent === parent),
  )
}

/** The links from a link's child up through its parent and back, the fewest there are (breadth first). */
function shortestLoop(
  table: AnimalTable,
  start: ParentLink,
  isOpen: (link: ParentLink) => boolean,
): ParentLink[] {
  const cameBy = new Map<number, ParentLink>()
  let front = [start.parent]
  while (!cameBy.has(start.child) && front.length > 0) {
    const next: number[] = []
    for (const animal of front)
      for (const link of linksOf(table, animal)) {
        if (!isOpen(link) || cameBy.has(link.parent)) continue
        cameBy.set(link.parent, link)
        next.push(link.parent)
      }
    front = next
  }
  const back: ParentLink[] = []
  for (let at = start.child; at !== start.parent; ) {
    const link = cameBy.get(at)
    if (link === undefined) break
    back.push(link)
    at = link.child
  }
  return [start, ...back.reverse()]
}

/** The same loop gets the same name wherever it is entered. */
function smallestFirst(animals: readonly string[]): string[] {
  const smallest = animals.reduce((least, id, at) => (id < (animals[least] ?? '') ? at : least), 0)
  return [...animals.slice(smallest), ...animals.slice(0, smallest)]
}
