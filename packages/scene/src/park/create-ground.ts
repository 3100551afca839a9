import type { Material } from '@babylonjs/core/Materials/material.js'
import { MaterialPluginBase } from '@babylonjs/core/Materials/materialPluginBase.js'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Texture } from '@babylonjs/core/Materials/Textures/texture.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { matteMaterial } from '../engine/matte-material.ts'
import { mix, noise3, smoothstep } from '../engine/seeded-random.ts'
import { mixRgb, type Rgb } from '../pet-model/colour.ts'
import type { Terrain } from './terrain.ts'

const GRASS: Rgb = [0.12, 0.225, 0.035]
const DRY_GRASS: Rgb = [0.27, 0.3, 0.065]
const PATH: Rgb = [0.5, 0.38, 0.25]
const SHORE: Rgb = [0.3, 0.23, 0.14]
const BED: Rgb = [0.06, 0.07, 0.045]

/** A round of ground that a tree keeps in soft shade. Metres. */
export type GroundShade = { readonly x: number; readonly z: number; readonly radiusM: number }

/** Side of the ground picture; one texel covers about 14 cm of lawn. */
const TEXELS = 512

/** Colour of the lawn at a place, in linear light; grass blades take it too, so they blend in. */
export function lawnColour(x: number, z: number): Rgb {
  const broad = noise3(x * 0.09, 21, z * 0.09) * 0.65 + noise3(x * 0.35, 5, z * 0.35) * 0.35
  return mixRgb(GRASS, DRY_GRASS, smoothstep(0.35, 0.8, broad) * 0.8)
}

/** The ground as one mesh, its paths and shores painted into one small picture. */
export function createGround(scene: Scene, terrain: Terrain, shades: readonly GroundShade[]): Mesh {
  const mesh = new Mesh('ground', scene)
  groundData(terrain).applyToMesh(mesh)
  const material = matteMaterial(scene, 'ground', 1)
  material.albedoTexture = groundPicture(scene, terrain, shades)
  new GrainPlugin(material)
  mesh.material = material
  mesh.receiveShadows = true
  mesh.isPickable = true
  return mesh
}

function groundData({ lines, heights, halfSideM, heightAt }: Terrain): VertexData {
  const n = lines.length
  const [positions, normals, uvs, indices]: [number[], number[], number[], number[]] = [[], [], [], []]
  const reachM = halfSideM + 6
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const [x, z] = [lines[i] ?? 0, lines[j] ?? 0]
      positions.push(x, heights[j * n + i] ?? 0, z)
      const e = 0.6
      const slope = [
        (heightAt(x - e, z) - heightAt(x + e, z)) / (2 * e),
        1,
        (heightAt(x, z - e) - heightAt(x, z + e)) / (2 * e),
      ] as const
      const length = Math.hypot(...slope)
      normals.push(slope[0] / length, 1 / length, slope[2] / length)
      uvs.push(x / (2 * reachM) + 0.5, z / (2 * reachM) + 0.5)
      if (i < n - 1 && j < n - 1) {
        const at = j * n + i
        indices.push(at, at + 1, at + n, at + 1, at + n + 1, at + n)
      }
    }
  }
  const data = new VertexData()
  Object.assign(data, { positions, normals, uvs, indices })
  return data
}

function groundPicture(scene: Scene, terrain: Terrain, shades: readonly GroundShade[]): RawTexture {
  const reachM = terrain.halfSideM + 6
  const light = lightOf(shades, reachM)
  const pixels = new Uint8Array(TEXELS * TEXELS * 4)
  for (let row = 0; row < TEXELS; row++) {
    const z = ((row + 0.5) / TEXELS - 0.5) * 2 * reachM
    for (let column = 0; column < TEXELS; column++) {
      const texel = row * TEXELS + column
      const colour = groundColour(terrain, ((column + 0.5) / TEXELS - 0.5) * 2 * reachM, z)
      const shade = light[texel] ?? 1
      for (let c = 0; c < 3; c++)
        pixels[texel * 4 + c] = SCREEN_TONES[Math.round((colour[c] ?? 0) * shade * 1023)] ?? 255
      pixels[texel * 4 + 3] = 255
    }
  }
  const texture = RawTexture.CreateRGBATexture(
    pixels,
    TEXELS,
    TEXELS,
    scene,
    true,
    false,
    Texture.TRILINEAR_SAMPLINGMODE,
  )
  texture.wrapU = Texture.CLAMP_ADDRESSMODE
  texture.wrapV = Texture.CLAMP_ADDRESSMODE
  texture.anisotropicFilteringLevel = 4
  return texture
}

