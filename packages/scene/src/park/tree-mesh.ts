import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Texture } from '@babylonjs/core/Materials/Textures/texture.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { mix, seededRandom } from '../engine/seeded-random.ts'
import { mixRgb, type Rgb, scaleRgb } from '../pet-model/colour.ts'
import { MeshSketch, type Vec } from './mesh-sketch.ts'

/** One kind of tree: how its crown is built and coloured. Metres. */
export type TreeKind = {
  readonly name: string
  readonly trunkM: number
  readonly trunkRadiusM: number
  readonly bark: Rgb
  readonly lit: Rgb
  readonly shaded: Rgb
  /** Balls of leaves: centre above the ground and radius. */
  readonly crown: readonly (readonly [number, number, number, number])[]
  readonly tufts: number
  readonly tuftM: number
}

export const TREE_KINDS: readonly TreeKind[] = [
  {
    name: 'linden',
    trunkM: 2.6,
    trunkRadiusM: 0.24,
    bark: [0.16, 0.11, 0.075],
    lit: [0.25, 0.4, 0.07],
    shaded: [0.045, 0.12, 0.035],
    crown: [
      [0, 4.4, 0, 1.75],
      [1.0, 3.8, 0.4, 1.2],
      [-0.9, 3.9, -0.5, 1.25],
      [0.2, 5.5, -0.2, 1.15],
      [-0.3, 3.7, 1.0, 1.05],
    ],
    tufts: 210,
    tuftM: 0.95,
  },
  {
    name: 'birch',
    trunkM: 3.6,
    trunkRadiusM: 0.13,
    bark: [0.62, 0.58, 0.52],
    lit: [0.4, 0.47, 0.09],
    shaded: [0.1, 0.18, 0.04],
    crown: [
      [0, 4.6, 0, 1.15],
      [0.75, 4.2, -0.2, 0.7],
      [-0.7, 4.9, 0.35, 0.65],
      [0.2, 3.1, -0.55, 0.6],
      [0.3, 3.6, 0.3, 0.9],
      [-0.25, 5.7, -0.1, 0.8],
      [-0.3, 3.8, -0.4, 0.8],
    ],
    tufts: 170,
    tuftM: 0.7,
  },
  {
    name: 'pine',
    trunkM: 1.4,
    trunkRadiusM: 0.2,
    bark: [0.15, 0.09, 0.055],
    lit: [0.1, 0.22, 0.09],
    shaded: [0.02, 0.07, 0.04],
    crown: [
      [0, 1.8, 0, 1.5],
      [0, 2.9, 0, 1.25],
      [0, 3.9, 0, 0.98],
      [0, 4.8, 0, 0.7],
      [0, 5.6, 0, 0.4],
    ],
    tufts: 190,
    tuftM: 0.8,
  },
  {
    name: 'cherry',
    trunkM: 1.7,
    trunkRadiusM: 0.15,
    bark: [0.12, 0.075, 0.065],
    lit: [0.9, 0.58, 0.6],
    shaded: [0.42, 0.17, 0.22],
    crown: [
      [0, 2.7, 0, 1.2],
      [0.8, 2.5, 0.2, 0.85],
      [-0.7, 2.6, 0.3, 0.85],
      [0.1, 3.4, -0.3, 0.8],
    ],
    tufts: 150,
    tuftM: 0.66,
  },
]

/** A shrub: leaves only. */
export const SHRUB: TreeKind = {
  name: 'shrub',
  trunkM: 0,
  trunkRadiusM: 0,
  bark: [0, 0, 0],
  lit: [0.19, 0.33, 0.08],
  shaded: [0.035, 0.09, 0.03],
  crown: [
    [0, 0.4, 0, 0.55],
    [0.4, 0.3, 0.15, 0.42],
    [-0.35, 0.32, -0.1, 0.45],
  ],
  tufts: 70,
  tuftM: 0.5,
}

/** Draws the leaves of a tree: tufts on the crown's balls, lit as if the crown were one soft body. */
export function sketchCrown(kind: TreeKind, seed: number): MeshSketch {
  const sketch = new MeshSketch()
  const draw = seededRandom(seed)
  const volume = kind.crown.reduce((sum, [, , , r]) => sum + r * r, 0)
  const top = Math.max(...kind.crown.map(([, y, , r]) => y + r))
  const low = Math.min(...kind.crown.map(([, y, , r]) => y - r))
  for (const [cx, cy, cz, r] of kind.crown) {
    const count = Math.round((kind.tufts * r * r) / volume)
    for (let i = 0; i < count; i++) {
      // Even cover of the ball by the golden angle, shaken a little.
      const up = 1 - (2 * (i + 0.5)) / count
      const turn = i * 2.39996 + draw() * 0.6
      const flat = Math.sqrt(1 - up * up)
      const out: Vec = [flat * Math.cos(turn), up, flat * Math.sin(turn)]
      const depth = r * (0.74 + 0.3 * draw())
      const at: Vec = [cx + out[0] * depth, cy + out[1] * depth * 0.9, cz + out[2] * depth]
      const height = (at[1] - low) / (top - low)
      const sunny = Math.min(1, Math.max(0, 0.25 + 0.55 * height + 0.35 * out[1] + (draw() - 0.5) * 0.3))
      addTuft(sketch, {
        at,
        out,
        sizeM: kind.tuftM * (0.75 + 0.5 * draw()),
        roll: draw() * 6.28,
        colour: mixRgb(kind.shaded, kind.lit, sunny),
        sway: 0.35 + 0.65 * height,
      })
    }
  }
  return sketch
}

type Tuft = {
  readonly at: Vec
  readonly out: Vec
  readonly sizeM: number
  readonly roll: number
  readonly colour: Rgb
  readonly sway: number
}

