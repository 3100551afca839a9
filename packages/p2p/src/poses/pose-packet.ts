/** What an animal is doing, in wire order: append only. */
export const GAITS = ['stand', 'walk', 'run', 'sit', 'lie', 'jump', 'shake', 'dig'] as const
export type Gait = (typeof GAITS)[number]

/** Where an animal is and what it does, as the park shows it. */
export interface Pose {
  /** Metres from the park's centre; each axis within ±327 m. */
  readonly xM: number
  readonly yM: number
  readonly zM: number
  /** Radians around the vertical axis; any value, sent modulo a full turn. */
  readonly headingRad: number
  /** Metres per second, 0 to 25.5. */
  readonly speedMps: number
  readonly gait: Gait
  readonly isWagging: boolean
  readonly isBarking: boolean
  /** Whether the ball is in its mouth. */
  readonly isCarrying: boolean
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
const HEADING_STEPS = 65_536
const WAGGING = 1
const BARKING = 2
const CARRYING = 4
const KNOWN_FLAGS = WAGGING | BARKING | CARRYING

/**
 * Packs a pose into 16 bytes, little-endian:
 * u8 version, u8 gait, u16 sequence, u16 sent at, i16 x, i16 y, i16 z (centimetres), u16 heading
 * (65536ths of a turn), u8 speed (decimetres per second), u8 flags.
 *
 * @throws {RangeError} if a number is not finite; what is merely out of range is clamped.
 */
export function packPose({ sequence, sentAtMs, pose }: PosePacket): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(POSE_PACKET_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, VERSION)
  view.setUint8(1, GAITS.indexOf(pose.gait))
  view.setUint16(2, sequence & 0xffff, true)
  view.setUint16(4, Math.trunc(finite(sentAtMs)) & 0xffff, true)
  view.setInt16(6, centimetres(pose.xM), true)
  view.setInt16(8, centimetres(pose.yM), true)
  view.setInt16(10, centimetres(pose.zM), true)
  view.setUint16(12, headingSteps(pose.headingRad), true)
  view.setUint8(14, Math.round(clamp(finite(pose.speedMps) * 10, 0, 255)))
  view.setUint8(15, flagsOf(pose))
  return bytes
}

/** @returns the packet, or `undefined` for anything `packPose` cannot have made. Never throws. */
export function unpackPose(bytes: Uint8Array): PosePacket | undefined {
  if (bytes.byteLength !== POSE_PACKET_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const gait = GAITS[view.getUint8(1)]
  const flags = view.getUint8(15)
  if (view.getUint8(0) !== VERSION || gait === undefined || (flags & ~KNOWN_FLAGS) !== 0) return undefined
  const [xM, yM, zM] = [6, 8, 10].map(offset => view.getInt16(offset, true) / 100)
  // -32768 is what clamping never writes.
  if (xM === undefined || yM === undefined || zM === undefined || Math.min(xM, yM, zM) < -327.67) {
    return undefined
  }
  return {
    sequence: view.getUint16(2, true),
    sentAtMs: view.getUint16(4, true),
    pose: {
      xM,
      yM,
      zM,
      headingRad: (view.getUint16(12, true) / HEADING_STEPS) * FULL_TURN_RAD,
      speedMps: view.getUint8(14) / 10,
      gait,
      isWagging: (flags & WAGGING) !== 0,
      isBarking: (flags & BARKING) !== 0,
      isCarrying: (flags & CARRYING) !== 0,
    },
  }
}

function centimetres(metres: number): number {
  return Math.round(clamp(finite(metres) * 100, -MAX_CENTIMETRES, MAX_CENTIMETRES))
}

function headingSteps(headingRad: number): number {
  const turns = finite(headingRad) / FULL_TURN_RAD
  return Math.round((turns - Math.floor(turns)) * HEADING_STEPS) % HEADING_STEPS
}

function flagsOf({ isWagging, isBarking, isCarrying }: Pose): number {
  return (isWagging ? WAGGING : 0) | (isBarking ? BARKING : 0) | (isCarrying ? CARRYING : 0)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a pose holds only finite numbers, not ${value}`)
  return value
}
