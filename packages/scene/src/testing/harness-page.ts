import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import * as scene from '../index.ts'
import { wearEmulatedHeadset } from './emulated-headset.ts'

/** Runs inside Chromium: gives tests the package's door and a few ways to stand before the camera. */
Object.assign(globalThis, {
  pawfect: { ...scene, showLineUp, showPortraits, showSession, wearEmulatedHeadset },
})

/** Puts animals in a row in a park and draws one frame from a given place. Used for pictures. */
async function showLineUp(canvas: HTMLCanvasElement, show: LineUp): Promise<{ drawCalls: number }> {
  const park = scene.createPark(canvas, { shadows: true })
  const camera = new FreeCamera('picture', new Vector3(...show.eye), park.scene)
  camera.setTarget(new Vector3(...show.target))
  camera.fov = show.fov ?? 0.6
  camera.minZ = 0.05
  park.lightUp(new Vector3(...show.target))
  for (const { facts, x, z, yawRad, speedMps, state, seconds } of show.pets) {
    const pet = scene.createPet(park.scene, scene.appearanceFromFacts(facts), { groundAt: park.groundAt })
    park.castShadowOf(pet.mesh)
    pet.setLookAt(camera.position)
    for (let t = 0; t < (seconds ?? 1.5); t += 1 / 30) {
      pet.setMotion({ position: { x, y: park.groundAt(x, z), z }, yawRad, speedMps, state })
      pet.update(1 / 30)
    }
  }
  camera.position.y += park.groundAt(camera.position.x, camera.position.z)
  camera.setTarget(
    new Vector3(
      show.target[0],
      show.target[1] + park.groundAt(show.target[0], show.target[2]),
      show.target[2],
    ),
  )
  await park.scene.whenReadyAsync()
  for (let i = 0; i < 2; i++) {
    park.advance(0.4)
    park.scene.render()
  }
  return { drawCalls: 0 }
}

/** Opens a park as a visitor sees it, with another animal beside; settles when it has been drawn a few times. */
async function showSession(
  canvas: HTMLCanvasElement,
  mine: scene.AppearanceFacts,
  other: scene.AppearanceFacts,
): Promise<void> {
  const session = scene.openPark({
    canvas,
    myPet: { appearance: scene.appearanceFromFacts(mine), name: 'Luna' },
    sharp: true,
  })
  session.addRemotePet('ben', { appearance: scene.appearanceFromFacts(other), name: 'Rex' })
  const pose = { x: 0.7, y: 0, z: -5.6, yawRad: 3.4, speedMps: 0, state: 'sit' as const }
  session.pushRemotePose('ben', pose, performance.now())
  await session.park.scene.whenReadyAsync()
  let left = 8
  await new Promise<void>(resolve => {
    session.park.scene.onAfterRenderObservable.add(() => {
      left--
      if (left === 0) resolve()
    })
  })
}

/** Fills the page with portraits, four in a row. */
async function showPortraits(
  cast: readonly scene.AppearanceFacts[],
  framing: 'bust' | 'body',
): Promise<void> {
  document.body.replaceChildren()
  for (const facts of cast) {
    const canvas = document.createElement('canvas')
    canvas.style.cssText = 'width:156px;height:176px;margin:2px;background:#f1ece2;border-radius:12px'
    document.body.append(canvas)
    await scene.createPetPortrait(canvas, scene.appearanceFromFacts(facts), { framing, reducedMotion: true })
      .shown
  }
}

/** A picture: who stands where, and from where it is taken. */
export type LineUp = {
  readonly eye: readonly [number, number, number]
  readonly target: readonly [number, number, number]
  readonly fov?: number
  readonly pets: readonly {
    readonly facts: scene.AppearanceFacts
    readonly x: number
    readonly z: number
    readonly yawRad: number
    readonly speedMps: number
    readonly state: scene.PetMotionState
    readonly seconds?: number
  }[]
}
