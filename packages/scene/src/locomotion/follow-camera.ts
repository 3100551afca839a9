import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Pose } from '../engine/pose.ts'
import { clamp } from '../engine/seeded-random.ts'
import type { Controls } from './read-controls.ts'
import type { WalkGround } from './walk-controller.ts'

/** Behind the animal, or flying freely. */
export type CameraMode = 'follow' | 'free'

const DRAG_RAD_PER_PX = 0.006
const FREE_MPS = 5

/** A camera that orbits an animal without going through ground or trunks, or flies where one likes. */
export class FollowCamera {
  readonly camera: FreeCamera
  private readonly ground: WalkGround
  /** Size of who is followed, metres; small animals are watched from nearer. */
  private readonly heightM: number
  private mode: CameraMode = 'follow'
  private yawRad = 0
  private pitchRad = 0.2
  private distanceM: number
  private focus: Vector3 | undefined
  private draggedS = 9

  constructor(scene: Scene, ground: WalkGround, heightM: number) {
    this.camera = new FreeCamera('park-camera', new Vector3(0, 2, -5), scene)
    this.camera.inputs.clear()
    this.camera.minZ = 0.08
    this.camera.maxZ = 400
    this.camera.fov = 0.85
    this.ground = ground
    this.heightM = heightM
    this.distanceM = 1.1 + heightM * 2.5
  }

  /** Heading the camera looks along; keys move relative to it. */
  get headingRad(): number {
    return this.yawRad
  }

  setMode(mode: CameraMode): void {
    this.mode = mode
  }

  getMode(): CameraMode {
    return this.mode
  }

  /** Looks over an animal's shoulder at once. */
  standBehind(yawRad: number): void {
    this.yawRad = yawRad
    this.focus = undefined
  }

  /** Follows for one frame. */
  update(deltaS: number, pose: Pose, controls: Controls): void {
    this.yawRad += controls.dragX * DRAG_RAD_PER_PX
    this.pitchRad = clamp(this.pitchRad + controls.dragY * DRAG_RAD_PER_PX, -0.15, 1.25)
    this.draggedS = controls.dragX === 0 ? this.draggedS + deltaS : 0
    if (this.mode === 'free') this.fly(deltaS, controls)
    else this.follow(deltaS, pose, controls)
  }

  private follow(deltaS: number, pose: Pose, controls: Controls): void {
    this.distanceM = clamp(this.distanceM * 1.12 ** controls.zoom, 0.8, 12)
    // Swings in behind a walking animal, but not while someone chooses the view.
    if (this.draggedS > 1.2 && pose.speedMps > 0.5 && controls.forward > 0) {
      const behind = Math.atan2(Math.sin(pose.yawRad - this.yawRad), Math.cos(pose.yawRad - this.yawRad))
      this.yawRad += behind * (1 - Math.exp(-0.8 * deltaS))
    }
    const wanted = new Vector3(pose.x, pose.y + this.heightM * 0.75 + 0.12, pose.z)
    this.focus =
      this.focus === undefined ? wanted : Vector3.Lerp(this.focus, wanted, 1 - Math.exp(-12 * deltaS))
    const back = new Vector3(
      -Math.sin(this.yawRad) * Math.cos(this.pitchRad),
      Math.sin(this.pitchRad),
      -Math.cos(this.yawRad) * Math.cos(this.pitchRad),
    )
    this.camera.position.copyFrom(this.focus.add(back.scale(this.freeDistance(this.focus, back))))
    this.camera.setTarget(this.focus)
  }

  /** The farthest the camera may go without entering ground or a trunk. */
  private freeDistance(focus: Vector3, back: Vector3): number {
    const steps = 14
    for (let i = 1; i <= steps; i++) {
      const at = focus.add(back.scale((this.distanceM * i) / steps))
      const inGround = at.y < this.ground.groundAt(at.x, at.z) + 0.16
      const inTrunk = this.ground.obstacles.some(
        ({ x, z, radiusM }) => radiusM < 1.5 && Math.hypot(at.x - x, at.z - z) < radiusM + 0.1,
      )
      if (inGround || (inTrunk && at.y < this.ground.groundAt(at.x, at.z) + 3))
        return Math.max(0.5, (this.distanceM * (i - 1)) / steps)
    }
    return this.distanceM
  }

  private fly(deltaS: number, controls: Controls): void {
    const step = FREE_MPS * deltaS * (controls.run ? 2.5 : 1)
    const [sin, cos] = [Math.sin(this.yawRad), Math.cos(this.yawRad)]
    const at = this.camera.position
    const forward = controls.forward - controls.zoom * 2
    at.x = clamp(at.x + (sin * forward + cos * controls.right) * step, -60, 60)
    at.z = clamp(at.z + (cos * forward - sin * controls.right) * step, -60, 60)
    at.y = clamp(at.y - Math.sin(this.pitchRad) * forward * step, this.ground.groundAt(at.x, at.z) + 0.3, 30)
    const ahead = new Vector3(
      sin * Math.cos(this.pitchRad),
      -Math.sin(this.pitchRad),
      cos * Math.cos(this.pitchRad),
    )
    this.camera.setTarget(at.add(ahead))
  }
}
