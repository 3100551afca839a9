import type { InPersonObstacle, RuleFinding } from './hard-rules.ts'
import type { MatchingPet } from './matching-pet.ts'
import type { PairQuestion, PairScore } from './pair-score.ts'
import { kilometres, listed, percent, sentence } from './sentence.ts'
import type { Chance, Sentence } from './suggestion.ts'

/** An interval wider than this is called a guess. */
const WIDE_INTERVAL = 0.4

/** One animal this many times as heavy as the other is worth a word. */
const UNEVEN_WEIGHT = 3

/** A pair whose terms go into words, `a` being the reader's own animal. */
export type Explained = { readonly question: PairQuestion; readonly finding: RuleFinding }

/** What to keep in mind: papers, distance, weight, and how little is known. */
export function cautionsFor({ question, finding }: Explained, { chance, basis }: PairScore): Sentence[] {
  const { a, b } = question
  const cautions = finding.inPersonObstacles.map(obstacle =>
    OBSTACLE_WORDS[obstacle](a, b, finding.distanceKm),
  )
  // First, so that no other caution pushes it off the card.
  if (!finding.kinshipRuledOut) cautions.unshift(kinshipUnconfirmed(question))
  const [light, heavy] = a.weightKg < b.weightKg ? [a, b] : [b, a]
  if (finding.inPersonObstacles.length === 0 && heavy.weightKg >= UNEVEN_WEIGHT * light.weightKg) {
    const times = Math.round(heavy.weightKg / light.weightKg)
    cautions.push(
      sentence(
        'caution-weight',
        { heavy: heavy.name, light: light.name, times },
        `${heavy.name} is about ${times} times as heavy as ${light.name}: stay close at first.`,
      ),
    )
  }
  if (finding.inPersonObstacles.length === 0 && couldBreed(question)) {
    const names = { a: a.name, b: b.name }
    cautions.push(
      sentence(
        'caution-both-intact',
        names,
        `${a.name} and ${b.name} could have young: do not meet while one is in season.`,
      ),
    )
  }
  if (chance.high - chance.low > WIDE_INTERVAL)
    cautions.push(basis === 'behaviour' ? littleKnown(chance) : profilesOnly(chance))
  return cautions.slice(0, 4)
}

function littleKnown(chance: Chance): Sentence {
  const [low, high] = [percent(chance.low), percent(chance.high)]
  return sentence(
    'caution-little-known',
    { low, high },
    `We know little yet, so this is a wide guess: anything from ${low}% to ${high}%.`,
  )
}

/** Measured on real decisions: profiles alone tell next to nothing of who will like whom. */
function profilesOnly(chance: Chance): Sentence {
  const [low, high] = [percent(chance.low), percent(chance.high)]
  return sentence(
    'caution-profiles-only',
    { low, high },
    `From profiles alone this is nearly a guess: anything from ${low}% to ${high}%. Your answers make it better.`,
  )
}

function kinshipUnconfirmed({ a, b }: PairQuestion): Sentence {
  const unshared = [a, b].filter(pet => pet.kin === undefined).map(pet => pet.name)
  const start = `We cannot confirm that ${a.name} and ${b.name} are unrelated:`
  const names = { a: a.name, b: b.name }
  if (unshared.length === 0)
    return sentence('caution-kinship-gaps', names, `${start} their pedigrees have gaps.`)
  const values = { ...names, unshared: unshared.join(', ') }
  return sentence(
    'caution-kinship-unshared',
    values,
    `${start} no pedigree is shared of ${listed(unshared)}.`,
  )
}

/** Worth a word when nobody asked for it. */
function couldBreed({ a, b, purpose }: PairQuestion): boolean {
  return purpose !== 'breed' && a.species === b.species && a.sex !== b.sex && !a.neutered && !b.neutered
}

const OBSTACLE_WORDS: Readonly<
  Record<InPersonObstacle, (a: MatchingPet, b: MatchingPet, distanceKm: number | null) => Sentence>
> = {
  'virtual-only': (a, b) => {
    const name = a.wishes.virtualOnly ? a.name : b.name
    return sentence('caution-virtual-only', { name }, `${name}'s owner meets in the park on screen only.`)
  },
  'too-far': (_, b, distanceKm) => {
    const km = kilometres(distanceKm ?? 0)
    return sentence(
      'caution-too-far',
      { name: b.name, km },
      `${b.name} lives ${km} km away: meet in the park on screen.`,
    )
  },
  'place-unknown': a => {
    return a.place === null
      ? sentence(
          'caution-own-place-unknown',
          { name: a.name },
          `Say roughly where ${a.name} lives, and we can look nearby.`,
        )
      : sentence(
          'caution-place-unknown',
          {},
          'We do not know how far apart you live: meet in the park on screen.',
        )
  },
  'own-vaccination': a =>
    sentence(
      'caution-own-vaccination',
      { name: a.name },
      `${a.name} needs a valid vaccination before meeting in the flesh.`,
    ),
  'other-vaccination': (_, b) =>
    sentence(
      'caution-other-vaccination',
      { name: b.name },
      `${b.name} has no valid vaccination on record: meet on screen first.`,
    ),
}
