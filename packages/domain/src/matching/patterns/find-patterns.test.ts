import { describe, expect, test } from 'vitest'
import { type PlayStyle, petIdSchema } from '../../pets/index.ts'
import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import { type PatternChoice, PLAIN_RULES, type TasteEvent } from '../learning/index.ts'
import { dayNumberOf } from '../matching-pet.ts'
import { priorWeightsFor } from '../pair-score.ts'
import { pairTerms } from '../pair-terms.ts'
import { UNTOLD_TASTE } from '../taste.ts'
import { favouriteFor, favouriteStyleOf, findPatterns } from './index.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const [first, ...others] = generatedNeighbourhood(400, 9)
if (first === undefined) throw new Error('no animals were generated')
/** A calm animal, so that animals of the same energy are the calm ones. */
const luna = {
  ...first,
  name: 'Luna',
  taste: UNTOLD_TASTE,
  temperament: { ...first.temperament, energy: 0.15 },
}

/** Luna's owner answers the first animals; `likes` decides. */
function answers(count: number, likes: (other: (typeof others)[number]) => boolean): TasteEvent[] {
  return others.slice(0, count).map((other, at) => ({
    eventId: `${luna.petId}/${other.petId}/decision`,
    petId: luna.petId,
    otherPetId: other.petId,
    kind: 'decision',
    said: likes(other) ? 'yes' : 'no',
    purpose: 'play',
    position: null,
    terms: [...pairTerms({ own: luna, other, onDay: ON_DAY })],
    priorWeights: [...priorWeightsFor('play')],
    playStyles: other.playStyles,
    // Seven in the evening in Berlin, in June.
    atMs: Date.parse('2026-06-01T17:00:00Z') + at * 60_000,
  }))
}

function patternsOf(log: readonly TasteEvent[], choices: readonly PatternChoice[] = []) {
  const rules = { ...PLAIN_RULES, choices }
  return findPatterns({ own: luna, log, rules, otherChoices: [], timeZone: 'Europe/Berlin' })
}

const likesCalm = (other: (typeof others)[number]): boolean => other.temperament.energy < 0.4

describe('findPatterns', () => {
  test('says in a plain sentence what the counts show, and how sure it is', () => {
    const { patterns, answers: count } = patternsOf(answers(25, likesCalm))
    const energy = patterns.find(({ pattern }) => pattern === 'energy')
    const { with: calm, without } = energy?.evidence ?? {}
    expect(count).toBe(25)
    expect(energy?.certainty).toBe('clear')
    expect(energy?.lift).toBeGreaterThan(0)
    expect(energy?.sentence.text).toBe(
      `You said yes to ${calm?.yes} of ${calm?.total} calm animals, to ${without?.yes} of ${without?.total} lively ones.`,
    )
    expect((calm?.total ?? 0) + (without?.total ?? 0)).toBe(25)
  })

  test('claims nothing from a handful of answers', () => {
    const { patterns } = patternsOf(answers(4, likesCalm))
    expect(new Set(patterns.map(({ certainty }) => certainty))).toEqual(new Set(['not-enough-yet']))
  })

  test('finds nothing in no answers', () => {
    expect(patternsOf([])).toEqual({ petId: luna.petId, answers: 0, patterns: [] })
  })

  test("tells the hours on the owner's own clock", () => {
    const hours = patternsOf(answers(12, likesCalm)).patterns.find(
      ({ pattern }) => pattern === 'active-hours',
    )
    expect(hours?.sentence.text).toBe('You mostly answer in the evening: 12 of 12 times.')
  })

  test('moves nothing any more once deleted, and starts anew with what is answered afterwards', () => {
    const log = answers(25, likesCalm)
    const forgottenUpToMs = log.at(-6)?.atMs ?? 0
    const { patterns } = patternsOf(log, [{ pattern: 'energy', strength: 1, forgottenUpToMs }])
    const energy = patterns.find(({ pattern }) => pattern === 'energy')
    expect((energy?.evidence.with.total ?? 0) + (energy?.evidence.without?.total ?? 0)).toBe(5)
    expect(energy?.certainty).toBe('not-enough-yet')
    const all = [{ pattern: 'energy' as const, strength: 1, forgottenUpToMs: log.at(-1)?.atMs ?? 0 }]
    expect(patternsOf(log, all).patterns.map(({ pattern }) => pattern)).not.toContain('energy')
  })

  test('moves as much as the owner says', () => {
    const log = answers(25, likesCalm)
    const lift = (strength: number) =>
      patternsOf(log, [{ pattern: 'energy', strength, forgottenUpToMs: null }]).patterns.find(
        ({ pattern }) => pattern === 'energy',
      )?.lift ?? Number.NaN
    expect(lift(0)).toBe(0)
    expect(lift(2)).toBeCloseTo(2 * lift(1), 12)
  })

  test('tells how fast invitations were answered, and with whom there was talk, counting no talk as a yes', () => {
    const said = answers(6, () => true)
    const replies = said.map((event, i): TasteEvent => {
      const kind = { kind: 'reply' as const, waitedMinutes: [20, 100, 130, 170, 180, 9000][i] ?? 0 }
      return { ...event, ...kind, eventId: `${event.eventId}/reply` }
    })
    const talks = said
      .slice(0, 2)
      .map((event): TasteEvent => ({ ...event, kind: 'conversation', eventId: event.eventId }))
    const text = (log: readonly TasteEvent[], wanted: string) =>
      patternsOf(log).patterns.find(({ pattern }) => pattern === wanted)?.sentence.text
    expect(text(replies, 'replies')).toBe('You accepted 6 of 6 invitations, usually within 3 hours.')
    expect(text(talks, 'talks')).toBe('You talked with the people of 2 of 2 animals you met.')
    expect(text([...replies, ...talks], 'selectivity')).toBe('You said yes to 6 of 6 animals.')
  })
})

