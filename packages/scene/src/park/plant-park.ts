import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import '@babylonjs/core/Meshes/thinInstanceMesh.js'
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Matrix, Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { matteMaterial } from '../engine/matte-material.ts'
import { seededRandom } from '../engine/seeded-random.ts'
import { WindPlugin } from '../engine/wind-plugin.ts'
import { lawnColour } from './create-ground.ts'
import type { ParkLayout, Placed } from './lay-out-park.ts'
import { MeshSketch, type Vec } from './mesh-sketch.ts'
import type { Terrain } from './terrain.ts'
import { leafPicture, SHRUB, sketchCrown, sketchTrunk, TREE_KINDS } from './tree-mesh.ts'

/** What grows in a park, and which of it throws shadows. */
export type Plants = { readonly casters: readonly Mesh[] }

type Ground = { readonly scene: Scene; readonly terrain: Terrain; readonly clock: { readonly timeS: number } }

/** Plants trees, shrubs, grass, flowers and reeds; each kind is one mesh drawn many times. */
export function plantPark(ground: Ground, layout: ParkLayout): Plants {
  const { scene, terrain, clock } = ground
  const leaves = matteMaterial(scene, 'leaves', 0.9)
  leaves.albedoTexture = leafPicture(scene)
  leaves.transparencyMode = 1
  leaves.alphaCutOff = 0.42
  leaves.backFaceCulling = false
  leaves.subSurface.isTranslucencyEnabled = false
  new WindPlugin(leaves, 0.1, clock)
  const bark = matteMaterial(scene, 'bark')
  const casters: Mesh[] = []
  for (const [kind, tree] of TREE_KINDS.entries()) {
    const here = layout.trees.filter(placed => placed.kind === kind)
    const crown = plant(sketchCrown(tree, kind + 1).toMesh(`${tree.name}-crown`, scene), leaves, {
      here,
      terrain,
    })
    const trunk = plant(sketchTrunk(tree, kind + 1).toMesh(`${tree.name}-trunk`, scene), bark, {
      here,
      terrain,
    })
    casters.push(crown, trunk)
  }
  casters.push(plant(sketchCrown(SHRUB, 9).toMesh('shrubs', scene), leaves, { here: layout.shrubs, terrain }))
  plantFlowers(ground, layout.flowers)
  plantGrass(ground)
  plantReeds(ground, layout.reeds)
  return { casters }
}

function plant(
  mesh: Mesh,
  material: PBRMaterial,
  { here, terrain }: { readonly here: readonly Placed[]; readonly terrain: Terrain },
): Mesh {
  mesh.material = material
  mesh.receiveShadows = true
  mesh.thinInstanceSetBuffer('matrix', matricesOf(here, terrain), 16, true)
  mesh.thinInstanceRefreshBoundingInfo(false)
  return mesh
}

function matricesOf(here: readonly Placed[], terrain: Terrain): Float32Array {
  const buffer = new Float32Array(here.length * 16)
  for (const [i, { x, z, yawRad, scale }] of here.entries()) {
    const turn = Quaternion.RotationAxis(new Vector3(0, 1, 0), yawRad)
    Matrix.Compose(
      new Vector3(scale, scale, scale),
      turn,
      new Vector3(x, terrain.heightAt(x, z), z),
    ).copyToArray(buffer, i * 16)
  }
  return buffer
}

const PETALS: readonly Vec[] = [
  [0.86, 0.8, 0.72],
  [0.85, 0.55, 0.08],
  [0.5, 0.22, 0.55],
  [0.8, 0.16, 0.12],
]

function plantFlowers({ scene, terrain, clock }: Ground, flowers: readonly Placed[]): void {
  const material = matteMaterial(scene, 'petals')
  material.backFaceCulling = false
  new WindPlugin(material, 0.05, clock)
  for (const [kind, petal] of PETALS.entries()) {
    const sketch = new MeshSketch()
    const head: Vec = [0, 0.26, 0]
    const stem: Vec = [0.07, 0.16, 0.03]
    sketch.addFace(
      { at: [-0.008, 0, 0], normal: [0, 1, 0], colour: stem },
      { at: head, normal: [0, 1, 0], colour: stem, sway: 1 },
      { at: [0.008, 0, 0], normal: [0, 1, 0], colour: stem },
    )
    for (let i = 0; i < 5; i++) {
      const [a, b] = [(i / 5) * 6.283, ((i + 0.8) / 5) * 6.283]
      const rim = (turn: number): Vec => [Math.cos(turn) * 0.055, 0.275, Math.sin(turn) * 0.055]
      const bright = { colour: petal, sway: 1 }
      sketch.addFace(
        { at: head, normal: [0, 1, 0], colour: [0.8, 0.6, 0.1], sway: 1 },
        { at: rim(a), normal: [Math.cos(a) * 0.3, 0.95, Math.sin(a) * 0.3], ...bright },
        { at: rim(b), normal: [Math.cos(b) * 0.3, 0.95, Math.sin(b) * 0.3], ...bright },
      )
    }
    plant(sketch.toMesh(`flowers-${kind}`, scene), material, {
      here: flowers.filter(flower => flower.kind === kind),
      terrain,
    }).receiveShadows = false
  }
}

