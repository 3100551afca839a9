import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial.js'
import { CreateSphere } from '@babylonjs/core/Meshes/Builders/sphereBuilder.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { AIR, SUNLIGHT } from './morning-light.ts'

/** GLSL for the colour of the sky in a direction, shared with the pond that mirrors it. */
export const SKY_GLSL = `
  uniform vec3 zenith; uniform vec3 horizon; uniform vec3 glow; uniform vec3 sunward;
  float hash2(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
  float noise2(vec2 p) {
    vec2 i = floor(p); vec2 f = fract(p); f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash2(i), hash2(i + vec2(1.0, 0.0)), f.x), mix(hash2(i + vec2(0.0, 1.0)), hash2(i + vec2(1.0, 1.0)), f.x), f.y);
  }
  vec3 skyColour(vec3 dir, float clouds) {
    float up = clamp(dir.y, 0.0, 1.0);
    float toSun = max(dot(dir, sunward), 0.0);
    vec3 mid = mix(horizon, zenith, 0.62);
    vec3 c = mix(mix(horizon, mid, smoothstep(0.0, 0.24, up)), zenith, smoothstep(0.12, 0.85, up));
    c += glow * (0.30 * pow(toSun, 6.0) * (1.0 - 0.6 * up) + 0.35 * pow(toSun, 60.0));
    if (clouds > 0.0) {
      vec2 p = dir.xz / (dir.y + 0.14) * 0.9;
      float n = noise2(p * 1.3) * 0.5 + noise2(p * 2.9 + 4.0) * 0.27 + noise2(p * 6.3) * 0.15 + noise2(p * 13.0) * 0.08;
      float cover = smoothstep(0.5, 0.74, n) * smoothstep(0.02, 0.22, dir.y) * clouds;
      vec3 lit = mix(vec3(0.9, 0.9, 0.92), vec3(1.12, 1.05, 0.94), smoothstep(0.5, 0.8, n));
      c = mix(c, lit + glow * 0.2 * pow(toSun, 4.0), cover * 0.75);
    }
    return c;
  }
  vec3 film(vec3 c) { c *= 0.95; c = (c * (2.51 * c * 0.6 + 0.03)) / (c * (2.43 * c * 0.6 + 0.59) + 0.14); return pow(clamp(c * 1.12, 0.0, 1.0), vec3(1.0 / 2.2)); }
`

/** Uniforms that `SKY_GLSL` reads. */
export const SKY_UNIFORMS = ['zenith', 'horizon', 'glow', 'sunward'] as const

/** Gives a material the colours of the morning sky. */
export function bindSky(material: ShaderMaterial): void {
  material.setColor3('zenith', AIR.zenith)
  material.setColor3('horizon', AIR.horizon)
  material.setColor3('glow', AIR.glow)
  material.setVector3('sunward', SUNLIGHT.scale(-1))
}

/** A dome with a gradient, thin clouds and a sun one can point to. */
export function createSky(scene: Scene): Mesh {
  const dome = CreateSphere('sky', { diameter: 700, segments: 24, sideOrientation: Mesh.BACKSIDE }, scene)
  const source = {
    vertexSource: `precision highp float; attribute vec3 position; uniform mat4 worldViewProjection; varying vec3 vDir;
      void main() { vDir = position; gl_Position = worldViewProjection * vec4(position, 1.0); }`,
    fragmentSource: `precision highp float; varying vec3 vDir; ${SKY_GLSL}
      void main() {
        vec3 dir = normalize(vDir);
        vec3 c = skyColour(dir, 1.0);
        float toSun = dot(dir, sunward);
        c += vec3(1.0, 0.92, 0.75) * 6.0 * smoothstep(0.99925, 0.99965, toSun) + glow * 0.9 * pow(max(toSun, 0.0), 700.0);
        gl_FragColor = vec4(film(c), 1.0);
      }`,
  }
  const material = new ShaderMaterial('sky', scene, source, {
    attributes: ['position'],
    uniforms: ['worldViewProjection', ...SKY_UNIFORMS],
  })
  bindSky(material)
  material.backFaceCulling = false
  material.disableDepthWrite = true
  dome.material = material
  dome.isPickable = false
  dome.infiniteDistance = true
  dome.applyFog = false
  dome.renderingGroupId = 0
  return dome
}
