import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial.js'
import { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { CreatePlane } from '@babylonjs/core/Meshes/Builders/planeBuilder.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'

const TEXELS = { width: 512, height: 128 } as const

/** A small plate with a name that always faces the viewer. Place it by its position. */
export function createNameTag(scene: Scene, name: string): Mesh {
  const plate = CreatePlane('name-tag', { width: 0.88, height: 0.22 }, scene)
  plate.billboardMode = Mesh.BILLBOARDMODE_ALL
  plate.isPickable = false
  // A NullEngine has no canvas to write on; the plate then stays blank.
  if (typeof document !== 'undefined') plate.material = writeName(scene, name)
  else plate.setEnabled(false)
  return plate
}

function writeName(scene: Scene, name: string): StandardMaterial {
  const picture = new DynamicTexture('name-tag', TEXELS, scene, true)
  picture.hasAlpha = true
  const context = picture.getContext() as CanvasRenderingContext2D
  const { width, height } = TEXELS
  context.clearRect(0, 0, width, height)
  context.font = '600 60px "Nunito Sans Variable", "Nunito Sans", system-ui, sans-serif'
  const shown = name.length > 18 ? `${name.slice(0, 17)}…` : name
  const plateWidth = Math.min(width - 8, context.measureText(shown).width + 76)
  context.fillStyle = 'rgba(250, 247, 242, 0.88)'
  context.beginPath()
  context.roundRect((width - plateWidth) / 2, 14, plateWidth, height - 28, 50)
  context.fill()
  context.fillStyle = '#22302b'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(shown, width / 2, height / 2 + 3, width - 70)
  picture.update()
  const material = new StandardMaterial('name-tag', scene)
  material.emissiveTexture = picture
  material.opacityTexture = picture
  material.diffuseColor = Color3.Black()
  material.specularColor = Color3.Black()
  material.disableLighting = true
  material.fogEnabled = false
  return material
}
