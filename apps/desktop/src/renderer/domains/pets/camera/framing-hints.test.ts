import type { TrackedAnimal } from '@pawfect/ml/live'
import { describe, expect, test } from 'vitest'
import { type FramingHint, framingHint, NOTHING_TOLD, SPEAK_EVERY_MS, tellHint } from './framing-hints.ts'

type Code = Parameters<typeof framingHint>[0]['advice'][number]['code']

const quality = (...codes: Code[]) => ({
  score: 0.8,
  sharpness: 0.7,
  exposure: 1,
  subjectShare: 0.3,
  advice: codes.map(code => ({ code, message: '' })),
})

const animal = (more: Partial<TrackedAnimal> = {}): TrackedAnimal => ({
  id: 1,
  species: 'dog',
  box: { x: 0.2, y: 0.2, width: 0.5, height: 0.5 },
  isSeen: true,
  hiddenS: 0,
  ageS: 2,
  speed: 0,
  ...more,
})

describe('framingHint', () => {
  test.each<[FramingHint, Code[], TrackedAnimal[]]>([
    ['good', [], [animal()]],
    ['no-animal', ['no-animal'], []],
    ['no-animal', [], [animal({ isSeen: false, hiddenS: 2 })]],
    ['good', [], [animal({ isSeen: false, hiddenS: 0.3 })]],
    ['too-dark', ['no-animal', 'too-dark'], []],
    ['several-animals', ['several-animals'], [animal(), animal({ id: 2 })]],
    ['good', [], [animal(), animal({ id: 2, box: { x: 0, y: 0, width: 0.1, height: 0.1 } })]],
    ['come-closer', ['animal-too-small', 'blurred'], [animal()]],
    ['step-back', ['animal-cut-off'], [animal()]],
    ['hold-still', ['blurred'], [animal()]],
    ['hold-still', [], [animal({ speed: 1.2 })]],
    ['people', ['people-in-picture'], [animal()]],
  ])('says %s for %j', (hint, codes, animals) => {
    expect(framingHint(quality(...codes), animals)).toBe(hint)
  })
})

describe('tellHint', () => {
  test('shows a new hint when it comes twice, so that nothing flickers', () => {
    const first = tellHint(NOTHING_TOLD, 'come-closer', 0)
    const once = tellHint(first, 'good', 250)
    const twice = tellHint(once, 'good', 500)

    expect([first.shown, once.shown, twice.shown]).toEqual(['come-closer', 'come-closer', 'good'])
  })

  test('lets a screen reader finish its sentence before the next', () => {
    const first = tellHint(NOTHING_TOLD, 'come-closer', 0)
    const early = tellHint(tellHint(first, 'good', 250), 'good', 500)
    const later = tellHint(early, 'good', SPEAK_EVERY_MS)

    expect([first.spoken, early.spoken, later.spoken]).toEqual(['come-closer', 'come-closer', 'good'])
  })
})
