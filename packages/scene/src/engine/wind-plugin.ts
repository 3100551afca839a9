import type { Material } from '@babylonjs/core/Materials/material.js'
import { MaterialPluginBase } from '@babylonjs/core/Materials/materialPluginBase.js'
import type { UniformBuffer } from '@babylonjs/core/Materials/uniformBuffer.js'
import type { Scene } from '@babylonjs/core/scene.js'

/** Lets a material's vertices sway in the wind by the alpha of their colour (1 sways `reachM`). */
export class WindPlugin extends MaterialPluginBase {
  private readonly reachM: number
  private readonly clock: { readonly timeS: number }

  /** @param clock - read every frame; a still clock stands for still air. */
  constructor(material: Material, reachM: number, clock: { readonly timeS: number }) {
    super(material, 'Wind', 200, { WIND: false })
    this.reachM = reachM
    this.clock = clock
    this._enable(true)
  }

  override getClassName(): string {
    return 'WindPlugin'
  }

  override prepareDefines(defines: Record<string, boolean>): void {
    defines['WIND'] = true
  }

  override getUniforms(): { ubo: { name: string; size: number; type: string }[]; vertex: string } {
    return { ubo: [{ name: 'wind', size: 2, type: 'vec2' }], vertex: 'uniform vec2 wind;' }
  }

  override bindForSubMesh(buffer: UniformBuffer, _scene: Scene): void {
    buffer.updateFloat2('wind', this.clock.timeS, this.reachM)
  }

  override getCustomCode(shaderType: string): Record<string, string> | null {
    if (shaderType !== 'vertex') return null
    return {
      CUSTOM_VERTEX_UPDATE_WORLDPOS: `
        #ifdef VERTEXCOLOR
        float gust = sin(wind.x * 0.7 + worldPos.x * 0.11 + worldPos.z * 0.07) * 0.5 + 0.6;
        float flutter = sin(wind.x * 2.3 + worldPos.x * 1.7 + worldPos.y * 1.1) + 0.5 * sin(wind.x * 4.1 + worldPos.z * 2.9);
        worldPos.xz += vec2(0.8, 0.55) * color.a * wind.y * gust * (0.6 + 0.4 * flutter);
        #endif`,
    }
  }
}
