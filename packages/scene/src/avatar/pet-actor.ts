import type { Bone } from '@babylonjs/core/Bones/bone.js'
import type { Skeleton } from '@babylonjs/core/Bones/skeleton.js'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { type PetMotionState, type Pose, turnBetweenRad } from '../engine/pose.ts'
import { clamp, seededRandom } from '../engine/seeded-random.ts'
import { BONE, BONE_PARENTS, type SkeletonPlan } from '../pet-model/skeleton-plan.ts'
import type { BodyMotion } from './body-motion.ts'
import { gaitAt } from './gait.ts'
import { localTurn, poseBody } from './pose-body.ts'
import { turned, vectorOf } from './turns.ts'

/** The parts an actor brings to life; it owns and disposes of mesh, material and skeleton. */
export type PetParts = {
  readonly mesh: Mesh
  readonly skeleton: Skeleton
  readonly plan: SkeletonPlan
  readonly groundAt: (xM: number, zM: number) => number
  readonly reducedMotion: boolean
  readonly seed: number
}

/** What `setMotion` takes: a pose with its place as one point. */
export type PetMotion = {
  readonly position: { readonly x: number; readonly y: number; readonly z: number }
  readonly yawRad: number
  readonly speedMps: number
  readonly state: PetMotionState
}

/** How fast sitting down, joy and so on come and go, per second. */
const EASE_PER_S = 5

/** A living animal in a scene: told where it is and what it does, it moves its own body. */
export class PetActor {
  readonly mesh: Mesh
  readonly plan: SkeletonPlan
  private readonly parts: PetParts
  private readonly draw: () => number
  private timeS = 0
  private cycle = 0
  private speedMps = 0
  private sit = 0
  private joy = 0
  private carry = 0
  private turnRadps = 0
  private lookYawRad = 0
  private lookTargetRad = 0
  private lookPitchRad = 0
  private blinkAtS = 1.5
  private flick = { atS: 3, side: 1 }
  private target: PetMotion = { position: Vector3.Zero(), yawRad: 0, speedMps: 0, state: 'idle' }
  private lookAt: Vector3 | undefined
  private mouth = Vector3.Zero()
  private head = Vector3.Zero()

  constructor(parts: PetParts) {
    this.parts = parts
    this.mesh = parts.mesh
    this.plan = parts.plan
    this.draw = seededRandom(parts.seed)
    this.timeS = this.draw() * 10
    this.blinkAtS += this.timeS
    this.flick.atS += this.timeS
  }

  /** Where the animal is from now on and what it does there; the body follows smoothly. */
  setMotion(motion: PetMotion): void {
    this.target = motion
  }

  /** As `setMotion`, for a pose as it travels between peers. */
  setPose(pose: Pose): void {
    this.setMotion({ position: pose, yawRad: pose.yawRad, speedMps: pose.speedMps, state: pose.state })
  }

  /** Makes the head follow a point in the scene, or look around by itself again. */
  setLookAt(point: Vector3 | undefined): void {
    this.lookAt = point
  }

  /** Where the animal holds things, in scene space, as of the last `update`. */
  mouthPosition(): Vector3 {
    return this.mouth
  }

  /** Middle of the skull in scene space, as of the last `update`. */
  headPosition(): Vector3 {
    return this.head
  }

  setVisible(visible: boolean): void {
    this.mesh.setEnabled(visible)
  }

  /** Moves the body on by a frame. Feet are put on the ground at the new place. */
  update(deltaS: number): void {
    const step = clamp(deltaS, 0, 0.1)
    this.timeS += step
    this.easeTowardsTarget(step)
    this.lookAround(step)
    const { position, yawRad } = this.target
    this.mesh.position.set(position.x, position.y, position.z)
    this.mesh.rotation.set(0, yawRad, 0)
    this.applyPose(this.currentMotion())
  }

  dispose(): void {
    this.parts.skeleton.dispose()
    this.mesh.dispose(false, true)
  }

  private easeTowardsTarget(step: number): void {
    const { speedMps, state, yawRad } = this.target
    const share = 1 - Math.exp(-EASE_PER_S * step)
    const legM = this.plan.heightM * this.plan.shape.legRatio
    const turn = step > 0 ? turnBetweenRad(this.mesh.rotation.y, yawRad) / step : 0
    this.turnRadps += (clamp(turn, -4, 4) - this.turnRadps) * share
    // Turning on the spot takes steps too.
    const treading = Math.min(0.7, Math.abs(this.turnRadps) * this.plan.trunkM * 0.5)
    const wanted = Math.abs(speedMps) > treading ? speedMps : treading
    this.speedMps += (wanted - this.speedMps) * (1 - Math.exp(-9 * step))
    const calm = this.parts.reducedMotion ? 0.35 : 1
    this.sit += ((state === 'sit' ? 1 : 0) - this.sit) * share
    this.joy += ((state === 'wag' ? calm : 0) - this.joy) * share
    this.carry += ((state === 'carry' ? 1 : 0) - this.carry) * share
    this.cycle += (this.speedMps * step) / gaitAt(this.speedMps, legM).strideM
  }

