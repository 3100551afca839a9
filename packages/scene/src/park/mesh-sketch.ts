import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Rgb } from '../pet-model/colour.ts'

export type Vec = readonly [number, number, number]

/** One corner of a sketched surface; `sway` (0 to 1) is how far wind carries it. */
export type Corner = {
  readonly at: Vec
  readonly normal: Vec
  readonly colour: Rgb
  readonly sway?: number
  readonly uv?: readonly [number, number]
}

/** Collects triangles of many small shapes into one mesh, so that they cost one draw call. */
export class MeshSketch {
  readonly positions: number[] = []
  readonly normals: number[] = []
  readonly colours: number[] = []
  readonly uvs: number[] = []
  readonly indices: number[] = []

  addCorner(corner: Corner): number {
    this.positions.push(...corner.at)
    this.normals.push(...corner.normal)
    this.colours.push(...corner.colour, corner.sway ?? 0)
    this.uvs.push(...(corner.uv ?? [0, 0]))
    return this.positions.length / 3 - 1
  }

  /** Corners in order around the face; seen from the side they run clockwise. */
  addFace(...corners: readonly Corner[]): void {
    const first = this.addCorner(corners[0] ?? { at: [0, 0, 0], normal: [0, 1, 0], colour: [0, 0, 0] })
    for (const corner of corners.slice(1)) this.addCorner(corner)
    for (let i = 1; i < corners.length - 1; i++) this.indices.push(first, first + i, first + i + 1)
  }

  /** A box given by its centre and half sizes, turned about the upright. */
  addBox(centre: Vec, half: Vec, style: { readonly colour: Rgb; readonly yawRad?: number }): void {
    const [sin, cos] = [Math.sin(style.yawRad ?? 0), Math.cos(style.yawRad ?? 0)]
    const turn = ([x, y, z]: Vec): Vec => [x * cos + z * sin, y, z * cos - x * sin]
    for (const [normal, u, v] of BOX_SIDES) {
      const corners = (
        [
          [-1, -1],
          [-1, 1],
          [1, 1],
          [1, -1],
        ] as const
      ).map(([a, b]): Corner => {
        const local: Vec = [0, 1, 2].map(
          k => (half[k] ?? 0) * ((normal[k] ?? 0) + a * (u[k] ?? 0) + b * (v[k] ?? 0)),
        ) as unknown as Vec
        const [x, y, z] = turn(local)
        return {
          at: [centre[0] + x, centre[1] + y, centre[2] + z],
          normal: turn(normal),
          colour: style.colour,
        }
      })
      this.addFace(...corners)
    }
  }

  /** A tapering tube through points, with `sides` faces round. */
  addTube(
    points: readonly {
      readonly at: Vec
      readonly radiusM: number
      readonly colour: Rgb
      readonly sway?: number
    }[],
    sides: number,
  ): void {
    const first = this.positions.length / 3
    for (const { at, radiusM, colour, sway } of points) {
      for (let s = 0; s <= sides; s++) {
        const turn = (s / sides) * Math.PI * 2
        const normal: Vec = [Math.cos(turn), 0.1, Math.sin(turn)]
        this.addCorner({
          at: [at[0] + normal[0] * radiusM, at[1], at[2] + normal[2] * radiusM],
          normal,
          colour,
          sway: sway ?? 0,
        })
      }
    }
    for (let p = 0; p < points.length - 1; p++) {
      for (let s = 0; s < sides; s++) {
        const a = first + p * (sides + 1) + s
        const b = a + sides + 1
        this.indices.push(a, a + 1, b, a + 1, b + 1, b)
      }
    }
  }

  /** Turns the sketch into a mesh; the sketch may be thrown away. */
  toMesh(name: string, scene: Scene): Mesh {
    const mesh = new Mesh(name, scene)
    const data = new VertexData()
    data.positions = this.positions
    data.normals = this.normals
    data.colors = this.colours
    data.uvs = this.uvs
    data.indices = this.indices
    data.applyToMesh(mesh)
    mesh.isPickable = false
    return mesh
  }
}

const BOX_SIDES: readonly (readonly [Vec, Vec, Vec])[] = [
  [
    [1, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
  [
    [-1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ],
  [
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, -1],
  ],
  [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
  [
    [0, 0, -1],
    [-1, 0, 0],
    [0, 1, 0],
  ],
]
