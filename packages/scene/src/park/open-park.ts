import '@babylonjs/core/Culling/ray.js'
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { createPet } from '../avatar/create-pet.ts'
import type { PetActor } from '../avatar/pet-actor.ts'
import { RemotePets } from '../avatar/remote-pets.ts'
import { adaptResolution } from '../engine/adaptive-resolution.ts'
import type { Pose } from '../engine/pose.ts'
import { type SceneStats, watchStats } from '../engine/scene-stats.ts'
import { ParkHeadset, type VrSupport, vrSupport } from '../headset/park-headset.ts'
import type { BallState } from '../interaction/ball-state.ts'
import { ParkBall } from '../interaction/park-ball.ts'
import { type CameraMode, FollowCamera } from '../locomotion/follow-camera.ts'
import { type ControlReader, type Controls, readControls } from '../locomotion/read-controls.ts'
import { WalkController, type WalkGround, type WalkWish } from '../locomotion/walk-controller.ts'
import type { PetAppearance } from '../pet-model/pet-appearance.ts'
import { createPark, type ParkScene } from './create-park.ts'
import { arrivalOf, MEETING_LAWN } from './lay-out-park.ts'

/** Options for `openPark`. */
export type OpenParkOptions = {
  readonly canvas: HTMLCanvasElement
  /** An engine to draw with instead of making one on the canvas; a `NullEngine` in tests of logic. */
  readonly engine?: AbstractEngine
  readonly myPet: { readonly appearance: PetAppearance; readonly name: string }
  /** This peer's id, the same that other peers know it by; decides who owns the ball. */
  readonly peerId?: string
  /** Only for showing: nobody else will come. */
  readonly solo?: boolean
  readonly reducedMotion?: boolean
  readonly shadows?: boolean
  /** Draws every pixel even when that is slow: for pictures of the park. */
  readonly sharp?: boolean
  readonly seed?: number
}

/** A park one is in, until `dispose`. */
export type ParkSession = {
  readonly park: ParkScene
  /** Where my animal is and what it does: send this to the others, 20 times a second. */
  localPose(): Pose
  addRemotePet(id: string, pet: { readonly appearance: PetAppearance; readonly name: string }): void
  /** @param atMs - the sender's clock when the pose was true. */
  pushRemotePose(id: string, pose: Pose, atMs: number): void
  /** Takes an animal away at once: it left, or was blocked. A ball it held drops. */
  removeRemotePet(id: string): void
  applyRemoteBall(state: BallState): void
  /** Tells every change this peer made to the ball; returns a function that stops it. */
  onBall(listener: (state: BallState) => void): () => void
  ball(): BallState
  /** Throws the ball held or lying near; otherwise sends my animal to fetch it. */
  throwBall(): void
  setCameraMode(mode: CameraMode): void
  cameraMode(): CameraMode
  /** Sends my animal to a place on foot. */
  walkTo(at: { readonly x: number; readonly z: number; readonly run?: boolean }): void
  enterVr(): Promise<void>
  exitVr(): Promise<void>
  vrSupport(): Promise<VrSupport>
  stats(): SceneStats
  /** Call when the canvas changed its size. */
  resize(): void
  dispose(): void
}

/** Opens a park on a canvas with one's own animal in it, and keeps it alive until disposed. */
export function openPark(options: OpenParkOptions): ParkSession {
  const session = new OpenPark(options)
  session.start()
  return session
}

const NOTHING: Controls = {
  forward: 0,
  right: 0,
  run: false,
  sit: false,
  greet: false,
  dragX: 0,
  dragY: 0,
  zoom: 0,
}

/** How far an animal lets a person in a headset get before it follows. */
const HEEL_M = 2.6

class OpenPark implements ParkSession {
  readonly park: ParkScene
  private readonly me: string
  private readonly pet: PetActor
  private readonly walker: WalkController
  private readonly remotes: RemotePets
  private readonly parkBall: ParkBall
  private readonly follow: FollowCamera
  private readonly reader: ControlReader | undefined
  private readonly watch: { read(): SceneStats; dispose(): void }
  private readonly headset: ParkHeadset
  private readonly adapt: (nowMs: number) => void
  private lastMs = performance.now()

