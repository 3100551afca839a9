import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Pose } from '../engine/pose.ts'
import type { ParkScene } from '../park/create-park.ts'
import type { PetAppearance } from '../pet-model/pet-appearance.ts'
import { createPet } from './create-pet.ts'
import { createNameTag } from './name-tag.ts'
import type { PetActor } from './pet-actor.ts'
import { RemotePetMotion } from './remote-pet-motion.ts'

type Remote = {
  readonly actor: PetActor
  readonly tag: Mesh
  readonly motion: RemotePetMotion
  at: Vector3 | undefined
}

/** The other animals in a park: built when they come, shown from their first pose on, gone the moment they are removed. */
export class RemotePets {
  private readonly park: ParkScene
  private readonly reducedMotion: boolean
  private readonly remotes = new Map<string, Remote>()

  constructor(park: ParkScene, { reducedMotion }: { readonly reducedMotion: boolean }) {
    this.park = park
    this.reducedMotion = reducedMotion
  }

  /** Adds an animal, or replaces the one of the same id. */
  add(id: string, { appearance, name }: { readonly appearance: PetAppearance; readonly name: string }): void {
    this.remove(id)
    const { scene } = this.park
    const actor = createPet(scene, appearance, {
      groundAt: (x, z) => this.park.groundAt(x, z),
      reducedMotion: this.reducedMotion,
    })
    actor.setVisible(false)
    const tag = createNameTag(scene, name)
    tag.isVisible = false
    this.park.castShadowOf(actor.mesh)
    this.remotes.set(id, { actor, tag, motion: new RemotePetMotion(), at: undefined })
  }

  /** Takes in a pose; one for an animal that is not here is dropped. */
  push(
    id: string,
    pose: Pose,
    { atMs, arrivedMs }: { readonly atMs: number; readonly arrivedMs: number },
  ): void {
    this.remotes.get(id)?.motion.push(pose, atMs, arrivedMs)
  }

  remove(id: string): void {
    const remote = this.remotes.get(id)
    if (remote === undefined) return
    this.remotes.delete(id)
    this.park.uncastShadowOf(remote.actor.mesh)
    remote.actor.dispose()
    remote.tag.dispose(false, true)
  }

  /** Where an animal's mouth is, while it is shown. */
  mouthOf(id: string): Vector3 | undefined {
    const remote = this.remotes.get(id)
    return remote?.at === undefined ? undefined : remote.actor.mouthPosition()
  }

  /** Eyes of the nearest shown animal within reach of a pose. */
  nearest(pose: Pose, withinM: number): Vector3 | undefined {
    let [best, bestM]: [Vector3 | undefined, number] = [undefined, withinM]
    for (const { at, actor } of this.remotes.values()) {
      if (at === undefined) continue
      const awayM = Math.hypot(at.x - pose.x, at.z - pose.z)
      if (awayM < bestM) [best, bestM] = [new Vector3(at.x, at.y + actor.plan.heightM, at.z), awayM]
    }
    return best
  }

  update(deltaS: number, nowMs: number, viewer: Vector3): void {
    for (const remote of this.remotes.values()) {
      const pose = remote.motion.sample(nowMs)
      if (pose === undefined) continue
      const grounded = { ...pose, y: this.park.groundAt(pose.x, pose.z) }
      remote.at = new Vector3(grounded.x, grounded.y, grounded.z)
      remote.actor.setVisible(true)
      remote.actor.setPose(grounded)
      remote.actor.update(deltaS)
      const { plan } = remote.actor
      remote.tag.isVisible = true
      remote.tag.position.set(grounded.x, grounded.y + plan.skull[1] + plan.skullM * 2 + 0.22, grounded.z)
      // Grows a little with distance, so that a name can be read across the lawn.
      remote.tag.scaling.setAll(0.6 + Vector3.Distance(viewer, remote.at) * 0.09)
    }
  }

  dispose(): void {
    for (const id of [...this.remotes.keys()]) this.remove(id)
  }
}
