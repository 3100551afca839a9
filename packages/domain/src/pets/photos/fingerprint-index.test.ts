import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { CERTAIN_BITS, FingerprintIndex } from './fingerprint-index.ts'
import {
  COPY_BITS,
  fingerprintDistance,
  fingerprintPhoto,
  type GreyPicture,
  mirroredPicture,
  type PhotoFingerprint,
} from './photo-fingerprint.ts'
import { seededDraws } from './seeded-draws.ts'

const SIDE = 160

/** A made-up picture with soft spots, as a photo has. */
function picture(seed: string): GreyPicture {
  const draws = seededDraws(seed)
  const spots = Array.from({ length: 14 }, () => ({
    x: draws.uniform() * SIDE,
    y: draws.uniform() * SIDE,
    width: 8 + draws.uniform() * 40,
    light: draws.uniform() * 220 - 110,
  }))
  const data = new Float32Array(SIDE * SIDE).map((_, pixel) => {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)]
    const light = spots.map(
      spot => spot.light * Math.exp(-((x - spot.x) ** 2 + (y - spot.y) ** 2) / spot.width ** 2),
    )
    const grain = draws.uniform() * 12
    return Math.min(255, Math.max(0, 120 + grain + light.reduce((a, b) => a + b, 0)))
  })
  return { data, width: SIDE, height: SIDE }
}

function cropped({ data, width }: GreyPicture, from: number, to: number): GreyPicture {
  const side = to - from
  const cut = new Float32Array(side * side).map(
    (_, pixel) => data[(Math.floor(pixel / side) + from) * width + (pixel % side) + from] as number,
  )
  return { data: cut, width: side, height: side }
}

const printOf = (of: GreyPicture) => fingerprintPhoto(of) as PhotoFingerprint

const flipped = (hex: string, bits: readonly number[]) => {
  const digits = [...hex].map(digit => Number.parseInt(digit, 16))
  for (const bit of bits) digits[bit >> 2] = (digits[bit >> 2] as number) ^ (1 << (bit & 3))
  return digits.map(digit => digit.toString(16)).join('')
}

describe('fingerprintPhoto', () => {
  test('knows a picture again that was cropped, dimmed or mirrored, and no other', () => {
    const original = picture('one')
    const [print, other] = [printOf(original), printOf(picture('two'))]
    const dimmed = { ...original, data: original.data.map(level => level * 0.6 + 10) }
    const copies = [cropped(original, 8, 152), cropped(original, 0, 144), dimmed].map(printOf)
    const mirrored = printOf(mirroredPicture(original))

    for (const copy of copies) expect(fingerprintDistance(copy, print)).toBeLessThanOrEqual(COPY_BITS)
    expect(fingerprintDistance(printOf(mirroredPicture(mirroredPicture(original))), print)).toBe(0)
    expect(fingerprintDistance(mirrored, print)).toBeGreaterThan(COPY_BITS)
    expect(fingerprintDistance(other, print)).toBeGreaterThan(COPY_BITS)
  })

  test('has nothing to say of a picture without anything in it', () => {
    expect(
      fingerprintPhoto({ data: new Float32Array(SIDE * SIDE).fill(90), width: SIDE, height: SIDE }),
    ).toBe(null)
  })
})

describe('FingerprintIndex', () => {
  const base = printOf(picture('base'))

  property.prop([fc.array(fc.uniqueArray(fc.nat(255), { maxLength: 90 }), { minLength: 1, maxLength: 8 })], {
    numRuns: 40,
  })('finds what comparing with every photo would find, and nothing else', changes => {
    const index = new FingerprintIndex()
    const prints = changes.map(bits => base.map(view => flipped(view, bits)) as PhotoFingerprint)
    for (const [number, print] of prints.entries()) index.put(`photo-${number}`, print)

    const found = index.alike([base])
    const compared = prints.map((print, number) => ({
      photoId: `photo-${number}`,
      bits: fingerprintDistance(base, print),
    }))

    expect(found).toEqual(expect.arrayContaining(compared.filter(({ bits }) => bits <= CERTAIN_BITS)))
    expect(compared.filter(({ bits }) => bits <= COPY_BITS)).toEqual(expect.arrayContaining([...found]))
  })

  test('forgets a photo that was removed or replaced', () => {
    const index = new FingerprintIndex()
    index.put('photo', base)
    index.put('photo', printOf(picture('other')))
    expect(index.alike([base])).toEqual([])
    index.remove('photo')
    index.remove('photo')
    expect([index.size, index.alike([printOf(picture('other'))])]).toEqual([0, []])
  })
})
