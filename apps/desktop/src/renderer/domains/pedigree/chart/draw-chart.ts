import type { ChartBox, ChartLayout } from './chart-layout.ts'
import { type ChartSize, type ChartView, chartScale, columnToPx } from './chart-view.ts'

/** How much a box has room to say: a name, a second line, a third, or nothing but its colour. */
export type BoxDetail = 'bar' | 'one' | 'two' | 'three'

/** A box with its place in the window, in CSS pixels. */
export type DrawnBox = {
  readonly box: ChartBox
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly detail: BoxDetail
}

/** A line between an animal and one of its parents. */
export type DrawnLine = {
  /** Ancestor number of the parent. */
  readonly kekule: number
  /** An SVG path. */
  readonly path: string
}

/** What of a chart is in sight. */
export type DrawnChart = {
  /** Boxes with words. */
  readonly cards: readonly DrawnBox[]
  /** Boxes too flat for words. */
  readonly bars: readonly DrawnBox[]
  readonly lines: readonly DrawnLine[]
}

/** A box grows no taller than this, by generation, in CSS pixels. */
const TALLEST_PX = [104, 86, 70, 58]
const TALLEST_FAR_PX = 44

/** Between two columns run the lines. */
const COLUMN_GAP_PX = 24

/** Least heights for one, two and three lines of text. */
const ONE_LINE_PX = 17
const TWO_LINES_PX = 40
const THREE_LINES_PX = 62

/** A sticking box keeps this far from the edge. */
const EDGE_PX = 8

/** Lines closer than this are a grey surface. */
const LEAST_LINE_GAP_PX = 3

/**
 * Draws what a view shows. A box whose line is taller than the window sticks to the part of it in sight, so that
 * the way from any ancestor down to the animal can always be read.
 */
export function drawChart(layout: ChartLayout, view: ChartView, size: ChartSize): DrawnChart {
  const scale = chartScale(layout, size, view.zoom)
  const leftPx = columnToPx(scale, view.left)
  const edgesOf = ({ generation }: ChartBox): readonly [number, number] => [
    (scale.edges[generation] ?? 0) - leftPx,
    (scale.edges[generation + 1] ?? 0) - leftPx,
  ]
  const inSight = layout.boxes
    .filter(box => {
      const [x, end] = edgesOf(box)
      const y = (box.top - view.top) * scale.rowPx
      return x < size.width && end > 0 && y < size.height && y + box.rows * scale.rowPx > 0
    })
    .map((box): DrawnBox => {
      const room = box.rows * scale.rowPx
      const tallest = TALLEST_PX[box.generation] ?? TALLEST_FAR_PX
      const height = Math.max(0.5, Math.min(tallest, room - Math.min(7, room * 0.18)))
      const top = (box.top - view.top) * scale.rowPx
      const centre = stickInSight((box.centre - view.top) * scale.rowPx, { top, room, height }, size)
      const [x, end] = edgesOf(box)
      const width = end - x - COLUMN_GAP_PX
      return {
        box,
        x: x + COLUMN_GAP_PX / 2,
        y: centre - height / 2,
        width,
        height,
        detail: detailOf(height),
      }
    })
  return {
    cards: inSight.filter(({ detail }) => detail !== 'bar'),
    bars: inSight.filter(({ detail }) => detail === 'bar'),
    lines: linesBetween(inSight, scale.rowPx),
  }
}

function stickInSight(
  centre: number,
  slot: { readonly top: number; readonly room: number; readonly height: number },
  size: ChartSize,
): number {
  const half = slot.height / 2
  const seen = Math.min(size.height - half - EDGE_PX, Math.max(half + EDGE_PX, centre))
  return Math.min(slot.top + slot.room - half, Math.max(slot.top + half, seen))
}

function detailOf(height: number): BoxDetail {
  if (height >= THREE_LINES_PX) return 'three'
  if (height >= TWO_LINES_PX) return 'two'
  return height >= ONE_LINE_PX ? 'one' : 'bar'
}

/** Elbows with a soft corner, from the right of the offspring to the left of the parent. */
function linesBetween(inSight: readonly DrawnBox[], rowPx: number): readonly DrawnLine[] {
  const drawn = new Map(inSight.map(box => [box.box.kekule, box]))
  return inSight.flatMap(parent => {
    const offspring = drawn.get(Math.floor(parent.box.kekule / 2))
    if (offspring === undefined || parent.box.kekule === 1) return []
    if (parent.box.rows * rowPx < LEAST_LINE_GAP_PX) return []
    const from = { x: offspring.x + offspring.width, y: offspring.y + offspring.height / 2 }
    const to = { x: parent.x, y: parent.y + parent.height / 2 }
    return [{ kekule: parent.box.kekule, path: elbow(from, to) }]
  })
}

type Point = { readonly x: number; readonly y: number }

function elbow(from: Point, to: Point): string {
  const middle = round((from.x + to.x) / 2)
  const rise = to.y - from.y
  const radius = Math.min(8, Math.abs(rise) / 2, Math.abs(to.x - from.x) / 2)
  const way = Math.sign(rise)
  const [fromY, toY] = [round(from.y), round(to.y)]
  return (
    `M${round(from.x)} ${fromY}H${round(middle - radius)}` +
    `Q${middle} ${fromY} ${middle} ${round(fromY + way * radius)}V${round(toY - way * radius)}` +
    `Q${middle} ${toY} ${round(middle + radius)} ${toY}H${round(to.x)}`
  )
}

/** Half pixels are as fine as an eye needs, and keep the paths short. */
function round(px: number): number {
  return Math.round(px * 2) / 2
}

/** The box under a point of the window, if any. */
export function boxAt(drawn: readonly DrawnBox[], at: Point): DrawnBox | undefined {
  return drawn.find(
    ({ x, y, width, height }) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height,
  )
}

/** One SVG path over many bars: thousands cost as little as one. */
export function barsPath(bars: readonly DrawnBox[]): string {
  return bars
    .map(
      ({ x, y, width, height }) =>
        `M${round(x)} ${y.toFixed(2)}h${round(width)}v${height.toFixed(2)}h-${round(width)}z`,
    )
    .join('')
}
