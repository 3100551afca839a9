import type { ChartBox, ChartLayout } from './chart-layout.ts'

/** The window a chart is drawn in, in CSS pixels. */
export type ChartSize = { readonly width: number; readonly height: number }

/** Which part of a chart is looked at. */
export type ChartView = {
  /** 0 shows the whole height, 1 gives the farthest generation its full size. */
  readonly zoom: number
  /** Column (generation) at the left edge; fractions are parts of a column. */
  readonly left: number
  /** Row at the upper edge. */
  readonly top: number
}

/** A point of the window, in CSS pixels from its corner. */
export type ChartPoint = { readonly x: number; readonly y: number }

/** How large rows are and where columns stand, in CSS pixels. */
export type ChartScale = {
  readonly rowPx: number
  /** Left edge of each generation's column, and at last the right edge of the whole. */
  readonly edges: readonly number[]
}

/** A row that shows a name and a second line with air around. */
const FULL_ROW_PX = 46

/** Wide enough for most names; narrow enough for a name to be seen at all. */
const FULL_COLUMN_PX = 236
const LEAST_COLUMN_PX = 132
const WIDEST_COLUMN_PX = 310

/** A generation whose boxes are too flat for words needs this part of a column, from this height on all of it. */
const FLAT_SHARE = 0.3
const FLAT_PX = 6
const WORDS_PX = 19

/** A row this high shows a name. */
export const NAME_ROW_PX = 21

/** Below this nobody would scroll instead of looking at the whole. */
const WORTH_SCROLLING_PX = 11

/** Rows and columns have their own scale: near generations stay readable when the whole is shown. */
export function chartScale(layout: ChartLayout, size: ChartSize, zoom: number): ChartScale {
  const fitRow = Math.min(FULL_ROW_PX, Math.max(1, size.height) / layout.rows)
  const rowPx = fitRow * (FULL_ROW_PX / fitRow) ** zoom
  const fit = columnUnit(columnShares(layout, fitRow), size.width)
  const unit = fit * (Math.max(FULL_COLUMN_PX, fit) / fit) ** zoom
  const edges = [0]
  for (const share of columnShares(layout, rowPx)) edges.push((edges.at(-1) ?? 0) + share * unit)
  return { rowPx, edges }
}

function columnShares(layout: ChartLayout, rowPx: number): readonly number[] {
  return Array.from({ length: layout.generations + 1 }, (_, generation) => {
    const heightPx = (layout.typicalRows[generation] ?? 1) * rowPx
    const part = (heightPx - FLAT_PX) / (WORDS_PX - FLAT_PX)
    return FLAT_SHARE + (1 - FLAT_SHARE) * Math.min(1, Math.max(0, part))
  })
}

function columnUnit(shares: readonly number[], width: number): number {
  const sum = shares.reduce((all, share) => all + share, 0)
  return Math.min(WIDEST_COLUMN_PX, Math.max(LEAST_COLUMN_PX, Math.max(1, width) / sum))
}

/** Pixels from the left of the chart to a column; fractions are parts of a column. */
export function columnToPx({ edges }: ChartScale, column: number): number {
  const whole = Math.min(edges.length - 2, Math.max(0, Math.floor(column)))
  const [from, to] = [edges[whole] ?? 0, edges[whole + 1] ?? 0]
  return from + (column - whole) * (to - from)
}

/** The column, with fraction, so many pixels from the left of the chart. */
function pxToColumn({ edges }: ChartScale, px: number): number {
  const after = edges.findIndex(edge => edge > px)
  const whole = Math.max(0, (after === -1 ? edges.length - 1 : after) - 1)
  const column = Math.min(whole, edges.length - 2)
  const [from, to] = [edges[column] ?? 0, edges[column + 1] ?? 1]
  return column + (px - from) / (to - from)
}

/** The view a chart opens with: all of it, or names in every box where little scrolling gives them. */
export function openingView(layout: ChartLayout, size: ChartSize): ChartView {
  const { rowPx } = chartScale(layout, size, 0)
  const zoom = rowPx < WORTH_SCROLLING_PX ? 0 : zoomForRow(layout, size, NAME_ROW_PX)
  const root = layout.boxOf.get(1)
  const rowsSeen = size.height / chartScale(layout, size, zoom).rowPx
  return clampView(layout, size, { zoom, left: 0, top: (root?.centre ?? 0) - rowsSeen / 2 })
}

/** The least zoom, 0 to 1, at which a row has so many pixels. */
function zoomForRow(layout: ChartLayout, size: ChartSize, wantedPx: number): number {
  const { rowPx } = chartScale(layout, size, 0)
  if (rowPx >= wantedPx || rowPx >= FULL_ROW_PX) return 0
  return Math.min(1, Math.log(wantedPx / rowPx) / Math.log(FULL_ROW_PX / rowPx))
}

/** A chart and the window it is seen through. */
export type SeenChart = { readonly layout: ChartLayout; readonly size: ChartSize }

/** Nearer or farther, with what is at the point staying there. */
export function zoomAt(
  { layout, size }: SeenChart,
  view: ChartView,
  change: { readonly by: number; readonly at: ChartPoint },
): ChartView {
  const zoom = Math.min(1, Math.max(0, view.zoom + change.by))
  const before = chartScale(layout, size, view.zoom)
  const after = chartScale(layout, size, zoom)
  const column = pxToColumn(before, columnToPx(before, view.left) + change.at.x)
  return clampView(layout, size, {
    zoom,
    left: pxToColumn(after, columnToPx(after, column) - change.at.x),
    top: view.top + change.at.y / before.rowPx - change.at.y / after.rowPx,
  })
}

/** Moves the window over the chart by so many pixels, as far as there is chart. */
export function panBy({ layout, size }: SeenChart, view: ChartView, by: ChartPoint): ChartView {
  const scale = chartScale(layout, size, view.zoom)
  return clampView(layout, size, {
    zoom: view.zoom,
    left: pxToColumn(scale, columnToPx(scale, view.left) + by.x),
    top: view.top + by.y / scale.rowPx,
  })
}

/** Moves, and zooms where it must, until the name of a box can be read. */
export function reveal({ layout, size }: SeenChart, view: ChartView, box: ChartBox): ChartView {
  const zoom = Math.max(view.zoom, zoomForRow(layout, size, NAME_ROW_PX / box.rows))
  const scale = chartScale(layout, size, zoom)
  const down = size.height / scale.rowPx
  const margin = Math.min(1, down / 4)
  const top = zoom === view.zoom ? view.top : box.centre - down / 2
  const [from, to] = [scale.edges[box.generation] ?? 0, scale.edges[box.generation + 1] ?? 0]
  const leftPx = Math.max(to - size.width, Math.min(columnToPx(scale, view.left), from))
  return clampView(layout, size, {
    zoom,
    left: pxToColumn(scale, leftPx),
    // A box that is larger than the window sticks to its part in sight; only the others have to be fetched.
    top: Math.max(box.top + margin - down, Math.min(top, box.top + box.rows - margin)),
  })
}

/** No view shows more emptiness than it must. */
export function clampView(layout: ChartLayout, size: ChartSize, view: ChartView): ChartView {
  const scale = chartScale(layout, size, view.zoom)
  const widest = scale.edges.at(-1) ?? 0
  const leftPx = Math.min(Math.max(0, widest - size.width), Math.max(0, columnToPx(scale, view.left)))
  const down = size.height / scale.rowPx
  return {
    zoom: view.zoom,
    left: pxToColumn(scale, leftPx),
    top: down >= layout.rows ? (layout.rows - down) / 2 : Math.min(layout.rows - down, Math.max(0, view.top)),
  }
}
