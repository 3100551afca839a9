import type { RiskAt } from './risk-coverage.ts'

const SIZE = { width: 640, height: 400, left: 64, top: 24, right: 24, bottom: 56 }
/** The steepest risk shown; all curves end below. */
const MOST_RISK = 0.12
const COLOURS = ['#2f7d5b', '#b3402e', '#4a6fa5']

/** Risk-coverage curves as an SVG that needs nothing around it, readable on light and dark pages. */
export function riskCoveragePicture(curves: Readonly<Record<string, readonly RiskAt[]>>): string {
  const { width, height, left, top, right, bottom } = SIZE
  const x = (coverage: number) => left + coverage * (width - left - right)
  const y = (risk: number) =>
    height - bottom - (Math.min(risk, MOST_RISK) / MOST_RISK) * (height - top - bottom)
  const gridX = [0, 0.25, 0.5, 0.75, 1].map(
    share =>
      `<line x1="${x(share)}" y1="${top}" x2="${x(share)}" y2="${height - bottom}" stroke="#d9d2c5"/>` +
      `<text x="${x(share)}" y="${height - bottom + 20}" text-anchor="middle">${share * 100} %</text>`,
  )
  const gridY = [0, 0.04, 0.08, 0.12].map(
    share =>
      `<line x1="${left}" y1="${y(share)}" x2="${width - right}" y2="${y(share)}" stroke="#d9d2c5"/>` +
      `<text x="${left - 8}" y="${y(share) + 5}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  )
  const lines = Object.entries(curves).map(([name, curve], index) => {
    const colour = COLOURS[index % COLOURS.length]
    const points = curve.map(({ coverage, risk }) => `${x(coverage).toFixed(1)},${y(risk).toFixed(1)}`)
    const key = top + 18 + index * 20
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `<line x1="${left + 14}" y1="${key - 5}" x2="${left + 38}" y2="${key - 5}" stroke="${colour}" stroke-width="3"/>` +
      `<text x="${left + 46}" y="${key}">${name}</text>`
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14" fill="#22302b">
<title>Risk against coverage of the breed suggestions on photos set aside</title>
<rect width="${width}" height="${height}" fill="#faf7f2"/>
${[...gridX, ...gridY, ...lines].join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 12}" text-anchor="middle">photos answered, the surest first</text>
<text transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">wrong first answers</text>
</svg>
`
}