  constructor({ canvas, engine, myPet, peerId, reducedMotion, shadows, sharp, seed }: OpenParkOptions) {
    const calm = reducedMotion ?? false
    this.me = peerId ?? 'me'
    this.park = createPark(engine ?? canvas, {
      reducedMotion: calm,
      shadows: shadows ?? true,
      ...(seed === undefined ? {} : { seed }),
    })
    const { scene, terrain, obstacles } = this.park
    const groundAt = (x: number, z: number) => terrain.heightAt(x, z)
    const ground: WalkGround = { groundAt, obstacles, halfSideM: terrain.halfSideM }
    this.pet = createPet(scene, myPet.appearance, { groundAt, reducedMotion: calm })
    this.park.castShadowOf(this.pet.mesh)
    this.walker = new WalkController(ground, arrivalOf(this.me))
    this.remotes = new RemotePets(this.park, { reducedMotion: calm })
    this.parkBall = new ParkBall(
      scene,
      { ...ground, pond: terrain.pond },
      { me: this.me, at: { x: MEETING_LAWN.x, z: MEETING_LAWN.z + 0.4 } },
    )
    this.park.castShadowOf(this.parkBall.mesh)
    this.follow = new FollowCamera(scene, ground, this.pet.plan.heightM)
    scene.activeCamera = this.follow.camera
    this.follow.standBehind(this.walker.pose().yawRad)
    this.reader =
      typeof canvas.addEventListener === 'function' ? readControls(canvas, this.controlEvents()) : undefined
    this.watch = watchStats(scene)
    this.adapt = sharp === true ? () => undefined : adaptResolution(this.park.engine)
    this.headset = new ParkHeadset(this.park, this.follow.camera)
  }

  start(): void {
    const { engine, scene } = this.park
    this.frame(0)
    engine.runRenderLoop(this.render)
    scene.onBeforeRenderObservable.add(() => {
      const nowMs = performance.now()
      const deltaS = Math.min(0.25, (nowMs - this.lastMs) / 1000)
      this.lastMs = nowMs
      this.frame(deltaS)
      // In a headset the session owns the resolution.
      if (this.headset.viewer() === undefined) this.adapt(nowMs)
    })
  }

  localPose(): Pose {
    const pose = this.walker.pose()
    return this.parkBall.isHeldByMe() ? { ...pose, state: 'carry' } : pose
  }

  addRemotePet(id: string, pet: { readonly appearance: PetAppearance; readonly name: string }): void {
    this.remotes.add(id, pet)
  }

  pushRemotePose(id: string, pose: Pose, atMs: number): void {
    this.remotes.push(id, pose, { atMs, arrivedMs: performance.now() })
  }

  removeRemotePet(id: string): void {
    this.remotes.remove(id)
    this.parkBall.dropIfHeldBy(id)
  }

  applyRemoteBall(state: BallState): void {
    this.parkBall.applyRemote(state)
  }

  onBall(listener: (state: BallState) => void): () => void {
    return this.parkBall.onChange(listener)
  }

  ball(): BallState {
    return this.parkBall.current()
  }

  throwBall(): void {
    const pose = this.walker.pose()
    const ball = this.parkBall.position()
    const near = Math.hypot(ball.x - pose.x, ball.z - pose.z) < 2.2
    if (!this.parkBall.isHeldByMe() && !near) {
      this.walker.walkTo({ x: ball.x, z: ball.z, run: true })
      return
    }
    const heading = this.follow.headingRad
    const from = { x: pose.x + Math.sin(heading) * 0.4, y: pose.y + 1, z: pose.z + Math.cos(heading) * 0.4 }
    this.parkBall.throwFrom(
      from,
      { x: Math.sin(heading) * 7.5, y: 4.6, z: Math.cos(heading) * 7.5 },
      performance.now(),
    )
  }

