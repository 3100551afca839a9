import { fc, test as property } from '@fast-check/vitest'
import { OTHER_KINDS } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { likeliestOtherKind, otherKindSeen } from './other-kinds.ts'
import { breedVerdict } from './suggest-breeds.ts'

describe('breedVerdict', () => {
  test('names one breed that stands out', () => {
    expect(breedVerdict([0.9, 0.05])).toBe('one')
  })

  test('calls two breeds that share the signs a mix', () => {
    expect(breedVerdict([0.45, 0.4, 0.01])).toBe('mix')
  })

  test('abstains where the signs are spread over many', () => {
    expect(breedVerdict([0.2, 0.15, 0.1])).toBe('unsure')
  })

  property.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 })])(
    'never gets less sure when the first breed gets likelier',
    shares => {
      const order = ['unsure', 'mix', 'one']
      const [first = 0, ...others] = shares.toSorted((a, b) => b - a)
      const surer = breedVerdict([Math.min(1, first + 0.1), ...others])

      expect(order.indexOf(surer)).toBeGreaterThanOrEqual(order.indexOf(breedVerdict([first, ...others])))
    },
  )
})

describe('otherKindSeen', () => {
  const imagenet = (shares: Record<number, number>) =>
    Float32Array.from({ length: 1000 }, (_, index) => shares[index] ?? 0)

  test('names a rabbit whatever its coat', () => {
    const otherKind = likeliestOtherKind(imagenet({ 330: 0.25, 331: 0.25, 332: 0.5 }))

    expect(otherKindSeen({ otherKind, dogShare: 0, catShare: 0 })).toEqual({ kind: 'rabbit', probability: 1 })
  })

  test('leaves a dog a dog when a wolf comes to mind', () => {
    const otherKind = likeliestOtherKind(imagenet({ 269: 0.55, 248: 0.4 }))

    expect(otherKindSeen({ otherKind, dogShare: 0.4, catShare: 0 })).toBeNull()
  })

  test('knows every kind the domain has a word for', () => {
    const kinds = new Set(
      Array.from({ length: 1000 }, (_, index) => likeliestOtherKind(imagenet({ [index]: 1 })))
        .filter(({ share }) => share > 0)
        .map(({ kind }) => kind),
    )

    expect([...kinds].sort()).toEqual([...OTHER_KINDS].sort())
  })
})
