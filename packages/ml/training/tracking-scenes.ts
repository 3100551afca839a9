import { overlap } from '../src/detection/detect-animals.ts'
import type { Sighting } from '../src/live/animal-tracker.ts'
import { coatHistogram } from '../src/live/coat-histogram.ts'
import type { Box, RgbImage } from '../src/photo/rgb-image.ts'
import { seededRandom } from './fit-head.ts'

/** What happens in a synthetic scene. */
export type SceneKind = (typeof SCENE_KINDS)[number]

/** `pass` walks by; `turn-back` meets and returns; `hidden` stops behind the other; `alike` passes a twin; `crowd` is four at once. */
export const SCENE_KINDS = ['pass', 'turn-back', 'hidden', 'alike', 'crowd'] as const

/** How badly the pretended detector sees, on top of covering and suppressing as the real one does. */
export type SceneNoise = {
  readonly framesPerS: number
  readonly missRate: number
  readonly falseAlarms: number
}

/** One frame: what is there, and what the detector says. */
export type SceneFrame = {
  readonly atS: number
  readonly truth: readonly { readonly id: number; readonly box: Box; readonly visible: number }[]
  readonly sightings: readonly Sighting[]
}

const WIDTH = 240
const HEIGHT = 180
const DURATION_S = 8
/** The detector suppresses the weaker of two pets that overlap more. */
const SUPPRESSED_OVER = 0.5

type Actor = {
  readonly species: 'dog' | 'cat'
  readonly coat: readonly [Rgb, Rgb]
  readonly side: number
  /** Nearer animals cover those behind. */
  readonly nearness: number
  readonly centre: (atS: number) => readonly [number, number]
}
type Rgb = readonly [number, number, number]

/** Usual coats: sand, black, white, red, grey, chocolate; each with a second colour. */
const COATS: readonly (readonly [Rgb, Rgb])[] = [
  [
    [190, 140, 90],
    [235, 220, 200],
  ],
  [
    [38, 36, 38],
    [90, 70, 55],
  ],
  [
    [228, 224, 218],
    [190, 150, 110],
  ],
  [
    [170, 85, 40],
    [240, 225, 205],
  ],
  [
    [120, 122, 128],
    [70, 72, 78],
  ],
  [
    [84, 52, 36],
    [130, 90, 60],
  ],
]

/** Renders a scene, pixel by pixel, and lets a pretended detector look at it. Synthetic, and the same for a seed. */
export function renderScene(kind: SceneKind, seed: number, noise: SceneNoise): SceneFrame[] {
  const random = seededRandom(seed * 7919 + SCENE_KINDS.indexOf(kind))
  const actors = cast(kind, random).sort((a, b) => a.nearness - b.nearness)
  const meadow = drawMeadow(random)
  const frames = Math.floor(DURATION_S * noise.framesPerS)
  return Array.from({ length: frames }, (_, index) => {
    // A camera in a busy computer is never quite on time.
    const atS = (index + random() * 0.3) / noise.framesPerS
    const light = 0.92 + 0.16 * random()
    const boxes = actors.map(actor => boxOf(actor, atS))
    const { image, visible } = draw(meadow, { actors, boxes, light })
    const truth = boxes.map((box, id) => ({ id, box, visible: visible[id] ?? 0 }))
    return { atS, truth, sightings: detect({ image, actors, truth }, noise, random) }
  })
}

function cast(kind: SceneKind, random: () => number): Actor[] {
  const coats = COATS.map(coat => ({ coat, order: random() })).sort((a, b) => a.order - b.order)
  const actor = (index: number, centre: Actor['centre']): Actor => ({
    species: random() < 0.5 ? 'dog' : 'cat',
    coat: coats[kind === 'alike' ? 0 : index]?.coat ??
      coats[0]?.coat ?? [
        [0, 0, 0],
        [0, 0, 0],
      ],
    side: 0.24 + 0.06 * random(),
    nearness: index,
    centre,
  })
  const level = 0.5 + 0.1 * (random() - 0.5)
  const meetS = 3.4 + 1.2 * random()
  const pace = 0.09 + 0.05 * random()
  const bob = (atS: number, phase: number) => 0.012 * Math.sin(atS * 5 + phase)
  const walk = (direction: number, height: number): Actor['centre'] => {
    const phase = random() * 6
    return atS => [0.5 + direction * pace * (atS - meetS), height + bob(atS, phase)]
  }
  const turn = (direction: number, height: number): Actor['centre'] => {
    const phase = random() * 6
    return atS => [0.5 - direction * (0.06 + pace * Math.abs(atS - meetS)), height + bob(atS, phase)]
  }
  const pause =
    (height: number): Actor['centre'] =>
    atS => {
      const away = Math.max(0, Math.abs(atS - meetS) - 0.8)
      return [0.5 + Math.sign(atS - meetS) * 0.13 * away, height]
    }
  if (kind === 'turn-back') return [actor(0, turn(1, level)), actor(1, turn(-1, level + 0.02))]
  if (kind === 'hidden') return [actor(0, pause(level)), actor(1, () => [0.52, level + 0.03])]
  if (kind === 'crowd') {
    return [0, 1, 2, 3].map(index => actor(index, walk(index % 2 === 0 ? 1 : -1, 0.36 + 0.09 * index)))
  }
  return [actor(0, walk(1, level)), actor(1, walk(-1, level + 0.03))]
}