  private lookAround(step: number): void {
    if (this.lookAt === undefined) {
      if (this.draw() < step * 0.35) this.lookTargetRad = (this.draw() - 0.5) * 1.3
      if (Math.abs(this.speedMps) > 0.4) this.lookTargetRad = clamp(this.turnRadps * 0.12, -0.5, 0.5)
    } else {
      const way = this.lookAt.subtract(this.mesh.position)
      const yaw = turnBetweenRad(this.target.yawRad, Math.atan2(way.x, way.z))
      this.lookTargetRad = clamp(yaw, -1.1, 1.1)
    }
    const heightM = this.lookAt === undefined ? 0 : this.lookAt.y - this.mesh.position.y - this.plan.heightM
    const pitch = this.lookAt === undefined ? 0 : clamp(heightM / 2, -0.4, 0.5)
    const share = 1 - Math.exp(-3.5 * step)
    this.lookYawRad += (this.lookTargetRad - this.lookYawRad) * share
    this.lookPitchRad += (pitch - this.lookPitchRad) * share
    if (this.timeS > this.blinkAtS + 0.18) this.blinkAtS = this.timeS + 2 + this.draw() * 4
    if (this.timeS > this.flick.atS + 0.3)
      this.flick = { atS: this.timeS + 2 + this.draw() * 6, side: this.draw() < 0.5 ? -1 : 1 }
  }

  private currentMotion(): BodyMotion {
    const { position, yawRad } = this.target
    const [sin, cos] = [Math.sin(yawRad), Math.cos(yawRad)]
    const blinking = this.timeS > this.blinkAtS && this.timeS < this.blinkAtS + 0.16
    return {
      timeS: this.timeS,
      speedMps: this.speedMps,
      cycle: this.cycle,
      sit: this.sit,
      joy: this.joy,
      carry: this.carry,
      lookYawRad: this.lookYawRad,
      lookPitchRad: this.lookPitchRad,
      turnRadps: this.turnRadps,
      blink: blinking ? 1 : 0,
      earFlick: this.timeS > this.flick.atS && this.timeS < this.flick.atS + 0.28 ? this.flick.side : 0,
      groundAt: (x, z) =>
        this.parts.groundAt(position.x + x * cos + z * sin, position.z - x * sin + z * cos) - position.y,
    }
  }

  private applyPose(motion: BodyMotion): void {
    const pose = poseBody(this.plan, motion)
    const bones: readonly Bone[] = this.parts.skeleton.bones
    for (const [index, bone] of bones.entries()) bone.setRotationQuaternion(localTurn(pose.turns, index))
    bones[0]?.setPosition(pose.rootM)
    const lids = motion.blink > 0 ? 0.12 : 1
    bones[BONE['eye-left']]?.setScale(new Vector3(1, lids, 1))
    bones[BONE['eye-right']]?.setScale(new Vector3(1, lids, 1))
    const tongue =
      this.plan.shape.snoutLength > 0.3 ? Math.max(this.joy, clamp((this.speedMps - 3) / 2, 0, 1)) : 0
    bones[BONE.tongue]?.setScale(new Vector3(1, 1, 1).scale(Math.max(0.01, tongue * (1 - this.carry))))
    const { noseTip, noseM, skull } = this.plan
    this.mouth = this.placeOnHead(pose, [noseTip[0], noseTip[1] - noseM * 1.1, noseTip[2] + noseM * 0.1])
    this.head = this.placeOnHead(pose, skull)
  }

  /** Follows the chain of joints to the head, so that nobody waits for the renderer's matrices. */
  private placeOnHead(
    pose: { readonly rootM: Vector3; readonly turns: readonly Quaternion[] },
    point: readonly [number, number, number],
  ): Vector3 {
    const joint = (bone: number) => vectorOf(this.plan.joints[bone] ?? [0, 0, 0])
    let at = pose.rootM
    for (const bone of [BONE.spine, BONE.chest, BONE.neck, BONE.head]) {
      const parent = BONE_PARENTS[bone] ?? 0
      at = at.add(turned(joint(bone).subtract(joint(parent)), pose.turns[parent] ?? Quaternion.Identity()))
    }
    const own = at.add(
      turned(vectorOf(point).subtract(joint(BONE.head)), pose.turns[BONE.head] ?? Quaternion.Identity()),
    )
    return this.mesh.position.add(
      turned(own, Quaternion.RotationAxis(new Vector3(0, 1, 0), this.target.yawRad)),
    )
  }
}
