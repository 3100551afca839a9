import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { CreateSphere } from '@babylonjs/core/Meshes/Builders/sphereBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { matteMaterial } from '../engine/matte-material.ts'
import { BALL_RADIUS_M, BALL_STEP_S, type BallBody, type BallGround, stepBall } from './ball-flight.ts'
import { type BallState, newerBall, releaseBall, takeBall, type Vec3 } from './ball-state.ts'

/** An animal closer than this to a slow ball takes it. */
const GRASP_M = 0.55
const GRASP_BELOW_MPS = 3.5

/** A thrower lets the ball go for at least this long. */
const LET_GO_MS = 900

const STILL: Vec3 = { x: 0, y: 0, z: 0 }

/** The park's ball: flies, rolls, is carried, and tells whenever this peer changed it. */
export class ParkBall {
  readonly mesh: Mesh
  private readonly ground: BallGround
  private readonly me: string
  private state: BallState
  private body: BallBody
  private unspentS = 0
  private freeSinceMs = 0
  private readonly listeners = new Set<(state: BallState) => void>()

  constructor(
    scene: Scene,
    ground: BallGround,
    { me, at }: { readonly me: string; readonly at: { readonly x: number; readonly z: number } },
  ) {
    const position = { x: at.x, y: ground.groundAt(at.x, at.z) + BALL_RADIUS_M, z: at.z }
    this.ground = ground
    this.me = me
    this.state = { seq: 0, owner: '', position, velocity: STILL, heldBy: null, atMs: 0 }
    this.body = { position, velocity: STILL }
    this.mesh = CreateSphere('ball', { diameter: BALL_RADIUS_M * 2, segments: 14 }, scene)
    this.mesh.isPickable = false
    const felt = matteMaterial(scene, 'ball', 0.8)
    felt.albedoColor = new Color3(0.9, 0.24, 0.05)
    this.mesh.material = felt
  }

  /** Tells every change made here; returns a function that stops it. */
  onChange(listener: (state: BallState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  current(): BallState {
    return this.state
  }

  /** Where the ball is right now. */
  position(): Vec3 {
    return this.body.position
  }

  isHeldByMe(): boolean {
    return this.state.heldBy === this.me
  }

  /** Takes in another peer's state; an older one changes nothing. Returns whether it was taken. */
  applyRemote(state: BallState): boolean {
    if (newerBall(this.state, state) === this.state) return false
    this.state = state
    this.body = { position: state.position, velocity: state.velocity }
    this.freeSinceMs = performance.now()
    return true
  }

  /** Lets this peer's animal take the ball when it is near and nobody holds it. */
  tryGrasp(at: Vec3, nowMs: number): boolean {
    const { position, velocity } = this.body
    const near = Math.hypot(at.x - position.x, at.y - position.y, at.z - position.z) < GRASP_M
    const slow = Math.hypot(velocity.x, velocity.y, velocity.z) < GRASP_BELOW_MPS
    if (this.state.heldBy !== null || !near || !slow || nowMs - this.freeSinceMs < LET_GO_MS) return false
    this.change(takeBall(this.state, this.me, nowMs))
    return true
  }

  /** Throws the ball from a place; refused while another animal holds it. */
  throwFrom(from: Vec3, velocity: Vec3, nowMs: number): boolean {
    if (this.state.heldBy !== null && this.state.heldBy !== this.me) return false
    this.freeSinceMs = nowMs
    this.body = { position: from, velocity }
    this.change(releaseBall(this.state, this.me, { from, velocity, atMs: nowMs }))
    return true
  }

  /** The holder left the park: the ball drops where it is. Every peer does the same, so nobody needs to tell. */
  dropIfHeldBy(peer: string): void {
    if (this.state.heldBy !== peer) return
    this.state = {
      ...this.state,
      seq: this.state.seq + 1,
      owner: peer,
      heldBy: null,
      position: this.body.position,
      velocity: STILL,
    }
    this.body = { ...this.body, velocity: STILL }
  }

  /** Moves the ball on; `mouthOf` tells where a holder's mouth is. */
  update(deltaS: number, mouthOf: (peer: string) => Vector3 | undefined): void {
    const { heldBy } = this.state
    const mouth = heldBy === null ? undefined : mouthOf(heldBy)
    if (mouth !== undefined) this.body = { position: { x: mouth.x, y: mouth.y, z: mouth.z }, velocity: STILL }
    else if (heldBy === null) this.fly(deltaS)
    const { x, y, z } = this.body.position
    this.mesh.position.set(x, y, z)
  }

  dispose(): void {
    this.listeners.clear()
    this.mesh.dispose(false, true)
  }

  private fly(deltaS: number): void {
    this.unspentS = Math.min(this.unspentS + deltaS, 0.25)
    while (this.unspentS >= BALL_STEP_S) {
      this.unspentS -= BALL_STEP_S
      this.body = stepBall(this.body, this.ground)
    }
    const { x, z } = this.body.velocity
    const speed = Math.hypot(x, z)
    if (speed > 0.02)
      this.mesh.rotate(new Vector3(z / speed, 0, -x / speed), (speed * deltaS) / BALL_RADIUS_M, 1)
  }

  private change(state: BallState): void {
    this.state = state
    for (const listener of this.listeners) listener(state)
  }
}