/** Side of a patch of grass; patches out of sight are not drawn. */
const PATCH_M = 9
const CLUMPS_PER_PATCH = 560

function plantGrass({ scene, terrain, clock }: Ground): void {
  const material = matteMaterial(scene, 'grass')
  material.backFaceCulling = false
  new WindPlugin(material, 0.07, clock)
  const draw = seededRandom(terrain.seed ^ 0x9a55)
  const half = Math.floor((terrain.halfSideM - 2) / PATCH_M) * PATCH_M
  for (let px = -half; px < half; px += PATCH_M) {
    for (let pz = -half; pz < half; pz += PATCH_M)
      growPatch({ scene, terrain, clock }, { px, pz, draw, material })
  }
}

function growPatch(
  { scene, terrain }: Ground,
  {
    px,
    pz,
    draw,
    material,
  }: {
    readonly px: number
    readonly pz: number
    readonly draw: () => number
    readonly material: PBRMaterial
  },
): void {
  const sketch = new MeshSketch()
  for (let i = 0; i < CLUMPS_PER_PATCH; i++) {
    const [x, z] = [px + draw() * PATCH_M, pz + draw() * PATCH_M]
    if (terrain.pathShareAt(x, z) > 0.15 || terrain.pondShareAt(x, z) > 0.12) continue
    const tallM = 0.05 + 0.12 * draw() ** 3
    const [r, g, b] = lawnColour(x, z)
    const tone = 0.85 + 0.5 * draw()
    for (let blade = 0; blade < 4; blade++)
      addBlade(sketch, {
        x: x + (draw() - 0.5) * 0.16,
        z: z + (draw() - 0.5) * 0.16,
        y: terrain.heightAt(x, z) - 0.01,
        tallM: tallM * (0.6 + 0.6 * draw()),
        turn: draw() * 6.28,
        colour: [r * tone, g * tone * 1.08, b * tone],
      })
  }
  if (sketch.indices.length === 0) return
  const mesh = sketch.toMesh('grass', scene)
  mesh.material = material
  mesh.receiveShadows = true
}

type Blade = {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly tallM: number
  readonly turn: number
  readonly colour: Vec
}

function addBlade(sketch: MeshSketch, { x, y, z, tallM, turn, colour: [r, g, b] }: Blade): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const wide = 0.009 + 0.05 * Math.min(tallM, 0.14)
  const lean = tallM * 0.45
  const root: Vec = [r * 0.8, g * 0.8, b * 0.8]
  const tip: Vec = [r * 1.7, g * 1.5, b * 1.3]
  const normal: Vec = [0, 1, 0]
  sketch.addFace(
    { at: [x - cos * wide, y, z - sin * wide], normal, colour: root },
    { at: [x - sin * lean, y + tallM, z + cos * lean], normal, colour: tip, sway: tallM * 5 },
    { at: [x + cos * wide, y, z + sin * wide], normal, colour: root },
  )
}

function plantReeds({ scene, terrain, clock }: Ground, reeds: readonly Placed[]): void {
  const sketch = new MeshSketch()
  const draw = seededRandom(31)
  for (let blade = 0; blade < 9; blade++) {
    addBlade(sketch, {
      x: (draw() - 0.5) * 0.3,
      y: 0,
      z: (draw() - 0.5) * 0.3,
      tallM: 0.5 + 0.5 * draw(),
      turn: draw() * 6.28,
      colour: [0.09, 0.17, 0.045],
    })
  }
  const material = matteMaterial(scene, 'reeds')
  material.backFaceCulling = false
  new WindPlugin(material, 0.03, clock)
  plant(sketch.toMesh('reeds', scene), material, { here: reeds, terrain })
}
