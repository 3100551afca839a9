import {
  type AppearanceFacts,
  appearanceFromFacts,
  BONE,
  BONE_PARENTS,
  buildPetGeometry,
  type PetGeometry,
} from '@pawfect/scene/pet-model'

/** How one of the app's own 3D animals stands before a pretended camera; angles in radians. */
export type Stance = {
  /** 0 looks at the camera, a quarter turn shows its side. */
  readonly yawRad: number
  /** The camera looks down by so much. */
  readonly downRad: number
  readonly headYawRad: number
  readonly headTiltRad: number
  /** Middle of the animal, and its height, in shares of the picture's height. */
  readonly at: readonly [x: number, y: number]
  readonly size: number
}

/** A picture whose truth is exact: SYNTHETIC, drawn from the app's own 3D animals. */
export type RenderedPet = {
  readonly image: { readonly data: Uint8Array; readonly width: number; readonly height: number }
  /** Tight around the animal, in shares of the picture. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Middle of the skull, in shares of the picture. */
  readonly head: readonly [x: number, y: number]
  /** Where a collar sits. */
  readonly neck: readonly [x: number, y: number]
}

type Vector = readonly [number, number, number]

/** Builds an animal once; each stance is then quick to draw. */
export function petModel(facts: AppearanceFacts): PetGeometry {
  return buildPetGeometry(appearanceFromFacts(facts), 0.6)
}

const WIDTH = 320
const HEIGHT = 240
/** Where the light comes from. */
const LIGHT: Vector = [0.4, 0.8, 0.45]

/** Draws an animal before a background, pixel by pixel. @param background - RGB, 320 by 240. */
export function renderPet(pet: PetGeometry, stance: Stance, background: Uint8Array): RenderedPet {
  const data = Uint8Array.from(background)
  const depth = new Float32Array(WIDTH * HEIGHT).fill(Number.NEGATIVE_INFINITY)
  const seen = viewOf(pet, stance)
  const points: Vector[] = []
  for (let i = 0; i < pet.positions.length; i += 3)
    points.push(seen(pointAt(pet.positions, i), headShare(pet, i / 3)))
  const normals = points.map((_, i) => seen.turn(pointAt(pet.normals, i * 3), headShare(pet, i)))
  for (let i = 0; i < pet.indices.length; i += 3) {
    drawTriangle({ data, depth }, pet, {
      points,
      normals,
      corners: [pet.indices[i] ?? 0, pet.indices[i + 1] ?? 0, pet.indices[i + 2] ?? 0],
    })
  }
  const { plan } = pet
  const neckAt = middle(plan.joints[BONE.neck] ?? [0, 0, 0], plan.joints[BONE.head] ?? [0, 0, 0])
  return {
    image: { data, width: WIDTH, height: HEIGHT },
    box: boxOf(depth),
    head: shares(seen(plan.skull, 1)),
    neck: shares(seen(neckAt, 0.5)),
  }
}

/** A meadow or a room: two tones, grain, and some patches, so that an outline has to be found. */
export function drawnBackground(random: () => number): Uint8Array {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  const tone = () => [60 + 150 * random(), 60 + 150 * random(), 60 + 150 * random()] as const
  const [upper, lower, patch] = [tone(), tone(), tone()]
  const horizon = HEIGHT * (0.25 + 0.5 * random())
  const patches = Array.from(
    { length: 6 },
    () => [random() * WIDTH, random() * HEIGHT, 8 + 30 * random()] as const,
  )
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    const isPatch = patches.some(([px, py, r]) => Math.hypot(x - px, y - py) < r)
    const colour = isPatch ? patch : y < horizon ? upper : lower
    const grain = (random() - 0.5) * 26
    data.set(
      colour.map(level => Math.max(0, Math.min(255, level + grain))),
      pixel * 3,
    )
  }
  return data
}

type View = { (point: Vector, headShare: number): Vector; turn(normal: Vector, headShare: number): Vector }

