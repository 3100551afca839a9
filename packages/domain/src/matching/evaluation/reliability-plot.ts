import type { ReliabilityBin } from '../model/probability-metrics.ts'

/** One panel: what it shows, and its bins. */
export type ReliabilityPanel = { readonly title: string; readonly bins: readonly ReliabilityBin[] }

/** Pixels of a panel's square, and room around it. */
const SIDE = 260
const MARGIN = { left: 44, top: 34, right: 16, bottom: 62 } as const
const PANEL_WIDTH = SIDE + MARGIN.left + MARGIN.right

/** Height of the tallest bar of the counts below a panel. */
const BARS = 26

/** Standard deviations of a 95 % interval. */
const NINETY_FIVE_PERCENT = 1.96

/**
 * Draws predicted chances against what happened as SVG text: a dot for each tenth with its 95 % interval (Wilson),
 * the diagonal on which all would lie, and below it how many cases each tenth holds. Reads well on light and dark.
 *
 * @param caption - one line under the panels: data, seed, how it was held out.
 */
export function reliabilityPlot(panels: readonly ReliabilityPanel[], caption: string): string {
  const width = PANEL_WIDTH * panels.length
  const height = MARGIN.top + SIDE + MARGIN.bottom + 18
  const drawn = panels.map((panel, i) => panelOf(panel, i * PANEL_WIDTH)).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="system-ui, sans-serif" font-size="11" role="img" aria-label="${escaped(caption)}">\n` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>\n${drawn}` +
    `<text x="${width / 2}" y="${height - 6}" text-anchor="middle" fill="#555555">${escaped(caption)}</text>\n</svg>\n`
  )
}

function panelOf({ title, bins }: ReliabilityPanel, left: number): string {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const x = (share: number) => fixed(MARGIN.left + share * SIDE)
  const y = (share: number) => fixed(MARGIN.top + (1 - share) * SIDE)
  const floor = MARGIN.top + SIDE
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    tick =>
      `<path d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}" stroke="#e4e4e4"/>` +
      `<text x="${x(tick)}" y="${floor + 13}" text-anchor="middle" fill="#555555">${tick * 100}%</text>` +
      `<text x="${x(0) - 5}" y="${y(tick) + 4}" text-anchor="end" fill="#555555">${tick * 100}%</text>`,
  )
  const dots = bins.flatMap((bin, i) => {
    if (bin.count === 0) return []
    const [low, high] = wilson(bin)
    const bar = fixed((bin.count / most) * BARS)
    return (
      `<path d="M${x(bin.predicted)} ${y(low)}V${y(high)}" stroke="#0b6e75" stroke-width="2"/>` +
      `<circle cx="${x(bin.predicted)}" cy="${y(bin.observed)}" r="4" fill="#0b6e75"/>` +
      `<rect x="${x(i / bins.length) + 3}" y="${fixed(floor + 18)}" width="${SIDE / bins.length - 6}" height="${bar}" fill="#9fc9cc"/>` +
      `<text x="${x((i + 0.5) / bins.length)}" y="${fixed(floor + 18 + bar + 10)}" text-anchor="middle" font-size="8" fill="#555555">${bin.count}</text>`
    )
  })
  return (
    `<g transform="translate(${left} 0)">` +
    `<text x="${MARGIN.left + SIDE / 2}" y="18" text-anchor="middle" font-size="13" fill="#222222">${escaped(title)}</text>` +
    `${ticks.join('')}<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#888888" stroke-dasharray="4 4"/>` +
    `${dots.join('')}</g>\n`
  )
}

/** @see Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference" */
function wilson({ count, observed }: ReliabilityBin): readonly [number, number] {
  const z2 = NINETY_FIVE_PERCENT ** 2
  const centre = (observed + z2 / (2 * count)) / (1 + z2 / count)
  const reach =
    (NINETY_FIVE_PERCENT / (1 + z2 / count)) *
    Math.sqrt((observed * (1 - observed)) / count + z2 / (4 * count ** 2))
  return [centre - reach, centre + reach]
}

const fixed = (value: number): number => Number(value.toFixed(1))

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
