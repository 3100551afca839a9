import { type PetMotionState, type Pose, turnBetweenRad, wrapAngleRad } from '../engine/pose.ts'
import { clamp } from '../engine/seeded-random.ts'

/** What the walker wants at one moment; directions are in park space. */
export type WalkWish = {
  /** East and north, each -1 to 1; longer than 1 together counts as 1. */
  readonly eastward: number
  readonly northward: number
  readonly run: boolean
  readonly sit: boolean
  readonly greet: boolean
}

/** Ground a walker moves on. */
export type WalkGround = {
  readonly groundAt: (xM: number, zM: number) => number
  readonly obstacles: readonly { readonly x: number; readonly z: number; readonly radiusM: number }[]
  /** Half the side of the square one may walk in. */
  readonly halfSideM: number
}

/** Time of one step of the walk; the same wishes give the same way on every machine. */
export const WALK_STEP_S = 1 / 60

/** Longest stretch of time made up for after a pause, so that a hidden tab does not leap on return. */
const MAX_CATCH_UP_S = 0.25

/** No part of an animal comes nearer to a trunk than this. */
const PET_RADIUS_M = 0.25

/** An animal that came no nearer to its goal for this long stops trying. */
const GIVE_UP_S = 2.5

export const WALK_MPS = 1.3
export const RUN_MPS = 5
const TURN_RADPS = 5.5
const ACCELERATION_MPS2 = 9

/** No wish at all: stand where you are. */
export const REST: WalkWish = { eastward: 0, northward: 0, run: false, sit: false, greet: false }

/** Walks an animal over the ground in fixed steps: turns towards where it wants to go, keeps out of trees and ponds. */
export class WalkController {
  private readonly ground: WalkGround
  private x: number
  private z: number
  private yawRad: number
  private speedMps = 0
  private unspentS = 0
  private goal: { readonly x: number; readonly z: number; readonly run: boolean } | undefined
  private mood: PetMotionState = 'idle'
  /** How near the goal it has come, and for how long it has come no nearer. */
  private nearestM = Number.POSITIVE_INFINITY
  private stuckS = 0

  constructor(
    ground: WalkGround,
    start: { readonly x: number; readonly z: number; readonly yawRad: number },
  ) {
    this.ground = ground
    this.x = start.x
    this.z = start.z
    this.yawRad = start.yawRad
  }

  /** Walks to a place by itself, or to the nearest free one; any wish to move cancels it. */
  walkTo(goal: { readonly x: number; readonly z: number; readonly run: boolean }): void {
    this.goal = { ...this.freeOf(goal), run: goal.run }
    this.nearestM = Number.POSITIVE_INFINITY
    this.stuckS = 0
  }

  /** Puts the animal somewhere at once. */
  placeAt(at: { readonly x: number; readonly z: number }): void {
    this.x = at.x
    this.z = at.z
    this.speedMps = 0
    this.goal = undefined
  }

  /** Moves on by some time, in whole steps; what is left over counts next time. */
  advance(deltaS: number, wish: WalkWish): void {
    this.unspentS = Math.min(this.unspentS + deltaS, MAX_CATCH_UP_S)
    while (this.unspentS >= WALK_STEP_S) {
      this.unspentS -= WALK_STEP_S
      this.step(wish)
    }
  }

  /** Where the animal is now and what it does. */
  pose(): Pose {
    const state = this.speedMps > 2.6 ? 'run' : this.speedMps > 0.15 ? 'walk' : this.mood
    return {
      x: this.x,
      y: this.ground.groundAt(this.x, this.z),
      z: this.z,
      yawRad: this.yawRad,
      speedMps: this.speedMps,
      state,
    }
  }

  private step(wish: WalkWish): void {
    const way = this.direction(wish)
    const still = way.length < 0.05
    this.mood = still ? (wish.sit ? 'sit' : wish.greet ? 'wag' : 'idle') : 'idle'
    const target = still ? 0 : (way.run ? RUN_MPS : WALK_MPS) * way.length
    if (!still) {
      const turn = turnBetweenRad(this.yawRad, Math.atan2(way.eastward, way.northward))
      this.yawRad = wrapAngleRad(
        this.yawRad + clamp(turn, -TURN_RADPS * WALK_STEP_S, TURN_RADPS * WALK_STEP_S),
      )
      // Slow for a sharp bend instead of sliding sideways through it.
      this.easeSpeed(target * Math.max(0.15, Math.cos(clamp(turn, -1.4, 1.4))))
    } else this.easeSpeed(0)
    this.x += Math.sin(this.yawRad) * this.speedMps * WALK_STEP_S
    this.z += Math.cos(this.yawRad) * this.speedMps * WALK_STEP_S
    this.keepOut()
  }

