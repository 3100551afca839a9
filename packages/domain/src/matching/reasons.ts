import type { Explained } from './cautions.ts'
import { ageMonthsOn, dayNumberOf, type MatchingPet } from './matching-pet.ts'
import { type PairScore, SCORE_TERMS, type ScoreTerm } from './pair-score.ts'
import { pairTerms } from './pair-terms.ts'
import { kilometres, listed, percent, sentence } from './sentence.ts'
import type { Sentence } from './suggestion.ts'

/** A term that moves the chance by less than this is no reason worth reading. */
const WORTH_SAYING = 0.01

/** More reasons than this are not read. */
const MOST_REASONS = 4

/** Which term of the score a sentence speaks for. */
export type Reason = { readonly term: ScoreTerm | null; readonly sentence: Sentence }

/**
 * The strongest terms of a score, in words. Each one is a term of the model whose removal lowers the chance, which
 * does not count against it with the reader's own side, and whose words are true of the two: where a trained model or
 * a taste turned a weight round, what it values has no words here. `term: null` marks the only sentence that is about
 * the rules instead, used when no term stands out.
 */
export function reasonsFor(explained: Explained, score: PairScore): Reason[] {
  const isSo = factsOf(explained, score)
  const reasons = SCORE_TERMS.map((term, i) => ({
    term,
    worth: score.termWorth[i] ?? 0,
    own: score.sides[0][i] ?? 0,
  }))
    .filter(({ worth, own, term }) => worth >= WORTH_SAYING && own >= 0 && isSo(term))
    .sort((one, two) => two.worth - one.worth)
    .flatMap(({ term }) => {
      const sentence = WORDS[term](explained)
      return sentence === null ? [] : [{ term, sentence }]
    })
    .slice(0, MOST_REASONS)
  return reasons.length > 0 ? reasons : [{ term: null, sentence: fitsWishes(explained) }]
}

/** Whether what the words of a term say is so. */
function factsOf(
  { question: { a, b, onDay } }: Explained,
  { sides }: PairScore,
): (term: ScoreTerm) => boolean {
  const seen = [pairTerms({ own: a, other: b, onDay }), pairTerms({ own: b, other: a, onDay })] as const
  return term => {
    const at = SCORE_TERMS.indexOf(term)
    const [there, back] = [seen[0][at] ?? 0, seen[1][at] ?? 0]
    switch (term) {
      case 'selectivity':
        return isOpenMinded(a) && isOpenMinded(b)
      // These words are about one of the two: the more sociable, the gentler, the one with the better record.
      case 'company':
      case 'gentleness':
      case 'record':
        return Math.max(there, back) > 0
      // The other's readiness moves the other's side; its popularity and the affinity move the reader's.
      case 'readiness':
        return (sides[1][at] ?? 0) > 0
      case 'popularity':
      case 'affinity':
      // What the other's owner likes best is theirs to tell.
      case 'favourite-style':
        return (sides[0][at] ?? 0) > 0
      default:
        return there > 0
    }
  }
}

/** Said yes more than expected, and nothing of it counts as readiness already. */
function isOpenMinded({ taste, behaviour }: MatchingPet): boolean {
  return (taste.shift[0] ?? 0) > 0 && (behaviour?.given ?? 0) === 0
}

type Wording = (explained: Explained) => Sentence | null