/** From the animal's own space to the picture: head first, then the whole, then the camera. */
function viewOf({ plan }: PetGeometry, stance: Stance): View {
  const pivot = plan.joints[BONE.neck] ?? ([0, 0, 0] as const)
  const centre: Vector = [0, plan.heightM * 0.55, plan.trunkM * 0.05]
  const scale = (stance.size * HEIGHT) / (plan.heightM * 1.35)
  const turn = (vector: Vector, share: number): Vector => {
    const head = aboutZ(aboutY(vector, stance.headYawRad * share), stance.headTiltRad * share)
    return aboutX(aboutY(head, stance.yawRad), stance.downRad)
  }
  const place = (point: Vector, share: number): Vector => {
    const head = add(
      aboutZ(aboutY(minus(point, pivot), stance.headYawRad * share), stance.headTiltRad * share),
      pivot,
    )
    const [x, y, z] = aboutX(aboutY(minus(head, centre), stance.yawRad), stance.downRad)
    return [stance.at[0] * WIDTH + x * scale, stance.at[1] * HEIGHT - y * scale, z * scale]
  }
  return Object.assign(place, { turn })
}

/** How much of a vertex moves with the head. */
function headShare({ boneIndices, boneWeights }: PetGeometry, vertex: number): number {
  let share = 0
  for (let i = vertex * 4; i < vertex * 4 + 4; i++) {
    const bone = boneIndices[i] ?? 0
    const isHead = bone === BONE.head || BONE_PARENTS[bone] === BONE.head
    share += (boneWeights[i] ?? 0) * (isHead ? 1 : bone === BONE.neck ? 0.5 : 0)
  }
  return share
}

type Canvas = { readonly data: Uint8Array; readonly depth: Float32Array }
type Drawn = {
  readonly points: readonly Vector[]
  readonly normals: readonly Vector[]
  readonly corners: readonly [number, number, number]
}

function drawTriangle(canvas: Canvas, { colours }: PetGeometry, { points, normals, corners }: Drawn): void {
  const [a, b, c] = corners.map(corner => points[corner] ?? [0, 0, 0]) as [Vector, Vector, Vector]
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
  if (Math.abs(area) < 1e-9) return
  const normal = normals[corners[0]] ?? [0, 1, 0]
  const light = 0.45 + 0.6 * Math.max(0, normal[0] * LIGHT[0] + normal[1] * LIGHT[1] + normal[2] * LIGHT[2])
  const at = corners[0] * 4
  const colour = [0, 1, 2].map(i => Math.min(255, 255 * ((colours[at + i] ?? 0) * light) ** (1 / 2.2)))
  const [left, right] = [Math.min(a[0], b[0], c[0]), Math.max(a[0], b[0], c[0])]
  const [top, bottom] = [Math.min(a[1], b[1], c[1]), Math.max(a[1], b[1], c[1])]
  for (let y = Math.max(0, Math.ceil(top - 0.5)); y <= Math.min(HEIGHT - 1, bottom); y++) {
    for (let x = Math.max(0, Math.ceil(left - 0.5)); x <= Math.min(WIDTH - 1, right); x++) {
      const u = ((b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y)) / area
      const v = ((c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y)) / area
      const w = 1 - u - v
      if (u < -0.001 || v < -0.001 || w < -0.001) continue
      const z = u * a[2] + v * b[2] + w * c[2]
      const pixel = y * WIDTH + x
      if (z <= (canvas.depth[pixel] ?? 0)) continue
      canvas.depth[pixel] = z
      canvas.data.set(colour, pixel * 3)
    }
  }
}

function boxOf(depth: Float32Array): RenderedPet['box'] {
  let [left, top, right, bottom] = [WIDTH, HEIGHT, 0, 0]
  depth.forEach((z, pixel) => {
    if (z === Number.NEGATIVE_INFINITY) return
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  })
  return { x: left / WIDTH, y: top / HEIGHT, width: (right - left) / WIDTH, height: (bottom - top) / HEIGHT }
}

const shares = ([x, y]: Vector): readonly [number, number] => [x / WIDTH, y / HEIGHT]
const pointAt = (list: Float32Array, at: number): Vector => [
  list[at] ?? 0,
  list[at + 1] ?? 0,
  list[at + 2] ?? 0,
]
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
const middle = (a: Vector, b: Vector): Vector => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]
const aboutY = ([x, y, z]: Vector, by: number): Vector => [
  x * Math.cos(by) + z * Math.sin(by),
  y,
  z * Math.cos(by) - x * Math.sin(by),
]
const aboutX = ([x, y, z]: Vector, by: number): Vector => [
  x,
  y * Math.cos(by) - z * Math.sin(by),
  z * Math.cos(by) + y * Math.sin(by),
]
const aboutZ = ([x, y, z]: Vector, by: number): Vector => [
  x * Math.cos(by) - y * Math.sin(by),
  y * Math.cos(by) + x * Math.sin(by),
  z,
]