describe('favouriteStyleOf', () => {
  test('recovers planted personas: adjusted Rand index of at least 0.8 (synthetic)', () => {
    const random = seededRandom(4)
    const personas: readonly PlayStyle[] = ['chase', 'wrestle', 'fetch', 'explore', 'calm']
    const owners = Array.from({ length: 150 }, (_, i) => personas[i % personas.length] ?? 'calm')
    const found = owners.map(persona => favouriteStyleOf(persona50(persona, random))?.style ?? 'none')
    const index = adjustedRandIndex(owners, found)
    expect(index).toBeGreaterThanOrEqual(0.8)
  })

  test('lifts animals that play so by what the answers show, less where they are few, and as the owner says', () => {
    const random = seededRandom(6)
    const log = persona50('chase', random)
    const asLearned = { strength: 1, forgottenUpToMs: null }
    const { style, lift } = favouriteFor(log, asLearned) ?? { style: null, lift: 0 }
    const pattern = findPatterns({
      ...{ own: luna, log, rules: PLAIN_RULES, timeZone: 'Europe/Berlin' },
      otherChoices: [{ pattern: 'favourite-style', strength: 2, forgottenUpToMs: null }],
    }).patterns.find(({ pattern }) => pattern === 'favourite-style')

    expect(style).toBe('chase')
    // Planted: yes to four in five that play so and one in four others, 2.5 in log-odds.
    expect(lift).toBeGreaterThan(0.5)
    expect(lift).toBeLessThan(2.5)
    expect(favouriteFor(log.slice(0, 25), asLearned)?.lift ?? 0).toBeLessThan(lift)
    expect(pattern?.lift).toBeCloseTo(2 * lift, 12)
    expect(favouriteFor(log, { strength: 0, forgottenUpToMs: null })).toBeUndefined()
    expect(favouriteFor(log, { strength: 1, forgottenUpToMs: log.at(-1)?.atMs ?? 0 })).toBeUndefined()
  })

  test('names no favourite for an owner who has none', () => {
    const random = seededRandom(5)
    const named = Array.from({ length: 60 }, () => favouriteStyleOf(persona50(null, random))).filter(
      style => style !== null,
    )
    // One in ten by chance, and some leeway.
    expect(named.length).toBeLessThanOrEqual(12)
  })
})

/** Fifty answers of somebody who says yes to four in five that play so, and to one in four others. */
function persona50(style: PlayStyle | null, random: () => number): TasteEvent[] {
  const base = answers(1, () => true)[0]
  if (base === undefined) throw new Error('no answer to start from')
  const styles: readonly PlayStyle[] = ['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm']
  return Array.from({ length: 50 }, (_, at) => {
    const playStyles = styles.filter(() => random() < 0.4)
    const yes = random() < (style === null ? 0.5 : playStyles.includes(style) ? 0.8 : 0.25)
    const otherPetId = petIdSchema.parse(`made-up-animal-${at}`)
    return { ...base, eventId: `e${at}`, otherPetId, playStyles, said: yes ? 'yes' : 'no' }
  })
}

/** @see Hubert & Arabie (1985), "Comparing Partitions" */
function adjustedRandIndex(one: readonly string[], other: readonly string[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const sumOf = (labels: readonly string[]) =>
    [...Map.groupBy(labels, label => label).values()].reduce((sum, group) => sum + pairs(group.length), 0)
  const both = sumOf(one.map((label, i) => `${label} ${other[i]}`))
  const [a, b] = [sumOf(one), sumOf(other)]
  const expected = (a * b) / pairs(one.length)
  return (both - expected) / ((a + b) / 2 - expected)
}
