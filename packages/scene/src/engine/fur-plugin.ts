import type { Material } from '@babylonjs/core/Materials/material.js'
import { MaterialPluginBase } from '@babylonjs/core/Materials/materialPluginBase.js'
import type { UniformBuffer } from '@babylonjs/core/Materials/uniformBuffer.js'

/** How a coat looks close up. */
export type FurLook = {
  /** Strands across one height at the withers. */
  readonly density: number
  /** 0 smooth skin, 1 shaggy. */
  readonly depth: number
}

/** Name of the vertex attribute with each point's resting place, in heights at the withers. */
export const REST_PLACE = 'rest'

/**
 * Strands on a coat, drawn where each point rests on the body so that they
 * move with it. The alpha of the vertex colour says how furry a point is;
 * bare, wet parts (eyes, nose) have 0 and shine.
 */
export class FurPlugin extends MaterialPluginBase {
  private readonly look: FurLook

  constructor(material: Material, look: FurLook) {
    super(material, 'Fur', 205, {})
    this.look = look
    this._enable(true)
  }

  override getClassName(): string {
    return 'FurPlugin'
  }

  override getAttributes(attributes: string[]): void {
    attributes.push(REST_PLACE)
  }

  override getUniforms(): { ubo: { name: string; size: number; type: string }[]; fragment: string } {
    return { ubo: [{ name: 'furLook', size: 2, type: 'vec2' }], fragment: 'uniform vec2 furLook;' }
  }

  override bindForSubMesh(buffer: UniformBuffer): void {
    buffer.updateFloat2('furLook', this.look.density, this.look.depth)
  }

  override getCustomCode(shaderType: string): Record<string, string> | null {
    if (shaderType === 'vertex') {
      return {
        CUSTOM_VERTEX_DEFINITIONS: 'attribute vec3 rest; varying vec3 vRest;',
        CUSTOM_VERTEX_MAIN_END: 'vRest = rest;',
      }
    }
    return {
      CUSTOM_FRAGMENT_DEFINITIONS: `
        varying vec3 vRest;
        float furHash(vec3 p) { return fract(sin(dot(p, vec3(127.1, 311.7, 74.7))) * 43758.5453); }
        float furNoise(vec3 p) {
          vec3 i = floor(p); vec3 f = fract(p); f = f * f * (3.0 - 2.0 * f);
          return mix(
            mix(mix(furHash(i), furHash(i + vec3(1,0,0)), f.x), mix(furHash(i + vec3(0,1,0)), furHash(i + vec3(1,1,0)), f.x), f.y),
            mix(mix(furHash(i + vec3(0,0,1)), furHash(i + vec3(1,0,1)), f.x), mix(furHash(i + vec3(0,1,1)), furHash(i + vec3(1,1,1)), f.x), f.y), f.z);
        }
        float furStrand(vec3 p) {
          // Hair lies backwards and a little down; noise is drawn out along it.
          vec3 q = vec3(p.x, p.y * 0.8 + p.z * 0.25, p.z * 0.32 - p.y * 0.12) * furLook.x;
          return furNoise(q) * 0.6 + furNoise(q * 2.3 + 7.0) * 0.4;
        }`,
      CUSTOM_FRAGMENT_UPDATE_ALBEDO: `
        #ifdef VERTEXCOLOR
        float fur = furStrand(vRest) - 0.5;
        surfaceAlbedo *= 1.0 + fur * furLook.y * 1.5 * vColor.a;
        #endif`,
      CUSTOM_FRAGMENT_UPDATE_MICROSURFACE: `
        #ifdef VERTEXCOLOR
        microSurface = mix(0.86, microSurface, vColor.a);
        #endif`,
      CUSTOM_FRAGMENT_BEFORE_LIGHTS: `
        #ifdef VERTEXCOLOR
        vec3 furTilt = vec3(furStrand(vRest + vec3(3.1)), furStrand(vRest.zxy + vec3(9.7)), furStrand(vRest + vec3(0.0, 5.3, 1.7))) - 0.5;
        normalW = normalize(normalW + furTilt * furLook.y * 0.9 * vColor.a);
        #endif`,
    }
  }
}
