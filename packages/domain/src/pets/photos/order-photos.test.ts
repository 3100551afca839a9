import { describe, expect, test } from 'vitest'
import { orderPhotos, type PhotoRecord } from './order-photos.ts'
import type { PhotoTally } from './photo-appeal.ts'
import { bestPhoto, standingOf } from './photo-insight.ts'
import { seededDraws } from './seeded-draws.ts'

const NOTHING: PhotoTally = { shown: 0, liked: 0, expected: 0 }

/** A market planted with a known truth (synthetic): two kinds of viewer who like different photos. */
const PLANTED = {
  small: { garden: 1.5, sofa: 0.8, beach: 0.9 },
  large: { garden: 0.8, sofa: 0.8, beach: 1.5 },
} as const
type Kind = keyof typeof PLANTED
const PHOTOS = ['garden', 'sofa', 'beach'] as const
const KINDS: readonly Kind[] = ['small', 'large']

/** Viewers come one by one, pickier or kinder by nature; only who looked decides. */
function simulate(viewers: number, seed: string) {
  const draws = seededDraws(seed)
  const tallies = new Map<string, PhotoTally>()
  const at = (photo: string, kind: string) => tallies.get(`${photo} ${kind}`) ?? NOTHING
  const all = (photo: string) => KINDS.map(kind => at(photo, kind)).reduce(sumOf)
  const firsts = { small: [] as string[], large: [] as string[] }
  for (let viewer = 0; viewer < viewers; viewer++) {
    const kind: Kind = draws.uniform() < 0.5 ? 'small' : 'large'
    const yesRate = draws.uniform() < 0.5 ? 0.15 : 0.5
    const records: PhotoRecord[] = PHOTOS.map(photoId => ({
      photoId,
      all: all(photoId),
      kind: at(photoId, kind),
    }))
    const first = orderPhotos(records, `${seed} ${viewer}`)[0] as (typeof PHOTOS)[number]
    firsts[kind].push(first)
    // A card far down the list is often never looked at, and then says nothing.
    if (draws.uniform() > 1 / (1 + (viewer % 5) / 3)) continue
    const liked = draws.uniform() < yesRate * PLANTED[kind][first] ? 1 : 0
    tallies.set(`${first} ${kind}`, sumOf(at(first, kind), { shown: 1, liked, expected: yesRate }))
  }
  return { firsts, all, at }
}

function sumOf(a: PhotoTally, b: PhotoTally): PhotoTally {
  return { shown: a.shown + b.shown, liked: a.liked + b.liked, expected: a.expected + b.expected }
}

const shareOf = (photo: string, firsts: readonly string[]) =>
  firsts.filter(first => first === photo).length / firsts.length

describe('orderPhotos', () => {
  test('comes to show each kind of viewer the photo planted as theirs', () => {
    const { firsts } = simulate(6000, 'planted')
    const late = (kind: Kind) => firsts[kind].slice(-800)

    expect(shareOf('garden', late('small'))).toBeGreaterThan(0.75)
    expect(shareOf('beach', late('large'))).toBeGreaterThan(0.75)
    expect(shareOf('garden', firsts.small.slice(0, 60))).toBeLessThan(0.75)
  })

  test('does not blame a photo for the picky owners it was shown to', () => {
    const picky = { shown: 400, liked: 80, expected: 60 }
    const kind = { shown: 400, liked: 200, expected: 240 }
    const records = [
      { photoId: 'to-kind-owners', all: kind, kind },
      { photoId: 'to-picky-owners', all: picky, kind: picky },
    ]

    const firsts = Array.from({ length: 200 }, (_, day) => orderPhotos(records, `day ${day}`)[0])

    expect(picky.liked / picky.shown).toBeLessThan(kind.liked / kind.shown)
    expect(firsts.filter(first => first === 'to-picky-owners').length).toBeGreaterThan(150)
  })

  test('shows the same viewer the same photo all day, and tries every photo on somebody', () => {
    const records = PHOTOS.map(photoId => ({ photoId, all: NOTHING, kind: NOTHING }))
    const firstFor = (viewer: number) => orderPhotos(records, `viewer ${viewer}`)

    expect(firstFor(1)).toEqual(firstFor(1))
    expect(new Set(Array.from({ length: 60 }, (_, viewer) => firstFor(viewer)[0]))).toEqual(new Set(PHOTOS))
    expect(firstFor(7).toSorted()).toEqual([...PHOTOS].sort())
    expect(orderPhotos([], 'nobody')).toEqual([])
  })
})

describe('photo insights', () => {
  test('name the planted best photo when many have looked, with the truth inside the interval', () => {
    const { at } = simulate(6000, 'insight')
    const small = PHOTOS.map(photoId => ({ photoId, all: at(photoId, 'small') }))
    const garden = standingOf(at('garden', 'small'))

    expect(bestPhoto(small.filter(({ all }) => all.shown >= 20))?.photoId).toBe('garden')
    expect(garden.appeal?.low).toBeLessThan(1.5)
    expect(garden.appeal?.high).toBeGreaterThan(1.5)
  })

  test('call a photo the best only when it is likelier than nine in ten to beat all others at once', () => {
    const leader = { shown: 400, liked: 140, expected: 110 }
    const other = { shown: 400, liked: 110, expected: 110 }
    const against = (others: number) =>
      bestPhoto(
        [leader, ...Array.from({ length: others }, () => other)].map((all, i) => ({ photoId: `${i}`, all })),
      )?.probability ?? null

    expect(against(1)).toBeGreaterThan(0.95)
    expect(against(2)).toBeLessThan(against(1) ?? 0)
    expect(against(6)).toBeNull()
  })

  test('say nothing about photos hardly anybody has seen, or that are as good as each other', () => {
    const few = { shown: 19, liked: 12, expected: 4 }
    const equal = { shown: 400, liked: 120, expected: 118 }

    // How many of nineteen liked it is not told either: with one viewer it would be an answer.
    expect(standingOf(few)).toEqual({ shown: 19, liked: null, appeal: null })
    expect(
      bestPhoto([
        { photoId: 'a', all: few },
        { photoId: 'b', all: equal },
      ]),
    ).toBeNull()
    expect(
      bestPhoto([
        { photoId: 'a', all: equal },
        { photoId: 'b', all: equal },
      ]),
    ).toBeNull()
  })
})
