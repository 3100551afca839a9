import '@babylonjs/core/Helpers/sceneHelpers.js'
import '@babylonjs/core/XR/motionController/webXRHTCViveMotionController.js'
import '@babylonjs/core/XR/motionController/webXRMicrosoftMixedRealityController.js'
import '@babylonjs/core/XR/motionController/webXROculusTouchMotionController.js'
import type { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import type { ParkScene } from '../park/create-park.ts'

/** One flick of the stick turns this far at once: smooth turning makes people sick. */
const SNAP_TURN_RAD = Math.PI / 6

/**
 * Builds the headset experience of a park: teleport by arc, snap turn,
 * pointers on both hands. Controllers are known by built-in profiles and
 * shown without models, so nothing is fetched from anywhere.
 */
export async function buildHeadset(park: ParkScene): Promise<WebXRDefaultExperience> {
  const experience = await park.scene.createDefaultXRExperienceAsync({
    floorMeshes: [park.ground],
    disableDefaultUI: true,
    inputOptions: { doNotLoadControllerMeshes: true, disableOnlineControllerRepository: true },
    pointerSelectionOptions: { enablePointerSelectionOnAllControllers: true },
    teleportationOptions: { defaultTargetMeshOptions: { disableLighting: true } },
  })
  experience.teleportation.rotationAngle = SNAP_TURN_RAD
  standOnGround(park, experience)
  return experience
}

/** The room's floor is level and at zero, the park's is not: lifts the person onto the grass on entry. */
function standOnGround(park: ParkScene, experience: WebXRDefaultExperience): void {
  const { sessionManager, camera } = experience.baseExperience
  sessionManager.onXRSessionInit.add(() => {
    sessionManager.onXRFrameObservable.addOnce(() => {
      const { position } = camera
      const eyesM = camera.realWorldHeight || 1.6
      position.y = park.groundAt(position.x, position.z) + eyesM
    })
  })
}
