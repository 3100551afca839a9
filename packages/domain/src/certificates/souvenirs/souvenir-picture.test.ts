import { createHash } from 'node:crypto'
import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import {
  type SouvenirFacts,
  souvenirFactsSchema,
  souvenirMark,
  souvenirOccasion,
  souvenirText,
} from './souvenir-facts.ts'
import { souvenirPicture, souvenirPictureDigest } from './souvenir-picture.ts'

const park: SouvenirFacts & { kind: 'park' } = {
  kind: 'park',
  day: '2026-05-01',
  mark: souvenirMark('park', 'meetup-0000001'),
  animals: [
    { name: 'Luna', species: 'dog' },
    { name: 'Mika', species: 'cat' },
  ],
}

/** Changes only with the drawing; then every souvenir signed before shows another picture. */
const PICTURE_OF_PARK = '887a9ee0a237074981138f80cd736530b35217caca42e0a5a965c82671d6337a'

describe('the picture of a souvenir', () => {
  test('is the same bytes for the same facts, for good: saved files are held against the record', () => {
    expect(souvenirPictureDigest(park)).toBe(createHash('sha256').update(souvenirPicture(park)).digest('hex'))
    expect(souvenirPictureDigest(park)).toBe(PICTURE_OF_PARK)
  })

  prop.prop([fc.string({ unit: 'binary', maxLength: 90 })])(
    'holds a name as text and nothing else, whatever an animal is called',
    name => {
      const animals = [{ name: souvenirText(name), species: 'dog' }, park.animals[1]]
      const picture = souvenirPicture(souvenirFactsSchema.parse({ ...park, animals }))
      const lines = [...picture.matchAll(/font-weight="700">([^<]*)</g)].map(([, line = '']) => line)
      const read = lines.join(' ').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      expect(read).toBe(`${souvenirText(name)} & Mika`)
      // A second line is one element more, its end another; nothing a name can hold adds any.
      const extra = 2 * (lines.length - 1)
      const usual = souvenirPicture(park).match(/</g)?.length ?? 0
      expect(picture.match(/</g)?.length).toBe(usual + extra)
    },
  )

  test('tells occasions apart, and its fingerprint cannot be guessed from the names', () => {
    const other = { ...park, mark: souvenirMark('park', 'meetup-0000002') }
    expect(souvenirPictureDigest(other)).not.toBe(souvenirPictureDigest(park))
    expect(souvenirOccasion(other)).not.toBe(souvenirOccasion(park))
    expect(souvenirOccasion({ ...park, kind: 'outing' })).not.toBe(souvenirOccasion(park))
  })
})
