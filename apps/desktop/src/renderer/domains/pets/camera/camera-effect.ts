/** What may be drawn over, or behind, the animal before the camera. */
export type CameraEffect = 'none' | 'sun-hat' | 'flowers' | 'park'

/** In the order they are offered. */
export const CAMERA_EFFECTS: readonly CameraEffect[] = ['none', 'sun-hat', 'flowers', 'park']

/** Whether an effect sits on the head, which can also be put right by hand. */
export function isWorn(effect: CameraEffect): effect is 'sun-hat' | 'flowers' {
  return effect === 'sun-hat' || effect === 'flowers'
}
