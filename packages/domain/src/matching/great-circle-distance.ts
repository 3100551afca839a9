/** Mean Earth radius (IUGG), in kilometres. */
const EARTH_RADIUS_KM = 6371.0088

/** A point on the globe, in degrees. */
export type GlobePoint = { readonly latitudeDeg: number; readonly longitudeDeg: number }

/** A point as a vector of length 1 from the Earth's centre. */
export type UnitVector = readonly [x: number, y: number, z: number]

/** The direction of a place from the Earth's centre; what the index stores, so that ranking needs no sines. */
export function unitVectorOf(point: GlobePoint): UnitVector {
  const latitude = (point.latitudeDeg * Math.PI) / 180
  const longitude = (point.longitudeDeg * Math.PI) / 180
  const ring = Math.cos(latitude)
  return [ring * Math.cos(longitude), ring * Math.sin(longitude), Math.sin(latitude)]
}

/**
 * Kilometres along the surface for a straight-line (chord) distance between two unit vectors, squared.
 * The chord keeps full precision for neighbours, where the arc cosine would lose it.
 */
export function surfaceKmOfSquaredChord(squaredChord: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2))
}

/** The squared chord between unit vectors for a distance along the surface: comparing needs no arc sine. */
export function squaredChordOfSurfaceKm(km: number): number {
  // Beyond half the globe nothing is further.
  return km >= Math.PI * EARTH_RADIUS_KM
    ? Number.POSITIVE_INFINITY
    : (2 * Math.sin(km / (2 * EARTH_RADIUS_KM))) ** 2
}

/** Kilometres along the Earth's surface; 0 to about 20,015. Symmetric to the last bit. */
export function greatCircleDistance(from: GlobePoint, to: GlobePoint): number {
  const [ax, ay, az] = unitVectorOf(from)
  const [bx, by, bz] = unitVectorOf(to)
  return surfaceKmOfSquaredChord((ax - bx) ** 2 + (ay - by) ** 2 + (az - bz) ** 2)
}
