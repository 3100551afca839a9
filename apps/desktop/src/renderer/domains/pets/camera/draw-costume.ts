import type { HeadAnchor } from '@pawfect/ml/live'

/** The same in every theme: what is drawn becomes part of a photo. */
const COLOURS = {
  straw: '#e7c98a',
  strawShade: '#c99f57',
  ribbon: '#e8894a',
  leaf: '#2f7d5b',
  petals: ['#f7c7a2', '#e2917f', '#faf7f2', '#b9d9c9'],
  heart: '#e8b84a',
} as const

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/**
 * Draws what an animal wears, on a canvas of any size.
 *
 * @param head - shares of the canvas; its `radius` is the head's without ears.
 */
export function drawCostume(brush: Brush, worn: 'sun-hat' | 'flowers', head: HeadAnchor): void {
  const { width, height } = brush.canvas
  const radius = head.radius * width
  brush.save()
  brush.translate(head.x * width, head.y * height)
  brush.scale(radius, radius)
  brush.lineJoin = 'round'
  if (worn === 'sun-hat') drawHat(brush)
  else drawFlowers(brush)
  brush.restore()
}

/** One unit is the head's radius; the brim sits on the brow. */
function drawHat(brush: Brush): void {
  oval(brush, { y: -0.78, rx: 1.62, ry: 0.42, colour: COLOURS.strawShade })
  oval(brush, { y: -0.84, rx: 1.6, ry: 0.38, colour: COLOURS.straw })
  brush.fillStyle = COLOURS.straw
  brush.beginPath()
  brush.moveTo(-0.86, -0.86)
  brush.bezierCurveTo(-0.84, -1.95, 0.84, -1.95, 0.86, -0.86)
  brush.bezierCurveTo(0.5, -0.68, -0.5, -0.68, -0.86, -0.86)
  brush.fill()
  brush.fillStyle = COLOURS.ribbon
  brush.beginPath()
  brush.moveTo(-0.86, -0.88)
  brush.bezierCurveTo(-0.5, -0.68, 0.5, -0.68, 0.86, -0.88)
  brush.lineTo(0.84, -1.12)
  brush.bezierCurveTo(0.5, -0.92, -0.5, -0.92, -0.84, -1.12)
  brush.fill()
}

/** Seven flowers on a bow from ear to ear. */
function drawFlowers(brush: Brush): void {
  brush.strokeStyle = COLOURS.leaf
  brush.lineWidth = 0.16
  brush.beginPath()
  brush.ellipse(0, -0.55, 1.02, 0.5, 0, Math.PI * 1.05, Math.PI * 1.95)
  brush.stroke()
  for (let index = 0; index < 7; index++) {
    const turn = Math.PI * (1.05 + (0.9 * index) / 6)
    const [x, y] = [1.02 * Math.cos(turn), -0.55 + 0.5 * Math.sin(turn)]
    drawFlower(brush, { x, y, size: index % 2 === 0 ? 0.25 : 0.19, colour: COLOURS.petals[index % 4] ?? '' })
  }
}

type Flower = { readonly x: number; readonly y: number; readonly size: number; readonly colour: string }

function drawFlower(brush: Brush, { x, y, size, colour }: Flower): void {
  brush.fillStyle = colour
  for (let petal = 0; petal < 5; petal++) {
    const turn = (petal / 5) * 2 * Math.PI - Math.PI / 2
    brush.beginPath()
    brush.arc(x + size * 0.62 * Math.cos(turn), y + size * 0.62 * Math.sin(turn), size * 0.5, 0, 2 * Math.PI)
    brush.fill()
  }
  brush.fillStyle = COLOURS.heart
  brush.beginPath()
  brush.arc(x, y, size * 0.36, 0, 2 * Math.PI)
  brush.fill()
}

type Oval = { readonly y: number; readonly rx: number; readonly ry: number; readonly colour: string }

function oval(brush: Brush, { y, rx, ry, colour }: Oval): void {
  brush.fillStyle = colour
  brush.beginPath()
  brush.ellipse(0, y, rx, ry, 0, 0, 2 * Math.PI)
  brush.fill()
}
