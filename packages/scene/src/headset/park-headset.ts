import type { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import type { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import { WebXRState } from '@babylonjs/core/XR/webXRTypes.js'
import type { ParkScene } from '../park/create-park.ts'

/** Whether a headset can be used here, and if not, why. */
export type VrSupport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unavailable'; readonly reason: 'no-webxr' | 'not-secure' | 'no-headset' }

/** No headset session can start here. */
export class VrUnavailableError extends Error {
  override readonly name = 'VrUnavailableError'
  readonly code = 'scene/vr-unavailable'
  readonly reason: string
  constructor(reason: string, options?: ErrorOptions) {
    super(`a headset session cannot start: ${reason}`, options)
    this.reason = reason
  }
}

/** Looks for a headset without starting anything. */
export async function vrSupport(): Promise<VrSupport> {
  if (typeof navigator === 'undefined') return { kind: 'unavailable', reason: 'no-webxr' }
  if (globalThis.isSecureContext === false) return { kind: 'unavailable', reason: 'not-secure' }
  if (navigator.xr === undefined) return { kind: 'unavailable', reason: 'no-webxr' }
  const found = await navigator.xr.isSessionSupported('immersive-vr').catch(() => false)
  return found ? { kind: 'ready' } : { kind: 'unavailable', reason: 'no-headset' }
}

/** The headset side of one park: built on the first entry, so that nobody else pays for it. */
export class ParkHeadset {
  private readonly park: ParkScene
  private readonly camera: FreeCamera
  private experience: WebXRDefaultExperience | undefined

  constructor(park: ParkScene, camera: FreeCamera) {
    this.park = park
    this.camera = camera
  }

  /** The experience once entered, for controllers and tests. */
  current(): WebXRDefaultExperience | undefined {
    return this.experience
  }

  /** Where the person's head is while inside, undefined on the desk. */
  viewer(): Vector3 | undefined {
    const base = this.experience?.baseExperience
    return base !== undefined && base.state === WebXRState.IN_XR ? base.camera.globalPosition : undefined
  }

  /** @throws {VrUnavailableError} when there is no headset, or the person declined. */
  async enter(): Promise<void> {
    const support = await vrSupport()
    if (support.kind === 'unavailable') throw new VrUnavailableError(support.reason)
    if (this.experience === undefined) {
      const { buildHeadset } = await import('./build-headset.ts')
      this.experience = await buildHeadset(this.park)
    }
    try {
      await this.experience.baseExperience.enterXRAsync('immersive-vr', 'local-floor')
    } catch (cause) {
      throw new VrUnavailableError('refused', { cause })
    }
  }

  async exit(): Promise<void> {
    await this.experience?.baseExperience.exitXRAsync()
    this.park.scene.activeCamera = this.camera
  }

  dispose(): void {
    this.experience?.dispose()
    this.experience = undefined
  }
}