/** Picture value of each linear tone in 1024 steps: a million powers are slow, a table is not. */
const SCREEN_TONES = Uint8Array.from({ length: 1024 }, (_, i) => Math.round(255 * (i / 1023) ** (1 / 2.2)))

/** How much light reaches each texel past the soft lasting shade under trees. */
function lightOf(shades: readonly GroundShade[], reachM: number): Float32Array {
  const light = new Float32Array(TEXELS * TEXELS).fill(1)
  const texelM = (2 * reachM) / TEXELS
  const texelAt = (metres: number) => Math.round((metres + reachM) / texelM)
  for (const { x, z, radiusM } of shades) {
    for (let row = Math.max(0, texelAt(z - radiusM)); row < Math.min(TEXELS, texelAt(z + radiusM)); row++) {
      for (
        let column = Math.max(0, texelAt(x - radiusM));
        column < Math.min(TEXELS, texelAt(x + radiusM));
        column++
      ) {
        const away =
          Math.hypot((column + 0.5) * texelM - reachM - x, (row + 0.5) * texelM - reachM - z) / radiusM
        const texel = row * TEXELS + column
        if (away < 1) light[texel] = Math.min(light[texel] ?? 1, 1 - 0.34 * (1 - away))
      }
    }
  }
  return light
}

function groundColour(terrain: Terrain, x: number, z: number): Rgb {
  const pond = terrain.pondShareAt(x, z)
  const shore = smoothstep(0.02, 0.14, pond)
  const path = terrain.pathShareAt(x, z) * (1 - shore)
  const sand = mixRgb(PATH, [0.38, 0.28, 0.18], noise3(x * 0.8, 31, z * 0.8))
  const land = mixRgb(lawnColour(x, z), sand, path)
  return mixRgb(land, mixRgb(SHORE, BED, smoothstep(0.2, 0.7, pond)), mix(0, 1, shore))
}

/** Fine grain by world position, so that the ground holds up close without a large picture. */
class GrainPlugin extends MaterialPluginBase {
  constructor(material: Material) {
    super(material, 'Grain', 210, {})
    this._enable(true)
  }

  override getClassName(): string {
    return 'GrainPlugin'
  }

  override getCustomCode(shaderType: string): Record<string, string> | null {
    if (shaderType !== 'fragment') return null
    return {
      CUSTOM_FRAGMENT_DEFINITIONS: `
        float grainHash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
        float grainNoise(vec2 p) {
          vec2 i = floor(p); vec2 f = fract(p); f = f * f * (3.0 - 2.0 * f);
          return mix(mix(grainHash(i), grainHash(i + vec2(1.0, 0.0)), f.x), mix(grainHash(i + vec2(0.0, 1.0)), grainHash(i + vec2(1.0, 1.0)), f.x), f.y);
        }`,
      CUSTOM_FRAGMENT_UPDATE_ALBEDO: `
        float near = clamp(1.0 - length(vPositionW - vEyePosition.xyz) / 30.0, 0.0, 1.0);
        float grain = grainNoise(vPositionW.xz * vec2(23.0, 19.0)) * 0.4 + grainNoise(vPositionW.xz * vec2(71.0, 57.0)) * 0.6;
        float broad = grainNoise(vPositionW.xz * 0.23) * 0.6 + grainNoise(vPositionW.xz * 1.1) * 0.4;
        vec2 cell = floor(vPositionW.xz * 7.0);
        vec2 spot = fract(vPositionW.xz * 7.0) - 0.5 - (vec2(grainHash(cell), grainHash(cell + 3.7)) - 0.5) * 0.6;
        float lawn = smoothstep(0.05, 0.12, surfaceAlbedo.g - surfaceAlbedo.r * 0.8);
        float daisy = step(0.965, grainHash(cell + 9.1)) * smoothstep(0.5, 0.62, grainNoise(vPositionW.xz * 0.3)) * smoothstep(0.12, 0.07, length(spot)) * lawn * near;
        surfaceAlbedo *= mix(1.0, 0.7 + 0.6 * grain, near * near) * (0.84 + 0.32 * broad);
        surfaceAlbedo = mix(surfaceAlbedo, mix(vec3(0.8, 0.78, 0.7), vec3(0.75, 0.5, 0.05), smoothstep(0.045, 0.025, length(spot))), daisy);`,
    }
  }
}