/** `null` where a positive term needs no words of its own. */
const WORDS: Readonly<Record<ScoreTerm, Wording>> = {
  selectivity: ({ question: { a, b } }) =>
    sentence(
      'reason-open-minded',
      { a: a.name, b: b.name },
      `${a.name}'s and ${b.name}'s people have enjoyed most of their meetings.`,
    ),
  'play-styles': ({ question: { a, b } }) => {
    const styles = a.playStyles.filter(style => b.playStyles.includes(style))
    if (styles.length === 0) return null
    const said = styles.map(style => STYLE_WORDS[style])
    return sentence(
      'reason-play-styles',
      { a: a.name, b: b.name, styles: styles.join(',') },
      `Both like ${listed(said)}.`,
    )
  },
  energy: ({ question: { a, b } }) => {
    const level = energyWord((a.temperament.energy + b.temperament.energy) / 2)
    const values = {
      a: a.name,
      b: b.name,
      level,
      energyA: percent(a.temperament.energy),
      energyB: percent(b.temperament.energy),
    }
    return sentence(
      'reason-energy',
      values,
      `They have about the same energy: both are ${ENERGY_WORDS[level]}.`,
    )
  },
  company: ({ question: { a, b } }) => {
    const [more, other] = a.temperament.sociability > b.temperament.sociability ? [a, b] : [b, a]
    return other.temperament.sociability > 0.5
      ? sentence(
          'reason-both-sociable',
          { a: a.name, b: b.name },
          `${a.name} and ${b.name} both enjoy company.`,
        )
      : sentence('reason-sociable', { name: more.name }, `${more.name} enjoys company.`)
  },
  gentleness: ({ question: { a, b } }) => {
    const [shy, gentle] = a.temperament.confidence < b.temperament.confidence ? [a, b] : [b, a]
    return shy.temperament.confidence < 0.5 && gentle.temperament.gentleness > 0.5
      ? sentence(
          'reason-gentle-with-shy',
          { shy: shy.name, gentle: gentle.name },
          `${gentle.name} is gentle, which helps ${shy.name}, who is on the shy side.`,
        )
      : sentence('reason-gentle', { name: gentlest(a, b).name }, `${gentlest(a, b).name} is gentle.`)
  },
  age: ({ question: { a, b, onDay } }) => {
    const [ageA, ageB] = [a, b].map(pet => ageWord(ageMonthsOn(onDay, dayNumberOf(pet.birthDate))))
    const values = { a: a.name, b: b.name, ageA: ageA ?? '', ageB: ageB ?? '' }
    return sentence('reason-age', values, `They are at a similar stage of life (${ageA} and ${ageB}).`)
  },
  size: ({ question: { a, b } }) => {
    const [kgA, kgB] = [rounded(a.weightKg), rounded(b.weightKg)]
    return sentence(
      'reason-size',
      { a: a.name, b: b.name, kgA, kgB },
      `They are of similar weight (${kgA} kg and ${kgB} kg).`,
    )
  },
  hours: ({ question: { a, b } }) => {
    const hours = a.habits.activeHours.filter(hour => b.habits.activeHours.includes(hour))
    if (hours.length === 0) return null
    const said = hours.map(hour => HOUR_WORDS[hour])
    return sentence('reason-hours', { hours: hours.join(',') }, `Both owners are free ${listed(said)}.`)
  },
  closeness: ({ question: { b }, finding }) => {
    const km = kilometres(finding.distanceKm ?? 0)
    return sentence('reason-closeness', { name: b.name, km }, `${b.name} lives about ${km} km away.`)
  },
  readiness: ({ question: { b } }) =>
    isKnown(b.behaviour?.given) && (b.behaviour?.readiness ?? 0) > 0
      ? sentence('reason-readiness', { name: b.name }, `${b.name}'s people like to meet others.`)
      : null,
  popularity: ({ question: { b } }) =>
    isKnown(b.behaviour?.received) && (b.behaviour?.popularity ?? 0) > 0
      ? sentence('reason-popularity', { name: b.name }, `Many who see ${b.name} want to meet.`)
      : null,
  affinity: ({ question: { a, b, affinity } }) =>
    (affinity?.[0] ?? 0) > 0
      ? sentence(
          'reason-affinity',
          { a: a.name, b: b.name },
          `People who choose as ${a.name}'s do like ${b.name}.`,
        )
      : null,
  'favourite-style': ({ question: { a, b } }) =>
    a.favourite !== undefined && b.playStyles.includes(a.favourite.style)
      ? sentence(
          'reason-favourite-style',
          { name: b.name, styles: a.favourite.style },
          `${b.name} likes ${STYLE_WORDS[a.favourite.style]}, and you say yes more often to animals that do.`,
        )
      : null,
  record: ({ question: { a, b } }) => {
    const praised = b.record.yes * a.record.total >= a.record.yes * b.record.total ? b : a
    const { yes, total } = praised.record
    return sentence(
      'reason-record',
      { name: praised.name, yes, total },
      `${yes} of ${total} who met ${praised.name} would meet again.`,
    )
  },
}

/** Fewer answers than this are nobody's habit, and could be traced to who gave them. */
const ENOUGH_ANSWERS = 5

function isKnown(answers: number | undefined): boolean {
  return (answers ?? 0) >= ENOUGH_ANSWERS
}

function fitsWishes({ question: { a, b } }: Explained): Sentence {
  return sentence(
    'reason-fits-wishes',
    { a: a.name, b: b.name },
    `${b.name} fits every wish you set for ${a.name}, and the other way round.`,
  )
}

const STYLE_WORDS = {
  chase: 'chasing',
  wrestle: 'wrestling',
  tug: 'tug of war',
  fetch: 'fetching',
  explore: 'exploring',
  calm: 'quiet company',
} as const
const HOUR_WORDS = {
  morning: 'in the morning',
  midday: 'at midday',
  evening: 'in the evening',
  night: 'at night',
} as const
const ENERGY_WORDS = { calm: 'calm', lively: 'lively', tireless: 'tireless' } as const

function energyWord(energy: number): keyof typeof ENERGY_WORDS {
  if (energy < 0.35) return 'calm'
  return energy < 0.75 ? 'lively' : 'tireless'
}

function gentlest(a: MatchingPet, b: MatchingPet): MatchingPet {
  return a.temperament.gentleness > b.temperament.gentleness ? a : b
}

function ageWord(months: number): string {
  return months < 24 ? `${Math.round(months)} months` : `${Math.round(months / 12)} years`
}

const rounded = (kg: number): number => (kg < 10 ? Math.round(kg * 10) / 10 : Math.round(kg))
