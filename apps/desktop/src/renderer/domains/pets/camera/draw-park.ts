type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** The same in every theme: what is drawn becomes part of a photo. */
const COLOURS = {
  skyHigh: '#a9cfe6',
  skyLow: '#f6ead2',
  sun: '#fff3cf',
  farHill: '#a9c9a9',
  nearHill: '#7fb083',
  meadow: '#5d9a63',
  path: '#e4d5b4',
  trunk: '#7a5a3c',
  crowns: ['#3f8a5f', '#2f7d5b', '#5ba681'],
} as const

/** Shares of the width and height: where trees stand, and how large. */
const TREES = [
  { x: 0.08, y: 0.66, size: 0.17 },
  { x: 0.24, y: 0.6, size: 0.11 },
  { x: 0.78, y: 0.6, size: 0.12 },
  { x: 0.93, y: 0.68, size: 0.19 },
] as const

/** Paints the park on a mild morning over the whole canvas, soft enough to stand behind an animal. */
export function drawPark(brush: Brush): void {
  const { width, height } = brush.canvas
  brush.save()
  brush.scale(width, height)
  const sky = brush.createLinearGradient(0, 0, 0, 0.7)
  sky.addColorStop(0, COLOURS.skyHigh)
  sky.addColorStop(1, COLOURS.skyLow)
  brush.fillStyle = sky
  brush.fillRect(0, 0, 1, 1)
  disc(brush, { x: 0.7, y: 0.2, radius: 0.075, colour: COLOURS.sun, aspect: width / height })
  hill(brush, { from: 0.5, bend: [0.36, 0.58], to: 0.46, colour: COLOURS.farHill })
  hill(brush, { from: 0.62, bend: [0.62, 0.42], to: 0.6, colour: COLOURS.nearHill })
  for (const tree of TREES) drawTree(brush, tree, width / height)
  hill(brush, { from: 0.68, bend: [0.64, 0.72], to: 0.67, colour: COLOURS.meadow })
  brush.fillStyle = COLOURS.path
  brush.beginPath()
  brush.moveTo(0.52, 0.68)
  brush.bezierCurveTo(0.6, 0.76, 0.3, 0.84, 0.28, 1)
  brush.lineTo(0.5, 1)
  brush.bezierCurveTo(0.46, 0.86, 0.68, 0.78, 0.55, 0.68)
  brush.fill()
  brush.restore()
}

type Hill = {
  readonly from: number
  readonly bend: readonly [number, number]
  readonly to: number
  readonly colour: string
}

function hill(brush: Brush, { from, bend, to, colour }: Hill): void {
  brush.fillStyle = colour
  brush.beginPath()
  brush.moveTo(0, from)
  brush.bezierCurveTo(0.35, bend[0], 0.65, bend[1], 1, to)
  brush.lineTo(1, 1)
  brush.lineTo(0, 1)
  brush.fill()
}

function drawTree(brush: Brush, { x, y, size }: (typeof TREES)[number], aspect: number): void {
  brush.fillStyle = COLOURS.trunk
  brush.fillRect(x - size * 0.05, y - size * 0.2, size * 0.1, size * 0.9)
  for (const [index, [dx, dy, share]] of CROWN.entries()) {
    const colour = COLOURS.crowns[index % 3] ?? COLOURS.meadow
    disc(brush, { x: x + dx * size, y: y + dy * size, radius: share * size, colour, aspect })
  }
}

/** Round crowns, as the park's own trees have. */
const CROWN = [
  [-0.28, -0.3, 0.34],
  [0.28, -0.34, 0.32],
  [0, -0.62, 0.4],
] as const

type Disc = {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: string
  readonly aspect: number
}

function disc(brush: Brush, { x, y, radius, colour, aspect }: Disc): void {
  brush.fillStyle = colour
  brush.beginPath()
  brush.ellipse(x, y, radius, radius * aspect, 0, 0, 2 * Math.PI)
  brush.fill()
}
