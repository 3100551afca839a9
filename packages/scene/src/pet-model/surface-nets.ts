import { bodyDistance, type Flesh, fleshNear } from './distance-field.ts'

/** Grid lines along each axis, in metres, ascending; closer lines give finer surface there. */
export type SurfaceGrid = { readonly xs: Float32Array; readonly ys: Float32Array; readonly zs: Float32Array }

/** A closed surface: xyz triples and triangles over them, wound for Babylon's left-handed space. */
export type Surface = { readonly positions: Float32Array; readonly indices: Uint32Array }

/** Cells per side of a block that shares one list of nearby rods. */
const BLOCK_CELLS = 6
const OUTSIDE = 1e3

/**
 * Draws the skin of a body given as melted rods ("naive surface nets"):
 * one vertex per grid cell the skin crosses, so the mesh is even and smooth.
 */
export function drawSurface(body: readonly Flesh[], grid: SurfaceGrid): Surface {
  const distances = sampleDistances(body, grid)
  const { positions, vertexOfCell } = placeVertices(grid, distances)
  return { positions, indices: joinVertices(grid, distances, vertexOfCell) }
}

function sampleDistances(body: readonly Flesh[], grid: SurfaceGrid): Float32Array {
  const { xs, ys, zs } = grid
  const distances = new Float32Array(xs.length * ys.length * zs.length).fill(OUTSIDE)
  const sampling = { body, grid, distances }
  for (let k = 0; k < zs.length; k += BLOCK_CELLS) {
    for (let j = 0; j < ys.length; j += BLOCK_CELLS) {
      for (let i = 0; i < xs.length; i += BLOCK_CELLS) sampleBlock(sampling, [i, j, k])
    }
  }
  return distances
}

type Sampling = {
  readonly body: readonly Flesh[]
  readonly grid: SurfaceGrid
  readonly distances: Float32Array
}

function sampleBlock(sampling: Sampling, [i0, j0, k0]: readonly [number, number, number]): void {
  const { body, distances } = sampling
  const { xs, ys, zs } = sampling.grid
  const [i1, j1, k1] = [
    Math.min(i0 + BLOCK_CELLS, xs.length),
    Math.min(j0 + BLOCK_CELLS, ys.length),
    Math.min(k0 + BLOCK_CELLS, zs.length),
  ]
  const [sx, sy, sz] = [span(xs, i0, i1), span(ys, j0, j1), span(zs, k0, k1)]
  const middle = [sx.middle, sy.middle, sz.middle] as const
  const radiusM = Math.hypot(sx.half, sy.half, sz.half)
  const near = fleshNear(body, middle, radiusM)
  if (near.length === 0) return
  // Squashed rods measure up to three times too far; nearer than that the skin may still pass.
  const centreM = bodyDistance(near, ...middle)
  if (centreM > radiusM * 3) return
  for (let k = k0; k < k1; k++) {
    for (let j = j0; j < j1; j++) {
      const row = (k * ys.length + j) * xs.length
      for (let i = i0; i < i1; i++) {
        distances[row + i] = bodyDistance(near, xs[i] ?? 0, ys[j] ?? 0, zs[k] ?? 0)
      }
    }
  }
}

function span(lines: Float32Array, from: number, to: number): { middle: number; half: number } {
  const [low, high] = [lines[from] ?? 0, lines[to - 1] ?? 0]
  return { middle: (low + high) / 2, half: (high - low) / 2 }
}

/** Both ends of a cell's twelve edges, as corner numbers with bit 0 = x, bit 1 = y, bit 2 = z. */
const EDGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
]

function placeVertices(
  { xs, ys, zs }: SurfaceGrid,
  distances: Float32Array,
): { positions: Float32Array; vertexOfCell: Int32Array } {
  const [nx, ny, nz] = [xs.length, ys.length, zs.length]
  const vertexOfCell = new Int32Array(distances.length).fill(-1)
  const found: number[] = []
  const corner = new Float32Array(8)
  for (let k = 0; k < nz - 1; k++) {
    for (let j = 0; j < ny - 1; j++) {
      for (let i = 0; i < nx - 1; i++) {
        const cell = (k * ny + j) * nx + i
        let inside = 0
        for (let c = 0; c < 8; c++) {
          const value = distances[cell + (c & 1) + ((c >> 1) & 1) * nx + (c >> 2) * nx * ny] ?? OUTSIDE
          corner[c] = value
          if (value < 0) inside++
        }
        if (inside === 0 || inside === 8) continue
        vertexOfCell[cell] = found.length / 3
        const [fx, fy, fz] = crossingCentre(corner)
        found.push(at(xs, i, fx), at(ys, j, fy), at(zs, k, fz))
      }
    }
  }
  return { positions: Float32Array.from(found), vertexOfCell }
}

function at(lines: Float32Array, index: number, share: number): number {
  const low = lines[index] ?? 0
  return low + ((lines[index + 1] ?? low) - low) * share
}

function crossingCentre(corner: Float32Array): readonly [number, number, number] {
  let [x, y, z, count] = [0, 0, 0, 0]
  for (const [a, b] of EDGES) {
    const [da, db] = [corner[a] ?? 0, corner[b] ?? 0]
    if (da < 0 === db < 0) continue
    const t = da / (da - db)
    x += (a & 1) + ((b & 1) - (a & 1)) * t
    y += ((a >> 1) & 1) + (((b >> 1) & 1) - ((a >> 1) & 1)) * t
    z += (a >> 2) + ((b >> 2) - (a >> 2)) * t
    count++
  }
  return [x / count, y / count, z / count]
}

function joinVertices(
  { xs, ys, zs }: SurfaceGrid,
  distances: Float32Array,
  vertexOfCell: Int32Array,
): Uint32Array {
  const [nx, ny] = [xs.length, ys.length]
  const strides = [1, nx, nx * ny] as const
  const counts = [xs.length, ys.length, zs.length] as const
  const indices: number[] = []
  for (let axis = 0; axis < 3; axis++) {
    const along = strides[axis] ?? 1
    const side = strides[(axis + 1) % 3] ?? 1
    const up = strides[(axis + 2) % 3] ?? 1
    forEachInner({ counts, axis, strides }, cell => {
      const [d0, d1] = [distances[cell] ?? OUTSIDE, distances[cell + along] ?? OUTSIDE]
      if (d0 < 0 === d1 < 0) return
      const a = vertexOfCell[cell - side - up] ?? -1
      const b = vertexOfCell[cell - up] ?? -1
      const c = vertexOfCell[cell] ?? -1
      const d = vertexOfCell[cell - side] ?? -1
      if (a < 0 || b < 0 || c < 0 || d < 0) return
      if (d0 < 0) indices.push(a, c, b, a, d, c)
      else indices.push(a, b, c, a, c, d)
    })
  }
  return Uint32Array.from(indices)
}

/** Visits every grid edge along `axis` that has cells on all four sides. */
function forEachInner(
  edges: {
    readonly counts: readonly [number, number, number]
    readonly strides: readonly [number, number, number]
    readonly axis: number
  },
  visit: (cell: number) => void,
): void {
  const { counts, strides, axis } = edges
  const low = [0, 1, 2].map(a => (a === axis ? 0 : 1))
  for (let k = low[2] ?? 0; k < counts[2] - 1; k++) {
    for (let j = low[1] ?? 0; j < counts[1] - 1; j++) {
      for (let i = low[0] ?? 0; i < counts[0] - 1; i++) visit(i + j * strides[1] + k * strides[2])
    }
  }
}
