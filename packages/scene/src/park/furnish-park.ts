import '@babylonjs/core/Meshes/thinInstanceMesh.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { matteMaterial } from '../engine/matte-material.ts'
import { noise3, seededRandom } from '../engine/seeded-random.ts'
import { type Rgb, scaleRgb } from '../pet-model/colour.ts'
import type { ParkLayout, Placed } from './lay-out-park.ts'
import { MeshSketch, type Vec } from './mesh-sketch.ts'
import type { Terrain } from './terrain.ts'

const WOOD: Rgb = [0.36, 0.21, 0.1]
const FENCE: Rgb = [0.55, 0.47, 0.36]
const IRON: Rgb = [0.045, 0.05, 0.05]
const STONE: Rgb = [0.3, 0.29, 0.27]

/** Builds benches, fence and stones, each as one mesh. */
export function furnishPark(scene: Scene, terrain: Terrain, layout: ParkLayout): readonly Mesh[] {
  const material = matteMaterial(scene, 'furniture', 0.8)
  const sketches: readonly [string, MeshSketch][] = [
    ['benches', sketchBenches(terrain, layout.benches)],
    ['fence', sketchFence(terrain)],
    ['stones', sketchStones(terrain, layout.stones)],
  ]
  return sketches.map(([name, sketch]) => {
    const mesh = sketch.toMesh(name, scene)
    mesh.material = material
    mesh.receiveShadows = true
    return mesh
  })
}

function sketchBenches(terrain: Terrain, benches: readonly Placed[]): MeshSketch {
  const sketch = new MeshSketch()
  for (const { x, z, yawRad } of benches) {
    const y = terrain.heightAt(x, z)
    const [sin, cos] = [Math.sin(yawRad), Math.cos(yawRad)]
    const box = (local: Vec, half: Vec, colour: Rgb) =>
      sketch.addBox(
        [x + local[0] * cos + local[2] * sin, y + local[1], z + local[2] * cos - local[0] * sin],
        half,
        { colour, yawRad },
      )
    for (const plank of [-0.17, 0, 0.17]) box([0, 0.45, plank], [0.8, 0.025, 0.07], scaleRgb(WOOD, 1 + plank))
    for (const rail of [0.62, 0.8]) box([0, rail, -0.27], [0.8, 0.07, 0.022], WOOD)
    for (const side of [-0.66, 0.66]) {
      box([side, 0.2, 0.16], [0.03, 0.24, 0.03], IRON)
      box([side, 0.42, -0.25], [0.03, 0.46, 0.03], IRON)
      box([side, 0.4, -0.04], [0.03, 0.025, 0.22], IRON)
    }
  }
  return sketch
}

const POST_GAP_M = 2.5

function sketchFence(terrain: Terrain): MeshSketch {
  const sketch = new MeshSketch()
  const side = terrain.halfSideM
  const posts = Math.round((2 * side) / POST_GAP_M)
  for (let edge = 0; edge < 4; edge++) {
    for (let i = 0; i < posts; i++) {
      const from = edgePoint(edge, i / posts, side)
      const to = edgePoint(edge, (i + 1) / posts, side)
      const y = terrain.heightAt(...from)
      sketch.addBox([from[0], y + 0.5, from[1]], [0.06, 0.62, 0.06], { colour: FENCE })
      // The gate, where the path comes in.
      const isGate = edge === 0 && Math.abs((from[0] + to[0]) / 2) < 1.6
      if (!isGate)
        for (const high of [0.42, 0.86])
          addRail(sketch, {
            from: [from[0], y + high, from[1]],
            to: [to[0], terrain.heightAt(...to) + high, to[1]],
          })
    }
  }
  return sketch
}

function edgePoint(edge: number, share: number, side: number): readonly [number, number] {
  const along = -side + 2 * side * share
  return (
    (
      [
        [along, -side],
        [side, along],
        [-along, side],
        [-side, -along],
      ] as const
    )[edge] ?? [0, 0]
  )
}

function addRail(sketch: MeshSketch, { from, to }: { readonly from: Vec; readonly to: Vec }): void {
  const [dx, dz] = [to[0] - from[0], to[2] - from[2]]
  const length = Math.hypot(dx, dz)
  const out: Vec = [-dz / length, 0, dx / length]
  const [w, h] = [0.03, 0.055]
  const at = (p: Vec, a: number, b: number): Vec => [
    p[0] + out[0] * a * w,
    p[1] + b * h,
    p[2] + out[2] * a * w,
  ]
  const face = (normal: Vec, ...corners: readonly Vec[]) =>
    sketch.addFace(...corners.map(corner => ({ at: corner, normal, colour: FENCE })))
  face(out, at(from, 1, -1), at(from, 1, 1), at(to, 1, 1), at(to, 1, -1))
  face([-out[0], 0, -out[2]], at(to, -1, -1), at(to, -1, 1), at(from, -1, 1), at(from, -1, -1))
  face([0, 1, 0], at(from, 1, 1), at(from, -1, 1), at(to, -1, 1), at(to, 1, 1))
}

function sketchStones(terrain: Terrain, stones: readonly Placed[]): MeshSketch {
  const sketch = new MeshSketch()
  const draw = seededRandom(3)
  for (const { x, z, yawRad, scale } of stones) {
    const sizeM = 0.13 + 0.17 * scale * draw()
    addStone(sketch, { at: [x, terrain.heightAt(x, z) + sizeM * 0.15, z], sizeM, turn: yawRad })
  }
  return sketch
}

function addStone(
  sketch: MeshSketch,
  { at, sizeM, turn }: { readonly at: Vec; readonly sizeM: number; readonly turn: number },
): void {
  const [rings, around] = [5, 8]
  const first = sketch.positions.length / 3
  for (let ring = 0; ring <= rings; ring++) {
    for (let step = 0; step <= around; step++) {
      const [polar, bearing] = [(ring / rings) * Math.PI, ((step % around) / around) * Math.PI * 2]
      const d: Vec = [
        Math.sin(polar) * Math.cos(bearing),
        Math.cos(polar),
        Math.sin(polar) * Math.sin(bearing),
      ]
      const bump = sizeM * (0.75 + 0.5 * noise3(d[0] * 1.4 + turn * 9, d[1] * 1.4, d[2] * 1.4))
      sketch.addCorner({
        at: [at[0] + d[0] * bump * 1.2, at[1] + d[1] * bump * 0.65, at[2] + d[2] * bump],
        normal: d,
        colour: scaleRgb(STONE, 0.7 + 0.4 * (d[1] + 1) * 0.5),
      })
    }
  }
  for (let ring = 0; ring < rings; ring++) {
    for (let step = 0; step < around; step++) {
      const a = first + ring * (around + 1) + step
      sketch.indices.push(a, a + 1, a + around + 1, a + 1, a + around + 2, a + around + 1)
    }
  }
}
