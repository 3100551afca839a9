import { LIMITS } from '../limits.ts'
import { type Pose, packPose } from './pose-packet.ts'

/** Sends the newest pose at a steady rate, so that the receiver can smooth between equal steps. */
export class PoseBroadcast {
  readonly #send: (packet: Uint8Array<ArrayBuffer>, tick: number) => void
  #timer: ReturnType<typeof setInterval> | undefined
  #pose: Pose | undefined
  #tick = 0

  /** @param send - called 20 times a second once there is a pose; `tick` counts the calls. */
  constructor(send: (packet: Uint8Array<ArrayBuffer>, tick: number) => void) {
    this.#send = send
  }

  /** Shows this pose from now on. @throws {RangeError} as `packPose`, so that mistakes surface here. */
  show(pose: Pose): void {
    packPose({ sequence: 0, sentAtMs: 0, pose })
    this.#pose = pose
    this.#timer ??= setInterval(() => this.#next(), 1000 / LIMITS.posesPerSecond)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #next(): void {
    if (this.#pose === undefined) return
    this.#tick += 1
    this.#send(packPose({ sequence: this.#tick, sentAtMs: performance.now(), pose: this.#pose }), this.#tick)
  }
}
