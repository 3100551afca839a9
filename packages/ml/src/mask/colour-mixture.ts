import { type Symmetric, symmetricInverse } from './symmetric-inverse.ts'

/** What colours one side of a mask has: a mixture of Gaussians in RGB (0 to 255), ten numbers a component. */
export type ColourMixture = Float64Array

/** Mean (3), inverse covariance (6), log of share over the root of the determinant (1). */
const NUMBERS = 10

/** As many as Rother and others use. */
const COMPONENTS = 5
/** Variance added to each channel: five levels of noise, so that a flat wall is no needle. */
const NOISE_VARIANCE = 25
const SEED_ROUNDS = 3
/** Pixels more than this say nothing new about colours. */
const ENOUGH_PIXELS = 900

/**
 * Learns the colours of some pixels, by hard assignment.
 *
 * @param planes - RGB, 0 to 255, channel after channel.
 * @param pixels - which to learn from; at least one.
 * @param before - the mixture to go on from; without it, five groups by brightness.
 */
export function fitColours(
  planes: Float32Array,
  pixels: readonly number[],
  before?: ColourMixture,
): ColourMixture {
  const stride = Math.ceil(pixels.length / ENOUGH_PIXELS)
  const sample = stride === 1 ? pixels : pixels.filter((_, index) => index % stride === 0)
  if (before !== undefined) return refit(planes, sample, before)
  let mixture = estimate(planes, groupsByBrightness(planes, sample))
  for (let round = 0; round < SEED_ROUNDS; round++) mixture = refit(planes, sample, mixture)
  return mixture
}

/** The log density of one pixel's colour under its likeliest component, up to a constant. */
export function logDensity(mixture: ColourMixture, planes: Float32Array, pixel: number): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < mixture.length; at += NUMBERS) {
    const density = densityOf(mixture, at, planes, pixel)
    if (density > highest) highest = density
  }
  return highest
}

function densityOf(mixture: ColourMixture, at: number, planes: Float32Array, pixel: number): number {
  const size = planes.length / 3
  const x = (planes[pixel] as number) - (mixture[at] as number)
  const y = (planes[size + pixel] as number) - (mixture[at + 1] as number)
  const z = (planes[2 * size + pixel] as number) - (mixture[at + 2] as number)
  const square =
    (mixture[at + 3] as number) * x * x +
    (mixture[at + 6] as number) * y * y +
    (mixture[at + 8] as number) * z * z
  const mixed =
    (mixture[at + 4] as number) * x * y +
    (mixture[at + 5] as number) * x * z +
    (mixture[at + 7] as number) * y * z
  return (mixture[at + 9] as number) - 0.5 * square - mixed
}

function groupsByBrightness(planes: Float32Array, pixels: readonly number[]): number[][] {
  const size = planes.length / 3
  const brightness = (pixel: number) =>
    (planes[pixel] as number) + (planes[size + pixel] as number) + (planes[2 * size + pixel] as number)
  const sorted = [...pixels].sort((a, b) => brightness(a) - brightness(b) || a - b)
  const groups = emptyGroups()
  sorted.forEach((pixel, rank) => {
    groups[Math.floor((rank * COMPONENTS) / sorted.length)]?.push(pixel)
  })
  return groups
}

function refit(planes: Float32Array, pixels: readonly number[], before: ColourMixture): ColourMixture {
  const groups = emptyGroups()
  for (const pixel of pixels) groups[likeliest(before, planes, pixel)]?.push(pixel)
  return estimate(planes, groups)
}

function emptyGroups(): number[][] {
  return Array.from({ length: COMPONENTS }, () => [])
}

function likeliest(mixture: ColourMixture, planes: Float32Array, pixel: number): number {
  let best = 0
  let highest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < mixture.length; at += NUMBERS) {
    const density = densityOf(mixture, at, planes, pixel)
    if (density <= highest) continue
    best = at / NUMBERS
    highest = density
  }
  return best
}

function estimate(planes: Float32Array, groups: readonly (readonly number[])[]): ColourMixture {
  const filled = groups.filter(group => group.length > 0)
  const total = filled.reduce((sum, group) => sum + group.length, 0)
  const mixture = new Float64Array(filled.length * NUMBERS)
  filled.forEach((group, index) => {
    mixture.set(componentOf(planes, group, group.length / total), index * NUMBERS)
  })
  return mixture
}

function componentOf(planes: Float32Array, pixels: readonly number[], share: number): number[] {
  const size = planes.length / 3
  let [x, y, z, xx, xy, xz, yy, yz, zz] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  const each = 1 / pixels.length
  for (const pixel of pixels) {
    const red = planes[pixel] as number
    const green = planes[size + pixel] as number
    const blue = planes[2 * size + pixel] as number
    x += red * each
    y += green * each
    z += blue * each
    xx += red * red * each
    xy += red * green * each
    xz += red * blue * each
    yy += green * green * each
    yz += green * blue * each
    zz += blue * blue * each
  }
  const covariance: Symmetric = [
    xx - x * x + NOISE_VARIANCE,
    xy - x * y,
    xz - x * z,
    yy - y * y + NOISE_VARIANCE,
    yz - y * z,
    zz - z * z + NOISE_VARIANCE,
  ]
  const { inverse, determinant } = symmetricInverse(covariance)
  return [x, y, z, ...inverse, Math.log(share) - 0.5 * Math.log(determinant)]
}
