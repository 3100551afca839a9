import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { HemisphericLight } from '@babylonjs/core/Lights/hemisphericLight.js'
import { ImageProcessingConfiguration } from '@babylonjs/core/Materials/imageProcessingConfiguration.js'
import { Color3, Color4 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { Scene } from '@babylonjs/core/scene.js'
import type { PetAppearance } from '../pet-model/pet-appearance.ts'
import { createPet } from './create-pet.ts'
import type { PetActor } from './pet-actor.ts'
import { enterPortraitStudio, type PortraitStudio } from './portrait-studio.ts'

/** Options for `createPetPortrait`. */
export type PetPortraitOptions = {
  /** Head and chest, or the whole animal. */
  readonly framing?: 'bust' | 'body'
  /** One still picture. Follows the system's setting when left out. */
  readonly reducedMotion?: boolean
  /** Another studio than the page's own: an engine without a screen, in tests. */
  readonly studio?: PortraitStudio
}

/** A living portrait on a canvas. */
export type PetPortrait = {
  /** Settles when the first picture is on the canvas. */
  readonly shown: Promise<void>
  /** Stops drawing and frees everything; the canvas keeps its last picture. */
  dispose(): void
}

/** Enough for a small moving picture, and kind to batteries. */
const FRAME_MS = 1000 / 30

/**
 * Draws a small live portrait that breathes, blinks and turns its head, on
 * a clear ground. It rests while off screen, and stays still for people who
 * asked for reduced motion. Give it a fresh canvas without a WebGL context.
 */
export function createPetPortrait(
  canvas: HTMLCanvasElement,
  appearance: PetAppearance,
  options: PetPortraitOptions = {},
): PetPortrait {
  const studio = options.studio ?? enterPortraitStudio()
  const still = options.reducedMotion ?? matchMedia('(prefers-reduced-motion: reduce)').matches
  const set = buildSet(studio.engine, appearance, { framing: options.framing ?? 'bust', still })
  const sight = watchSight(canvas)
  let [lastMs, drawn] = [0, false]
  const shown = Promise.withResolvers<void>()
  const stop = studio.everyFrame(nowMs => {
    const size = pixelSize(canvas)
    const resized = canvas.width !== size.width || canvas.height !== size.height
    const rests = drawn && !resized && (still || !sight.visible() || nowMs - lastMs < FRAME_MS)
    if (rests || size.width === 0 || !set.scene.isReady()) return
    set.advance(lastMs === 0 ? 0.6 : Math.min(0.1, (nowMs - lastMs) / 1000))
    lastMs = nowMs
    drawn = true
    draw(studio, { set, canvas, size })
    shown.resolve()
  })
  return {
    shown: shown.promise,
    dispose: () => {
      stop()
      sight.dispose()
      set.dispose()
      studio.leave()
      shown.resolve()
    },
  }
}

type PortraitSet = {
  readonly scene: Scene
  readonly camera: FreeCamera
  advance(deltaS: number): void
  dispose(): void
}

function buildSet(
  engine: PortraitStudio['engine'],
  appearance: PetAppearance,
  { framing, still }: { readonly framing: 'bust' | 'body'; readonly still: boolean },
): PortraitSet {
  const scene = new Scene(engine)
  scene.clearColor = new Color4(0, 0, 0, 0)
  light(scene)
  const pet = createPet(scene, appearance, { reducedMotion: still })
  pet.setMotion({
    position: Vector3.Zero(),
    yawRad: framing === 'bust' ? 2.75 : 2.3,
    speedMps: 0,
    state: framing === 'bust' ? 'sit' : 'idle',
  })
  // Sits down before the curtain rises.
  for (let i = 0; i < 40; i++) pet.update(0.05)
  const camera = frame(scene, pet, framing)
  let timeS = 0
  const advance = (deltaS: number) => {
    timeS += deltaS
    // Looks to the viewer, then dreams to either side, then back.
    const aside = Math.sin(timeS * 0.55) ** 3 * 1.5
    pet.setLookAt(camera.position.add(new Vector3(aside, Math.sin(timeS * 0.31) * 0.12, 0)))
    pet.update(deltaS)
  }
  advance(0.01)
  return {
    scene,
    camera,
    advance,
    dispose: () => {
      pet.dispose()
      scene.dispose()
    },
  }
}

function light(scene: Scene): void {
  const sky = new HemisphericLight('portrait-sky', new Vector3(0, 1, -0.2), scene)
  sky.diffuse = new Color3(0.86, 0.9, 1)
  sky.groundColor = new Color3(0.5, 0.47, 0.38)
  sky.intensity = 1.15
  const sun = new DirectionalLight('portrait-sun', new Vector3(-0.55, -0.6, 0.62), scene)
  sun.diffuse = new Color3(1, 0.9, 0.74)
  sun.intensity = 3
  const rim = new DirectionalLight('portrait-rim', new Vector3(0.7, -0.3, -0.75), scene)
  rim.diffuse = new Color3(1, 0.85, 0.65)
  rim.intensity = 1.6
  const film = scene.imageProcessingConfiguration
  film.toneMappingEnabled = true
  film.toneMappingType = ImageProcessingConfiguration.TONEMAPPING_ACES
  film.contrast = 1.15
}

/** Places the camera so that head and chest, or all of the animal, fill the picture. */
function frame(scene: Scene, pet: PetActor, framing: 'bust' | 'body'): FreeCamera {
  const { plan } = pet
  const camera = new FreeCamera('portrait', Vector3.Zero(), scene)
  camera.inputs.clear()
  camera.minZ = 0.02
  camera.fov = 0.42
  const head = pet.headPosition()
  const [target, spanM] =
    framing === 'bust'
      ? [new Vector3(head.x * 0.8, head.y - plan.headM * 0.06, head.z), plan.headM * 1.02 + plan.skullM * 1.5]
      : [new Vector3(0, plan.heightM * 0.62, 0), Math.max(plan.heightM * 1.55, plan.trunkM * 1.6)]
  const awayM = spanM / (2 * Math.tan(camera.fov / 2))
  camera.position.copyFrom(target.add(new Vector3(0.1 * awayM, 0.1 * awayM, -awayM)))
  camera.setTarget(target)
  return camera
}

function pixelSize(canvas: HTMLCanvasElement): { width: number; height: number } {
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1)
  return { width: Math.round(canvas.clientWidth * ratio), height: Math.round(canvas.clientHeight * ratio) }
}

function draw(
  { engine, easel }: PortraitStudio,
  {
    set,
    canvas,
    size,
  }: {
    readonly set: PortraitSet
    readonly canvas: HTMLCanvasElement
    readonly size: { width: number; height: number }
  },
): void {
  const { width, height } = size
  // A tall, narrow picture must not cut the ears off.
  set.camera.fovMode =
    width < height ? FreeCamera.FOVMODE_HORIZONTAL_FIXED : FreeCamera.FOVMODE_VERTICAL_FIXED
  if (engine.getRenderWidth() !== width || engine.getRenderHeight() !== height) engine.setSize(width, height)
  set.scene.render()
  if (easel === undefined) return
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  context?.clearRect(0, 0, width, height)
  context?.drawImage(easel, 0, 0, width, height)
}

function watchSight(canvas: HTMLCanvasElement): { visible(): boolean; dispose(): void } {
  if (typeof IntersectionObserver === 'undefined') return { visible: () => true, dispose: () => undefined }
  let visible = true
  const observer = new IntersectionObserver(entries => {
    visible = entries.at(-1)?.isIntersecting ?? true
  })
  observer.observe(canvas)
  return { visible: () => visible, dispose: () => observer.disconnect() }
}