function addTuft(sketch: MeshSketch, { at, out, sizeM, roll, colour, sway }: Tuft): void {
  const side: Vec = normal(Math.abs(out[1]) > 0.9 ? [1, 0, 0] : [out[2], 0, -out[0]])
  const up: Vec = [
    out[1] * side[2] - out[2] * side[1],
    out[2] * side[0] - out[0] * side[2],
    out[0] * side[1] - out[1] * side[0],
  ]
  const [sin, cos] = [Math.sin(roll), Math.cos(roll)]
  const corner = (a: number, b: number) => {
    const [u, v] = [a * cos - b * sin, a * sin + b * cos]
    // Bent like a saucer, so that a tuft seen from its edge still has a face.
    const bend = -0.22 * (a * a + b * b)
    const k = sizeM * 0.62
    const p: Vec = [0, 1, 2].map(
      i => (at[i] ?? 0) + k * (u * (side[i] ?? 0) + v * (up[i] ?? 0) + bend * (out[i] ?? 0)),
    ) as unknown as Vec
    const soft = normal([
      out[0] + 0.25 * u * side[0],
      out[1] + 0.3 + 0.25 * v * up[1],
      out[2] + 0.25 * u * side[2],
    ])
    return { at: p, normal: soft, colour, sway, uv: [a * 0.5 + 0.5, b * 0.5 + 0.5] as const }
  }
  sketch.addFace(corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1))
}

/** Draws trunk and main boughs. */
export function sketchTrunk(kind: TreeKind, seed: number): MeshSketch {
  const sketch = new MeshSketch()
  const draw = seededRandom(seed + 5)
  const r = kind.trunkRadiusM
  const points = TRUNK_TAPER.map(([share, girth], i) => ({
    at: [
      (draw() - 0.5) * 0.12 * share,
      share * kind.trunkM - (i === 0 ? 0.2 : 0),
      (draw() - 0.5) * 0.12 * share,
    ] as Vec,
    radiusM: r * girth,
    // Birches are white with dark scars; other barks only vary a little.
    colour: scaleRgb(
      kind.bark,
      kind.name === 'birch' ? (draw() < 0.3 ? 0.25 : 0.7 + 0.3 * draw()) : 0.75 + 0.35 * draw(),
    ),
  }))
  sketch.addTube(points, 8)
  for (const [cx, cy, cz, cr] of kind.crown.slice(1)) {
    const from: Vec = [0, kind.trunkM * 0.85, 0]
    sketch.addTube(
      [
        { at: from, radiusM: r * 0.55, colour: kind.bark },
        { at: [cx * 0.5, mix(from[1], cy, 0.5), cz * 0.5], radiusM: r * 0.36, colour: kind.bark },
        { at: [cx, cy - cr * 0.2, cz], radiusM: r * 0.14, colour: kind.bark },
      ],
      5,
    )
  }
  return sketch
}

/** Height along the trunk and thickness there, as shares of the tree's own. */
const TRUNK_TAPER: readonly (readonly [number, number])[] = [
  [0, 1.6],
  [0.06, 1.2],
  [0.14, 1.06],
  [0.22, 1],
  [0.3, 0.97],
  [0.38, 0.94],
  [0.46, 0.9],
  [0.55, 0.86],
  [0.64, 0.82],
  [0.75, 0.78],
  [0.87, 0.72],
  [1, 0.64],
  [1.5, 0.3],
]

const LEAF_TEXELS = 64

/** A small picture of a tuft of leaves; outside the leaves it is clear. */
export function leafPicture(scene: Scene): RawTexture {
  const draw = seededRandom(77)
  const leaves = Array.from({ length: 26 }, () => {
    const [turn, away] = [draw() * 6.28, Math.sqrt(draw()) * 0.34]
    return {
      x: 0.5 + away * Math.cos(turn),
      y: 0.5 + away * Math.sin(turn),
      turn: turn + (draw() - 0.5) * 1.4,
      tone: 0.78 + 0.22 * draw(),
      r: 0.1 + 0.05 * draw(),
    }
  })
  const pixels = new Uint8Array(LEAF_TEXELS * LEAF_TEXELS * 4)
  for (let i = 0; i < LEAF_TEXELS * LEAF_TEXELS; i++) {
    const [x, y] = [
      ((i % LEAF_TEXELS) + 0.5) / LEAF_TEXELS,
      (Math.floor(i / LEAF_TEXELS) + 0.5) / LEAF_TEXELS,
    ]
    let [tone, cover] = [0.9, 0]
    for (const leaf of leaves) {
      const [dx, dy] = [x - leaf.x, y - leaf.y]
      const along = (dx * Math.cos(leaf.turn) + dy * Math.sin(leaf.turn)) / leaf.r
      const across = (dy * Math.cos(leaf.turn) - dx * Math.sin(leaf.turn)) / (leaf.r * 0.55)
      const inside = 1 - Math.hypot(along, across)
      if (inside > 0) {
        tone = leaf.tone * (0.9 + 0.1 * Math.min(1, Math.abs(across) * 5))
        cover = Math.max(cover, Math.min(1, inside * 5))
      }
    }
    pixels.set([tone * 255, tone * 255, tone * 255, cover * 255], i * 4)
  }
  const texture = RawTexture.CreateRGBATexture(
    pixels,
    LEAF_TEXELS,
    LEAF_TEXELS,
    scene,
    true,
    false,
    Texture.TRILINEAR_SAMPLINGMODE,
  )
  texture.hasAlpha = true
  texture.wrapU = Texture.CLAMP_ADDRESSMODE
  texture.wrapV = Texture.CLAMP_ADDRESSMODE
  return texture
}

function normal([x, y, z]: Vec): Vec {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
