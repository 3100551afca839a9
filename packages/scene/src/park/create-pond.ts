import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial.js'
import { CreateDisc } from '@babylonjs/core/Meshes/Builders/discBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { bindSky, SKY_GLSL, SKY_UNIFORMS } from './create-sky.ts'
import type { Terrain } from './terrain.ts'

/** Still water that mirrors the sky, glints in the sun and shows its bed near the shore. */
export function createPond(scene: Scene, terrain: Terrain, clock: { readonly timeS: number }): Mesh {
  const { x, z, radiusM, levelM } = terrain.pond
  const water = CreateDisc('pond', { radius: radiusM * 1.45, tessellation: 40 }, scene)
  water.rotation.x = Math.PI / 2
  water.position.set(x, levelM, z)
  const material = new ShaderMaterial('pond', scene, SOURCE, {
    attributes: ['position'],
    uniforms: ['world', 'viewProjection', 'eye', 'timeS', ...SKY_UNIFORMS],
    needAlphaBlending: true,
  })
  bindSky(material)
  material.backFaceCulling = false
  material.onBindObservable.add(() => {
    const eye = scene.activeCamera?.globalPosition
    if (eye !== undefined) material.setVector3('eye', eye)
    material.setFloat('timeS', clock.timeS)
  })
  water.material = material
  water.isPickable = false
  return water
}

const SOURCE = {
  vertexSource: `precision highp float; attribute vec3 position; uniform mat4 world; uniform mat4 viewProjection; varying vec3 vAt;
    void main() { vec4 at = world * vec4(position, 1.0); vAt = at.xyz; gl_Position = viewProjection * at; }`,
  fragmentSource: `precision highp float; varying vec3 vAt; uniform vec3 eye; uniform float timeS; ${SKY_GLSL}
    void main() {
      vec2 p = vAt.xz;
      float e = 0.06;
      float t = timeS;
      #define WAVE(q) (noise2((q) * 1.6 + vec2(t * 0.25, t * 0.18)) + 0.5 * noise2((q) * 3.9 - vec2(t * 0.33, -t * 0.27)))
      float w = WAVE(p);
      vec3 n = normalize(vec3((w - WAVE(p + vec2(e, 0.0))) * 0.16, 0.72, (w - WAVE(p + vec2(0.0, e))) * 0.16));
      vec3 view = normalize(vAt - eye);
      vec3 bounce = reflect(view, n); bounce.y = abs(bounce.y);
      float facing = clamp(-dot(view, n), 0.0, 1.0);
      float mirror = 0.06 + 0.94 * pow(1.0 - facing, 3.2);
      vec3 deep = vec3(0.03, 0.1, 0.1);
      vec3 c = mix(deep, skyColour(bounce, 0.8), clamp(mirror, 0.0, 0.92));
      c += vec3(1.0, 0.86, 0.6) * 2.5 * pow(max(dot(bounce, sunward), 0.0), 240.0);
      gl_FragColor = vec4(film(c), clamp(0.74 + mirror, 0.0, 0.97));
    }`,
}
