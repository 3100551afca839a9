import { Bone } from '@babylonjs/core/Bones/bone.js'
import { Skeleton } from '@babylonjs/core/Bones/skeleton.js'
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Matrix } from '@babylonjs/core/Maths/math.vector.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { type FurLook, FurPlugin, REST_PLACE } from '../engine/fur-plugin.ts'
import { matteMaterial } from '../engine/matte-material.ts'
import type { PetAppearance } from '../pet-model/pet-appearance.ts'
import { buildPetGeometry, type PetGeometry } from '../pet-model/pet-geometry.ts'
import { BONE_NAMES, BONE_PARENTS, type SkeletonPlan } from '../pet-model/skeleton-plan.ts'
import { PetActor } from './pet-actor.ts'

/** Options for `createPet`. */
export type CreatePetOptions = {
  /** Height of the ground in metres at a place in the scene; flat at 0 when left out. */
  readonly groundAt?: (xM: number, zM: number) => number
  /** 1 is full; smaller saves triangles. */
  readonly detail?: number
  /** Stops idle play (hops, wide wags) for people who asked for calm screens. */
  readonly reducedMotion?: boolean
}

/**
 * Builds an animal into a scene: one skinned mesh with vertex colours, a
 * skeleton of thirty bones and the life in it. Dispose of the actor to free all.
 */
export function createPet(scene: Scene, appearance: PetAppearance, options: CreatePetOptions = {}): PetActor {
  const geometry = geometryOf(appearance, options.detail ?? 0.8)
  const mesh = new Mesh('pet', scene)
  applyGeometry(mesh, geometry)
  const skeleton = buildSkeleton(scene, geometry.plan)
  mesh.skeleton = skeleton
  mesh.numBoneInfluencers = 4
  mesh.material = coatMaterial(scene, appearance)
  mesh.isPickable = false
  // Bones move the skin outside its resting box; a generous one spares per-frame bounds.
  mesh.alwaysSelectAsActiveMesh = true
  return new PetActor({
    mesh,
    skeleton,
    plan: geometry.plan,
    groundAt: options.groundAt ?? (() => 0),
    reducedMotion: options.reducedMotion ?? false,
    seed: appearance.seed,
  })
}

/** Bodies kept for the next time the same animal is shown: a card, then the park. */
const KEPT_BODIES = 10
const bodies = new Map<string, PetGeometry>()

function geometryOf(appearance: PetAppearance, detail: number): PetGeometry {
  const key = JSON.stringify([appearance, detail])
  const body = bodies.get(key) ?? buildPetGeometry(appearance, detail)
  bodies.delete(key)
  bodies.set(key, body)
  const oldest = bodies.keys().next()
  if (bodies.size > KEPT_BODIES && oldest.done !== true) bodies.delete(oldest.value)
  return body
}

function applyGeometry(mesh: Mesh, geometry: PetGeometry): void {
  const data = new VertexData()
  data.positions = geometry.positions
  data.normals = geometry.normals
  data.colors = geometry.colours
  data.indices = geometry.indices
  data.matricesIndices = geometry.boneIndices
  data.matricesWeights = geometry.boneWeights
  data.applyToMesh(mesh)
  mesh.setVerticesData(REST_PLACE, restPlaces(geometry), false, 3)
}

function buildSkeleton(scene: Scene, plan: SkeletonPlan): Skeleton {
  const skeleton = new Skeleton('pet', 'pet', scene)
  const bones: Bone[] = []
  for (const [index, name] of BONE_NAMES.entries()) {
    const parentIndex = BONE_PARENTS[index] ?? -1
    const joint = plan.joints[index] ?? [0, 0, 0]
    const from = plan.joints[parentIndex] ?? [0, 0, 0]
    const rest = Matrix.Translation(joint[0] - from[0], joint[1] - from[1], joint[2] - from[2])
    bones.push(new Bone(name, skeleton, bones[parentIndex] ?? null, rest))
  }
  return skeleton
}

function restPlaces({ positions, plan }: PetGeometry): Float32Array {
  return positions.map(metres => metres / plan.heightM)
}

const FUR: Readonly<Record<PetAppearance['shape']['coatLength'], FurLook>> = {
  hairless: { density: 26, depth: 0.05 },
  short: { density: 95, depth: 0.16 },
  medium: { density: 74, depth: 0.26 },
  wire: { density: 62, depth: 0.42 },
  curly: { density: 30, depth: 0.5 },
  long: { density: 62, depth: 0.3 },
}

function coatMaterial(scene: Scene, { shape }: PetAppearance): PBRMaterial {
  const glossy = shape.coatLength === 'short' || shape.coatLength === 'hairless'
  const material = matteMaterial(scene, 'coat', glossy ? 0.6 : 0.8)
  new FurPlugin(material, FUR[shape.coatLength])
  return material
}
