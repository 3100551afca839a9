import '@babylonjs/core/Helpers/sceneHelpers.js'
import type { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import type { ParkScene } from '../park/create-park.ts'

/** Builds the headset experience of a park: teleport, snap turn, controllers; nothing is fetched from elsewhere. */
export async function buildHeadset(park: ParkScene): Promise<WebXRDefaultExperience> {
  return park.scene.createDefaultXRExperienceAsync({
    floorMeshes: [park.ground],
    disableDefaultUI: true,
    inputOptions: { doNotLoadControllerMeshes: true, disableOnlineControllerRepository: true },
    pointerSelectionOptions: { enablePointerSelectionOnAllControllers: true },
    teleportationOptions: { defaultTargetMeshOptions: { disableLighting: true } },
  })
}
