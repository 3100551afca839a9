/** A symmetric 3 x 3 matrix by its upper triangle, row by row: xx, xy, xz, yy, yz, zz. */
export type Symmetric = readonly [number, number, number, number, number, number]

/** The inverse of a positive definite matrix, and its determinant. */
export function symmetricInverse([xx, xy, xz, yy, yz, zz]: Symmetric): {
  inverse: Symmetric
  determinant: number
} {
  const [a, b, c] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy]
  const determinant = xx * a + xy * b + xz * c
  const over = 1 / determinant
  return {
    determinant,
    inverse: [
      a * over,
      b * over,
      c * over,
      (xx * zz - xz * xz) * over,
      (xy * xz - xx * yz) * over,
      (xx * yy - xy * xy) * over,
    ],
  }
}