function boxOf({ centre, side }: Actor, atS: number): Box {
  const [x, y] = centre(atS)
  const height = side * 0.95
  return { x: x - side / 2, y: y - height / 2, width: side, height }
}

function drawMeadow(random: () => number): Uint8Array {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
    const grain = random() * 40
    data.set([70 + grain, 105 + grain, 55 + grain * 0.6], pixel * 3)
  }
  return data
}

type Stage = { readonly actors: readonly Actor[]; readonly boxes: readonly Box[]; readonly light: number }

/** Paints from back to front. @returns the picture, and how much of each animal nobody covers. */
function draw(meadow: Uint8Array, stage: Stage): { image: RgbImage; visible: number[] } {
  const data = Uint8Array.from(meadow)
  const owner = new Int8Array(WIDTH * HEIGHT).fill(-1)
  const painted = stage.actors.map((actor, index) =>
    paint({ data, owner }, { actor, box: stage.boxes[index], index }),
  )
  const seen = stage.actors.map(() => 0)
  for (const index of owner) if (index >= 0) seen[index] = (seen[index] ?? 0) + 1
  for (let at = 0; at < data.length; at++) data[at] = Math.min(255, (data[at] as number) * stage.light)
  const visible = painted.map((all, index) => (all === 0 ? 0 : (seen[index] ?? 0) / all))
  return { image: { data, width: WIDTH, height: HEIGHT }, visible }
}

/** A body, a head and patches of the second colour. @returns how many points it has, those outside the picture too. */
function paint(
  canvas: { data: Uint8Array; owner: Int8Array },
  part: { actor: Actor; box: Box | undefined; index: number },
): number {
  const { actor, box, index } = part
  if (box === undefined) return 0
  let points = 0
  const [left, top] = [Math.round(box.x * WIDTH), Math.round(box.y * HEIGHT)]
  const [across, down] = [Math.round(box.width * WIDTH), Math.round(box.height * HEIGHT)]
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const [u, v] = [(column + 0.5) / across, (row + 0.5) / down]
      const body = ((u - 0.45) / 0.45) ** 2 + ((v - 0.62) / 0.38) ** 2 < 1
      const head = ((u - 0.8) / 0.2) ** 2 + ((v - 0.24) / 0.24) ** 2 < 1
      if (!body && !head) continue
      points += 1
      const [x, y] = [left + column, top + row]
      if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) continue
      const patch = Math.sin(u * 9 + index) * Math.sin(v * 11) > 0.45
      canvas.data.set(actor.coat[patch ? 1 : 0], (y * WIDTH + x) * 3)
      canvas.owner[y * WIDTH + x] = index
    }
  }
  return points
}

type Scene = {
  readonly image: RgbImage
  readonly actors: readonly Actor[]
  readonly truth: SceneFrame['truth']
}

/** Boxes that tremble, misses, wrong species now and then, false alarms, and only one of two that nearly coincide. */
function detect({ image, actors, truth }: Scene, noise: SceneNoise, random: () => number): Sighting[] {
  const found = truth.flatMap(({ id, box, visible }): Sighting[] => {
    if (visible < 0.2 || random() < noise.missRate) return []
    const seen = trembling(box, random)
    const score = Math.min(0.95, visible * (0.45 + 0.5 * random()))
    const species = random() < 0.04 ? 'dog' : (actors[id]?.species ?? 'dog')
    return [{ species, box: seen, score, coat: coatHistogram(image, seen) }]
  })
  if (random() < noise.falseAlarms) {
    const box = {
      x: random() * 0.7,
      y: random() * 0.7,
      width: 0.12 + 0.2 * random(),
      height: 0.12 + 0.2 * random(),
    }
    found.push({ species: 'dog', box, score: 0.1 + 0.35 * random(), coat: coatHistogram(image, box) })
  }
  return found
    .sort((a, b) => b.score - a.score)
    .filter(
      (one, index, all) =>
        !all.slice(0, index).some(better => overlap(better.box, one.box) > SUPPRESSED_OVER),
    )
}

function trembling({ x, y, width, height }: Box, random: () => number): Box {
  const shake = (side: number) => (random() + random() - 1) * 0.09 * side
  return {
    x: x + shake(width),
    y: y + shake(height),
    width: width + shake(width),
    height: height + shake(height),
  }
}
