import { SceneInstrumentation } from '@babylonjs/core/Instrumentation/sceneInstrumentation.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'

/** What the last frame cost. */
export type SceneStats = {
  /** All draw calls of the frame, shadow pass included; 0 under a NullEngine. */
  readonly drawCalls: number
  /** Triangles shown, every instance counted. */
  readonly triangles: number
  readonly fps: number
}

/** Counts the cost of each frame of a scene until disposed. */
export function watchStats(scene: Scene): { read(): SceneStats; dispose(): void } {
  const instrumentation = new SceneInstrumentation(scene)
  return {
    read: () => ({
      drawCalls: instrumentation.drawCallsCounter.lastSecAverage || instrumentation.drawCallsCounter.current,
      triangles: shownTriangles(scene),
      fps: Math.round(scene.getEngine().getFps()),
    }),
    dispose: () => instrumentation.dispose(),
  }
}

function shownTriangles(scene: Scene): number {
  const active = scene.getActiveMeshes()
  let triangles = 0
  for (let i = 0; i < active.length; i++) {
    const mesh = active.data[i] as Mesh
    triangles += (mesh.getTotalIndices() / 3) * Math.max(1, mesh.thinInstanceCount ?? 1)
  }
  return Math.round(triangles)
}
