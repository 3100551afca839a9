import { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { Engine } from '@babylonjs/core/Engines/engine.js'
import type { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { Scene } from '@babylonjs/core/scene.js'
import { createGround, type GroundShade } from './create-ground.ts'
import { createPond } from './create-pond.ts'
import { createSky } from './create-sky.ts'
import { furnishPark } from './furnish-park.ts'
import { layOutPark, type Obstacle, type Placed } from './lay-out-park.ts'
import { lightMorning, SUNLIGHT } from './morning-light.ts'
import { plantPark } from './plant-park.ts'
import { shapeTerrain, type Terrain } from './terrain.ts'

/** Options for `createPark`. */
export type ParkOptions = {
  /** The same seed gives the same park on every machine. */
  readonly seed?: number
  /** Off for machines where they cost too much. On by default. */
  readonly shadows?: boolean
  /** Stops the wind. */
  readonly reducedMotion?: boolean
}

/** A park ready to walk in. */
export type ParkScene = {
  readonly engine: AbstractEngine
  readonly scene: Scene
  readonly terrain: Terrain
  readonly ground: Mesh
  readonly obstacles: readonly Obstacle[]
  /** Height of the ground as drawn, metres. */
  groundAt(xM: number, zM: number): number
  castShadowOf(mesh: AbstractMesh): void
  /** Call before disposing of a mesh that casts. */
  uncastShadowOf(mesh: AbstractMesh): void
  /** Brings shadows to a place; call it as the watched animal moves. */
  lightUp(point: Vector3): void
  /** Moves wind and water on. */
  advance(deltaS: number): void
  /** Frees the scene, and the engine too when `createPark` made it. */
  dispose(): void
}

/** The park everybody meets in unless they choose another. */
const HOME_PARK_SEED = 20_260_421

/**
 * Builds a park: rolling lawn, path, pond, trees, benches and a morning sky.
 *
 * @param target - a canvas (WebGL2 is needed), or an engine already made; a `NullEngine` runs the logic without drawing.
 */
export function createPark(target: HTMLCanvasElement | AbstractEngine, options: ParkOptions = {}): ParkScene {
  const ownsEngine = !(target instanceof AbstractEngine)
  const engine =
    target instanceof AbstractEngine
      ? target
      : new Engine(target, true, { stencil: false, powerPreference: 'high-performance' })
  const scene = new Scene(engine)
  scene.skipPointerMovePicking = true
  scene.autoClear = true
  const clock = { timeS: 0 }
  const terrain = shapeTerrain(options.seed ?? HOME_PARK_SEED)
  const layout = layOutPark(terrain)
  const light = lightMorning(scene, options.shadows ?? true)
  createSky(scene)
  const ground = createGround(scene, terrain, shadesOf(layout.trees))
  createPond(scene, terrain, clock)
  const plants = plantPark({ scene, terrain, clock }, layout)
  const furniture = furnishPark(scene, terrain, layout)
  for (const mesh of [...plants.casters, ...furniture]) light.castFrom(mesh)
  const still = options.reducedMotion ?? false
  return {
    engine,
    scene,
    terrain,
    ground,
    obstacles: layout.obstacles,
    groundAt: (x, z) => terrain.heightAt(x, z),
    castShadowOf: mesh => light.castFrom(mesh),
    uncastShadowOf: mesh => light.stopCasting(mesh),
    lightUp: point => light.follow(point),
    advance: deltaS => {
      if (!still) clock.timeS += deltaS
    },
    dispose: () => {
      scene.dispose()
      if (ownsEngine) engine.dispose()
    },
  }
}

/** Soft lasting shade under trees, for those too far off for moving shadows. */
function shadesOf(trees: readonly Placed[]): readonly GroundShade[] {
  return trees.map(({ x, z, scale }) => ({
    x: x + SUNLIGHT.x * 0.6,
    z: z + SUNLIGHT.z * 0.6,
    radiusM: 2.1 * scale,
  }))
}
