/** What an animal is doing, in wire order: append only. The same words as in packages/scene. */
export const MOTION_STATES = ['idle', 'walk', 'run', 'sit', 'wag', 'carry'] as const
export type MotionState = (typeof MOTION_STATES)[number]

/** Where an animal is in the park and what it does there; the shape packages/scene shows. */
export interface Pose {
  /** Metres from the park's centre; each axis within ±327 m, sent to the centimetre. */
  readonly x: number
  readonly y: number
  readonly z: number
  /** Radians; any value is sent, (-pi, pi] arrives. */
  readonly yawRad: number
  /** 0 to 25.5, sent in steps of 0.1. */
  readonly speedMps: number
  readonly state: MotionState
}

/** A pose with what the receiver needs to order it and to tell its age. */
export interface PosePacket {
  /** Counts up by one per packet, modulo 65536. */
  readonly sequence: number
  /** The sender's clock in milliseconds, modulo 65536. */
  readonly sentAtMs: number
  readonly pose: Pose
}

/** Exactly this many bytes; anything else is no pose. */
export const POSE_PACKET_BYTES = 16

const VERSION = 1
const MAX_CENTIMETRES = 32_767
const FULL_TURN_RAD = Math.PI * 2
const YAW_STEPS = 65_536

/**
 * Packs a pose into 16 bytes, little-endian: u8 version, u8 state, u16 sequence, u16 sent at,
 * i16 x, i16 y, i16 z (centimetres), u16 yaw (65536ths of a turn), u8 speed (decimetres per second),
 * u8 zero, kept for later.
 *
 * @throws {RangeError} if a number is not finite or the state unknown; what is out of range is clamped.
 */
export function packPose({ sequence, sentAtMs, pose }: PosePacket): Uint8Array<ArrayBuffer> {
  const state = MOTION_STATES.indexOf(pose.state)
  if (state < 0) throw new RangeError(`no animal can be "${pose.state}"`)
  const bytes = new Uint8Array(POSE_PACKET_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, VERSION)
  view.setUint8(1, state)
  view.setUint16(2, sequence & 0xffff, true)
  view.setUint16(4, Math.trunc(finite(sentAtMs)) & 0xffff, true)
  view.setInt16(6, centimetres(pose.x), true)
  view.setInt16(8, centimetres(pose.y), true)
  view.setInt16(10, centimetres(pose.z), true)
  view.setUint16(12, yawSteps(pose.yawRad), true)
  view.setUint8(14, Math.round(clamp(finite(pose.speedMps) * 10, 0, 255)))
  return bytes
}

/** @returns the packet, or `undefined` for anything `packPose` cannot have made. Never throws. */
export function unpackPose(bytes: Uint8Array): PosePacket | undefined {
  if (bytes.byteLength !== POSE_PACKET_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const state = MOTION_STATES[view.getUint8(1)]
  if (view.getUint8(0) !== VERSION || state === undefined || view.getUint8(15) !== 0) return undefined
  const [x, y, z] = [view.getInt16(6, true), view.getInt16(8, true), view.getInt16(10, true)]
  // What clamping never writes.
  if (Math.min(x, y, z) < -MAX_CENTIMETRES) return undefined
  return {
    sequence: view.getUint16(2, true),
    sentAtMs: view.getUint16(4, true),
    pose: {
      x: x / 100,
      y: y / 100,
      z: z / 100,
      yawRad: yawFrom(view.getUint16(12, true)),
      speedMps: view.getUint8(14) / 10,
      state,
    },
  }
}

function centimetres(metres: number): number {
  return Math.round(clamp(finite(metres) * 100, -MAX_CENTIMETRES, MAX_CENTIMETRES))
}

function yawSteps(yawRad: number): number {
  const turns = finite(yawRad) / FULL_TURN_RAD
  return Math.round((turns - Math.floor(turns)) * YAW_STEPS) % YAW_STEPS
}

function yawFrom(steps: number): number {
  const turns = steps / YAW_STEPS
  return (turns > 0.5 ? turns - 1 : turns) * FULL_TURN_RAD
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a pose holds only finite numbers, not ${value}`)
  return value
}
