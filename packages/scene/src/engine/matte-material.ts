import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import type { Scene } from '@babylonjs/core/scene.js'

/**
 * A rough, coloured-by-vertex surface lit physically by sun and sky.
 *
 * @param roughness - 1 is chalk, 0.4 a wet stone.
 */
export function matteMaterial(scene: Scene, name: string, roughness = 0.95): PBRMaterial {
  const material = new PBRMaterial(name, scene)
  material.metallic = 0
  material.roughness = roughness
  material.albedoColor = Color3.White()
  // Nothing here reflects an environment; without this the material waits for a picture it never shows.
  material.environmentBRDFTexture = null
  return material
}
