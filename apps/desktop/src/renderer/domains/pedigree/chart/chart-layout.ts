import type { Ancestry } from './ancestry.ts'

/** Fewest and most generations of ancestors a chart draws. */
export const MIN_GENERATIONS = 3
export const MAX_GENERATIONS = 10

/** One place of the chart. */
export type ChartBox = {
  /** Ancestor number (Eytzinger, 1590; Kekulé, 1898): 1 is the animal, 2n the sire of n, 2n + 1 its dam. */
  readonly kekule: number
  /** 0 is the animal itself. */
  readonly generation: number
  /** Null where a known animal's parent is not known. */
  readonly animalId: number | null
  /** In rows from the top; the place is its own from `top` to `top + rows`. */
  readonly top: number
  readonly rows: number
  /** In rows from the top: where the box and its lines are. */
  readonly centre: number
  /** What follows towards the ancestors: boxes, boxes this chart has no room for, or nothing that is known. */
  readonly beyond: 'drawn' | 'more' | 'nothing'
}

/** A chart before it has a size in pixels. */
export type ChartLayout = {
  readonly generations: number
  /** The animal first, then by ancestor number. */
  readonly boxes: readonly ChartBox[]
  readonly boxOf: ReadonlyMap<number, ChartBox>
  /** Height of the whole, in rows. */
  readonly rows: number
  /** How many rows a box of each generation has on average, from generation 0 on; 0 where there is none. */
  readonly typicalRows: readonly number[]
}

/** The least room a box takes, in rows, by generation: those near are drawn larger. */
const LEAST_ROWS = [2.6, 2, 1.5, 1.2]

/** A parent that is not known is a gap, quieter than a box. */
const GAP_ROWS = 0.7

/**
 * Places an animal and its ancestors as a bracket, sires above dams. A line takes only the room that it fills:
 * where nothing is known, nothing is reserved.
 *
 * @param generations - of ancestors, `MIN_GENERATIONS` to `MAX_GENERATIONS`.
 */
export function layOutChart(ancestry: Ancestry, generations: number): ChartLayout {
  const placed: ChartBox[] = []
  const whole = place({ ancestry, generations, placed }, { kekule: 1, animalId: ancestry.rootId }, 0)
  placed.sort((a, b) => a.kekule - b.kekule)
  return {
    generations,
    typicalRows: Array.from({ length: generations + 1 }, (_, generation) => {
      const boxes = placed.filter(box => box.generation === generation)
      return boxes.reduce((sum, { rows }) => sum + rows, 0) / Math.max(1, boxes.length)
    }),
    boxes: placed,
    boxOf: new Map(placed.map(box => [box.kekule, box])),
    rows: whole.rows,
  }
}

type Work = { readonly ancestry: Ancestry; readonly generations: number; readonly placed: ChartBox[] }
type Place = { readonly kekule: number; readonly animalId: number | null }

function place(work: Work, { kekule, animalId }: Place, top: number): ChartBox {
  const generation = Math.floor(Math.log2(kekule))
  if (animalId === null) {
    return add(work, { kekule, generation, animalId, top, rows: GAP_ROWS, beyond: 'nothing' }, null)
  }
  const animal = work.ancestry.animals.get(animalId)
  const [sireId, damId] = [animal?.sireId ?? null, animal?.damId ?? null]
  const least = LEAST_ROWS[generation] ?? 1
  const known = sireId !== null || damId !== null
  const at = { kekule, generation, animalId, top, rows: least }
  if (!known) return add(work, { ...at, beyond: 'nothing' }, null)
  if (generation === work.generations) return add(work, { ...at, beyond: 'more' }, null)
  const first = work.placed.length
  const sire = place(work, { kekule: kekule * 2, animalId: sireId }, top)
  const dam = place(work, { kekule: kekule * 2 + 1, animalId: damId }, top + sire.rows)
  const missing = least - (sire.rows + dam.rows)
  if (missing <= 0)
    return add(work, { ...at, rows: sire.rows + dam.rows, beyond: 'drawn' }, (sire.centre + dam.centre) / 2)
  moveDown(work.placed, first, missing / 2)
  return add(work, { ...at, beyond: 'drawn' }, (sire.centre + dam.centre + missing) / 2)
}

function add(work: Work, box: Omit<ChartBox, 'centre'>, centre: number | null): ChartBox {
  const whole = { ...box, centre: centre ?? box.top + box.rows / 2 }
  work.placed.push(whole)
  return whole
}

function moveDown(placed: ChartBox[], from: number, rows: number): void {
  for (let index = from; index < placed.length; index += 1) {
    const box = placed[index]
    if (box !== undefined) placed[index] = { ...box, top: box.top + rows, centre: box.centre + rows }
  }
}

/** How many of a generation's 2^n places are known animals, for generation 1 upwards. */
export function knownByGeneration(layout: ChartLayout): readonly { known: number; places: number }[] {
  const known = Array.from({ length: layout.generations }, () => 0)
  for (const { animalId, generation } of layout.boxes) {
    if (animalId !== null && generation > 0) known[generation - 1] = (known[generation - 1] ?? 0) + 1
  }
  return known.map((count, index) => ({ known: count, places: 2 ** (index + 1) }))
}

/** Ancestor numbers of every place an animal has in the chart. */
export function placesOf(layout: ChartLayout, animalId: number): readonly number[] {
  return layout.boxes.filter(box => box.animalId === animalId).map(({ kekule }) => kekule)
}

/** Ancestor numbers on the lines from the animal of the chart to these places, ends included. */
export function linesTo(places: readonly number[]): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const place of places) {
    for (let kekule = place; kekule >= 1 && !lines.has(kekule); kekule = Math.floor(kekule / 2))
      lines.add(kekule)
  }
  return lines
}

/** Where the arrow keys lead: to the offspring, to a parent, or to the nearest place above or below. */
export function neighbourOf(
  layout: ChartLayout,
  kekule: number,
  towards: 'offspring' | 'parents' | 'above' | 'below',
): number {
  const box = layout.boxOf.get(kekule)
  if (box === undefined) return 1
  if (towards === 'offspring') return Math.max(1, Math.floor(kekule / 2))
  if (towards === 'parents') {
    const parents = [kekule * 2, kekule * 2 + 1].filter(
      parent => (layout.boxOf.get(parent)?.animalId ?? null) !== null,
    )
    return parents[0] ?? kekule
  }
  const column = layout.boxes
    .filter(other => other.generation === box.generation && other.animalId !== null)
    .sort((a, b) => a.top - b.top)
  const at = column.findIndex(other => other.kekule === kekule)
  return column[at + (towards === 'above' ? -1 : 1)]?.kekule ?? kekule
}
