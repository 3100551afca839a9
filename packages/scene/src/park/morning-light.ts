import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { HemisphericLight } from '@babylonjs/core/Lights/hemisphericLight.js'
import { ShadowGenerator } from '@babylonjs/core/Lights/Shadows/shadowGenerator.js'
import { ImageProcessingConfiguration } from '@babylonjs/core/Materials/imageProcessingConfiguration.js'
import { Color3, Color4 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import { Scene } from '@babylonjs/core/scene.js'

/** Way the sunlight travels: a mild morning, sun in the south-east, about 30 degrees up. */
export const SUNLIGHT = new Vector3(-0.68, -0.5, 0.5).normalize()

/** Colours of the air, in linear light; sky, fog and water agree on them. */
export const AIR = {
  zenith: new Color3(0.07, 0.25, 0.66),
  horizon: new Color3(0.84, 0.83, 0.77),
  glow: new Color3(1.0, 0.72, 0.4),
  sun: new Color3(1.0, 0.86, 0.62),
} as const

/** The sun with its shadows, to be kept around whoever is being looked at. */
export type MorningLight = {
  castFrom(mesh: AbstractMesh): void
  stopCasting(mesh: AbstractMesh): void
  /** Brings the sharp part of the shadows to a place. */
  follow(point: Vector3): void
}

/** Half the width of the ground that gets moving shadows, metres. */
const SHADOW_REACH_M = 15
const SHADOW_TEXELS = 1024

/** Lights a scene for a warm morning: sun, sky light, fog that gives depth, gentle film response. */
export function lightMorning(scene: Scene, withShadows: boolean): MorningLight {
  const sky = new HemisphericLight('sky', new Vector3(0.1, 1, -0.05), scene)
  sky.diffuse = new Color3(0.62, 0.74, 0.92)
  sky.groundColor = new Color3(0.36, 0.38, 0.24)
  sky.specular = new Color3(0.1, 0.12, 0.14)
  sky.intensity = 1.05
  const sun = new DirectionalLight('sun', SUNLIGHT, scene)
  sun.diffuse = AIR.sun
  sun.intensity = 4.1
  scene.clearColor = new Color4(AIR.horizon.r, AIR.horizon.g, AIR.horizon.b, 1)
  scene.fogMode = Scene.FOGMODE_EXP2
  scene.fogDensity = 0.0072
  scene.fogColor = AIR.horizon
  const film = scene.imageProcessingConfiguration
  film.toneMappingEnabled = true
  film.toneMappingType = ImageProcessingConfiguration.TONEMAPPING_ACES
  film.exposure = 1.02
  film.contrast = 1.18
  film.vignetteEnabled = false
  return withShadows
    ? castShadows(sun)
    : { castFrom: () => undefined, stopCasting: () => undefined, follow: () => undefined }
}

function castShadows(sun: DirectionalLight): MorningLight {
  sun.autoUpdateExtends = false
  sun.autoCalcShadowZBounds = false
  sun.orthoLeft = -SHADOW_REACH_M
  sun.orthoRight = SHADOW_REACH_M
  sun.orthoBottom = -SHADOW_REACH_M
  sun.orthoTop = SHADOW_REACH_M
  sun.shadowMinZ = 1
  sun.shadowMaxZ = 70
  const generator = new ShadowGenerator(SHADOW_TEXELS, sun)
  generator.usePercentageCloserFiltering = true
  generator.filteringQuality = ShadowGenerator.QUALITY_MEDIUM
  generator.bias = 0.004
  generator.normalBias = 0.012
  generator.frustumEdgeFalloff = 0.35
  generator.transparencyShadow = false
  return {
    castFrom: mesh => generator.addShadowCaster(mesh, false),
    stopCasting: mesh => generator.removeShadowCaster(mesh, false),
    follow: point => {
      // Whole texels only, or the edges of shadows would crawl as one walks.
      const texelM = (2 * SHADOW_REACH_M) / SHADOW_TEXELS
      const snap = (v: number) => Math.round(v / texelM / 8) * texelM * 8
      sun.position = new Vector3(snap(point.x), snap(point.y), snap(point.z)).subtract(SUNLIGHT.scale(35))
    },
  }
}