  private direction(wish: WalkWish): { eastward: number; northward: number; length: number; run: boolean } {
    const length = Math.hypot(wish.eastward, wish.northward)
    if (length > 0.05) {
      this.goal = undefined
      return {
        eastward: wish.eastward,
        northward: wish.northward,
        length: Math.min(1, length),
        run: wish.run,
      }
    }
    if (this.goal === undefined) return { eastward: 0, northward: 0, length: 0, run: false }
    const [east, north] = [this.goal.x - this.x, this.goal.z - this.z]
    const awayM = Math.hypot(east, north)
    if (awayM < 0.25 || this.isStuck(awayM)) {
      this.goal = undefined
      return { eastward: 0, northward: 0, length: 0, run: false }
    }
    const way = this.roundObstacles(east / awayM, north / awayM, awayM)
    return { ...way, length: clamp(awayM, 0.35, 1), run: this.goal.run && awayM > 2.5 }
  }

  private isStuck(awayM: number): boolean {
    if (awayM < this.nearestM - 0.05) {
      this.nearestM = awayM
      this.stuckS = 0
    } else this.stuckS += WALK_STEP_S
    return this.stuckS > GIVE_UP_S
  }

  /** Bends the way along whatever stands right ahead. */
  private roundObstacles(
    east: number,
    north: number,
    awayM: number,
  ): { eastward: number; northward: number } {
    for (const { x, z, radiusM } of this.ground.obstacles) {
      const [dx, dz] = [x - this.x, z - this.z]
      const ahead = dx * east + dz * north
      const aside = dx * north - dz * east
      const gap = radiusM + PET_RADIUS_M + 0.12
      const inTheWay = ahead > 0 && ahead < Math.min(awayM, gap + 1.2) && Math.abs(aside) < gap
      if (!inTheWay) continue
      // Past it on the nearer side: along the edge of the circle as seen from here.
      const away = Math.hypot(dx, dz)
      const side = aside > 0 ? -1 : 1
      const bend = side * Math.asin(clamp(gap / Math.max(away, gap), 0, 1))
      const bearing = Math.atan2(dx, dz) + bend
      return { eastward: Math.sin(bearing), northward: Math.cos(bearing) }
    }
    return { eastward: east, northward: north }
  }

  private freeOf(goal: { readonly x: number; readonly z: number }): { x: number; z: number } {
    let { x, z } = goal
    for (const obstacle of this.ground.obstacles) {
      const [dx, dz] = [x - obstacle.x, z - obstacle.z]
      const away = Math.hypot(dx, dz)
      const gap = obstacle.radiusM + PET_RADIUS_M + 0.1
      if (away >= gap) continue
      x = obstacle.x + (away > 1e-6 ? dx / away : 1) * gap
      z = obstacle.z + (away > 1e-6 ? dz / away : 0) * gap
    }
    const edge = this.ground.halfSideM - 0.7
    return { x: clamp(x, -edge, edge), z: clamp(z, -edge, edge) }
  }

  private easeSpeed(targetMps: number): void {
    const change = ACCELERATION_MPS2 * WALK_STEP_S
    this.speedMps += clamp(targetMps - this.speedMps, -change * 1.4, change)
  }

  private keepOut(): void {
    for (const { x, z, radiusM } of this.ground.obstacles) {
      const [dx, dz] = [this.x - x, this.z - z]
      const away = Math.hypot(dx, dz)
      const gap = radiusM + PET_RADIUS_M
      if (away >= gap) continue
      this.x = x + (away > 1e-6 ? dx / away : 1) * gap
      this.z = z + (away > 1e-6 ? dz / away : 0) * gap
    }
    const edge = this.ground.halfSideM - 0.6
    this.x = clamp(this.x, -edge, edge)
    this.z = clamp(this.z, -edge, edge)
  }
}
