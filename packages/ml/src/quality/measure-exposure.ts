import type { GreyPatch } from './grey-patch.ts'

/** How light falls on a picture. All but `score` in grey levels, 0..255. */
export type Exposure = {
  /** 0..1; 1 when neither lights nor shadows are lost. */
  readonly score: number
  readonly darkest: number
  readonly median: number
  readonly brightest: number
}

/** Twentieth parts from both ends, so that one lamp or one shadow does not decide. */
const TAIL = 0.05

/** A black cat is dark and a white wall bright; only a picture without range is badly lit. */
export function measureExposure({ data }: GreyPatch): Exposure {
  const levels = Float32Array.from(data).sort()
  const at = (share: number) => levels[Math.round(share * (levels.length - 1))] as number
  const [darkest, median, brightest] = [at(TAIL), at(0.5), at(1 - TAIL)]
  const lit = ramp(brightest, 40, 150)
  const shaded = 1 - ramp(darkest, 120, 235)
  const range = ramp(brightest - darkest, 15, 90)
  return { score: Math.min(lit, shaded, range), darkest, median, brightest }
}

/** 0 at `from`, 1 at `to`, straight between. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)))
}