  setCameraMode(mode: CameraMode): void {
    this.follow.setMode(mode)
  }

  cameraMode(): CameraMode {
    return this.follow.getMode()
  }

  walkTo({ x, z, run }: { readonly x: number; readonly z: number; readonly run?: boolean }): void {
    this.walker.walkTo({ x, z, run: run ?? false })
  }

  enterVr(): Promise<void> {
    return this.headset.enter()
  }

  exitVr(): Promise<void> {
    return this.headset.exit()
  }

  vrSupport(): Promise<VrSupport> {
    return vrSupport()
  }

  stats(): SceneStats {
    return this.watch.read()
  }

  resize(): void {
    this.park.engine.resize()
  }

  dispose(): void {
    this.park.engine.stopRenderLoop(this.render)
    this.reader?.dispose()
    this.headset.dispose()
    this.watch.dispose()
    this.remotes.dispose()
    this.parkBall.dispose()
    this.pet.dispose()
    this.park.dispose()
  }

  private readonly render = () => {
    if (this.park.scene.activeCamera !== null) this.park.scene.render()
  }

  private frame(deltaS: number): void {
    const nowMs = performance.now()
    const controls = this.reader?.read() ?? NOTHING
    this.heel()
    const walking = this.follow.getMode() === 'follow'
    this.walker.advance(
      deltaS,
      walking ? this.wishOf(controls) : { ...this.wishOf(NOTHING), sit: controls.sit },
    )
    const pose = this.localPose()
    this.pet.setPose(pose)
    this.pet.setLookAt(this.remotes.nearest(pose, 4) ?? this.ballToWatch(pose))
    this.pet.update(deltaS)
    this.remotes.update(deltaS, nowMs, this.follow.camera.globalPosition)
    if (pose.speedMps > 0.05) this.parkBall.tryGrasp({ x: pose.x, y: pose.y, z: pose.z }, nowMs)
    this.parkBall.update(deltaS, id => (id === this.me ? this.pet.mouthPosition() : this.remotes.mouthOf(id)))
    this.follow.update(deltaS, pose, controls)
    this.park.lightUp(new Vector3(pose.x, pose.y, pose.z))
    this.park.advance(deltaS)
  }

  /** Someone in a headset moves on their own feet; the animal keeps near them. */
  private heel(): void {
    const viewer = this.headset.viewer()
    if (viewer === undefined) return
    const { x, z } = this.walker.pose()
    const awayM = Math.hypot(viewer.x - x, viewer.z - z)
    if (awayM < HEEL_M) return
    const share = 1 - (HEEL_M * 0.6) / awayM
    this.walker.walkTo({ x: x + (viewer.x - x) * share, z: z + (viewer.z - z) * share, run: awayM > 6 })
  }

  private ballToWatch(pose: Pose): Vector3 | undefined {
    const { x, y, z } = this.parkBall.position()
    const awayM = Math.hypot(x - pose.x, z - pose.z)
    return awayM < 6 && awayM > 0.6 && !this.parkBall.isHeldByMe() ? new Vector3(x, y, z) : undefined
  }

  private wishOf({ forward, right, run, sit, greet }: Controls): WalkWish {
    const heading = this.follow.headingRad
    return {
      eastward: Math.sin(heading) * forward + Math.cos(heading) * right,
      northward: Math.cos(heading) * forward - Math.sin(heading) * right,
      run,
      sit,
      greet,
    }
  }

  private controlEvents() {
    return {
      onThrow: () => this.throwBall(),
      onCameraMode: () => this.setCameraMode(this.cameraMode() === 'follow' ? 'free' : 'follow'),
      onPoint: (x: number, y: number, twice: boolean) => {
        const hit = this.park.scene.pick(x, y, mesh => mesh === this.park.ground)
        if (hit.pickedPoint !== null)
          this.walker.walkTo({ x: hit.pickedPoint.x, z: hit.pickedPoint.z, run: twice })
      },
    }
  }
}
