import {
  applyChoices,
  inOrderOfTime,
  type LearningRules,
  learnLog,
  type TasteEvent,
} from '../learning/index.ts'
import type { MatchingPet } from '../matching-pet.ts'
import { sentence } from '../sentence.ts'
import type { Sentence } from '../suggestion.ts'
import { type Taste, TERMS, type Term } from '../taste.ts'
import type { BehaviourPattern, BehaviourPatterns, PatternKey, YesShare } from './behaviour-pattern.ts'
import { favouriteStyleOf, liftOf } from './favourite-style.ts'
import { styleWords, termWords } from './pattern-words.ts'
import { certaintyOf, ENOUGH_ANSWERS, shareOf, yesShareOf } from './yes-share.ts'

/** One animal and everything its owner said, with the owner's word on each pattern. */
export type PatternQuestion = {
  readonly own: Pick<MatchingPet, 'petId' | 'name' | 'temperament'>
  readonly log: readonly TasteEvent[]
  readonly rules: LearningRules
  /** What the owner made of patterns that are no term of the taste; the others stand in `rules`. */
  readonly otherChoices: readonly OtherChoice[]
  /** Of the owner's clock, for "in the evening". */
  readonly timeZone: string
}

/** A choice about a pattern that is no term of the taste. */
export type OtherChoice = {
  readonly pattern: Exclude<PatternKey, Term>
  readonly strength: number
  readonly forgottenUpToMs: number | null
}

/**
 * The patterns in what an owner did, as plain sentences with their evidence: for every term of the score how often
 * they said yes with and without it, how choosy they are, which play they favour, when they look, what they answer
 * to invitations. Nothing is claimed that the counts do not show: each says how sure it is, or "not enough yet".
 */
export function findPatterns(question: PatternQuestion): BehaviourPatterns {
  const { own, rules } = question
  const told = inOrderOfTime(question.log).filter(({ said }) => said !== 'unsure')
  const taste = applyChoices(learnLog(told, rules), rules)
  // That two talked is a fact, not a yes that anybody said.
  const log = told.filter(({ kind }) => kind !== 'conversation')
  const patterns = [
    ...TERMS.map(term => termPattern(term, question, log, taste)),
    favouriteStyle(question, log),
    activeHours(question, log),
    replies(question, log),
    talks(question, told),
  ].filter(pattern => pattern !== null)
  return { petId: own.petId, answers: log.length, patterns: patterns.sort(bySurety) }
}

const SURETY = ['clear', 'leaning', 'no-difference', 'not-enough-yet'] as const

const bySurety = (one: BehaviourPattern, other: BehaviourPattern): number =>
  SURETY.indexOf(one.certainty) - SURETY.indexOf(other.certainty)

function termPattern(
  term: Term,
  { own, rules }: PatternQuestion,
  log: readonly TasteEvent[],
  taste: Taste,
): BehaviourPattern | null {
  const choice = rules.choices.find(({ pattern }) => pattern === term)
  const at = TERMS.indexOf(term)
  const left = since(log, choice?.forgottenUpToMs)
  const rest = {
    lift: taste.shift[at] ?? 0,
    strength: choice?.strength ?? 1,
    pattern: term,
  }
  if (term === 'selectivity') {
    // How readily somebody says yes moves all their chances alike: nothing to lift.
    return left.length === 0 ? null : { ...choosiness(yesShareOf(left)), ...rest, lift: null }
  }
  const yes = yesShareOf(left.filter(event => (event.terms[at] ?? 0) > 0))
  const without = yesShareOf(left.filter(event => (event.terms[at] ?? 0) < 0))
  if (yes.total + without.total === 0) return null
  return {
    sentence: termWords(term, own, { with: yes, without }),
    evidence: { with: yes, without },
    certainty: certaintyOf(yes, without),
    ...rest,
  }
}

function choosiness(share: YesShare): Pick<BehaviourPattern, 'sentence' | 'evidence' | 'certainty'> {
  const { yes, total } = share
  return {
    sentence: sentence('pattern-selectivity', { yes, total }, `You said yes to ${yes} of ${total} animals.`),
    evidence: { with: share, without: null },
    certainty: total < 2 * ENOUGH_ANSWERS ? 'not-enough-yet' : 'clear',
  }
}

function favouriteStyle(question: PatternQuestion, log: readonly TasteEvent[]): BehaviourPattern | null {
  const choice = choiceOf(question, 'favourite-style')
  const found = favouriteStyleOf(since(log, choice.forgottenUpToMs))
  if (found === null) return null
  return {
    pattern: 'favourite-style',
    sentence: styleWords(found),
    evidence: { with: found.with, without: found.without },
    certainty: certaintyOf(found.with, found.without),
    lift: liftOf(found) * choice.strength,
    strength: choice.strength,
  }
}

const HOURS = { morning: [5, 11], midday: [11, 16], evening: [16, 22] } as const

/** The part of the day an hour (0 to 23) belongs to. */
function partOfDay(hour: number): 'morning' | 'midday' | 'evening' | 'night' {
  if (hour >= HOURS.morning[0] && hour < HOURS.morning[1]) return 'morning'
  if (hour >= HOURS.midday[0] && hour < HOURS.midday[1]) return 'midday'
  return hour >= HOURS.evening[0] && hour < HOURS.evening[1] ? 'evening' : 'night'
}

const HOUR_WORDS = {
  morning: 'in the morning',
  midday: 'around midday',
  evening: 'in the evening',
  night: 'at night',
} as const

function activeHours(question: PatternQuestion, log: readonly TasteEvent[]): BehaviourPattern | null {
  const choice = choiceOf(question, 'active-hours')
  const left = since(log, choice.forgottenUpToMs)
  if (left.length === 0) return null
  const clock = new Intl.DateTimeFormat('en', {
    hour: 'numeric',
    hourCycle: 'h23',
    timeZone: question.timeZone,
  })
  const parts = Map.groupBy(left, ({ atMs }) => partOfDay(Number(clock.format(atMs))))
  const [part, events] = [...parts].reduce((most, now) => (now[1].length > most[1].length ? now : most))
  const share = shareOf(events.length, left.length)
  const values = { part, count: share.yes, total: share.total }
  return {
    pattern: 'active-hours',
    sentence: sentence(
      `pattern-active-hours-${part}`,
      values,
      `You mostly answer ${HOUR_WORDS[part]}: ${share.yes} of ${share.total} times.`,
    ),
    evidence: { with: share, without: null },
    certainty: hourCertainty(share),
    lift: null,
    strength: choice.strength,
  }
}

/** Clear when more than half of the time, whatever the interval allows. */
function hourCertainty({ low, total }: YesShare): BehaviourPattern['certainty'] {
  if (total < 2 * ENOUGH_ANSWERS) return 'not-enough-yet'
  return low > 0.5 ? 'clear' : 'leaning'
}

function replies(question: PatternQuestion, log: readonly TasteEvent[]): BehaviourPattern | null {
  const choice = choiceOf(question, 'replies')
  const answered = since(log, choice.forgottenUpToMs).filter(({ kind }) => kind === 'reply')
  if (answered.length === 0) return null
  const share = yesShareOf(answered)
  const { total } = share
  return {
    pattern: 'replies',
    sentence: replyWords(share, answered),
    evidence: { with: share, without: null },
    certainty: total < ENOUGH_ANSWERS ? 'not-enough-yet' : 'clear',
    lift: null,
    strength: choice.strength,
  }
}

/** Answers from which half of them say anything. */
const ENOUGH_FOR_PACE = 3

/** Minutes of a day. */
const DAY_MINUTES = 24 * 60

/** How many were accepted, and how fast half of the answers came. */
function replyWords({ yes, total }: YesShare, answered: readonly TasteEvent[]): Sentence {
  const said = `You accepted ${yes} of ${total} invitations`
  const waited = answered.flatMap(({ waitedMinutes }) => waitedMinutes ?? []).sort((a, b) => a - b)
  const median = waited[Math.floor(waited.length / 2)]
  if (median === undefined || waited.length < ENOUGH_FOR_PACE)
    return sentence('pattern-replies', { yes, total }, `${said}.`)
  const hours = Math.max(2, Math.ceil(median / 60))
  if (median < DAY_MINUTES) {
    return sentence('pattern-replies-hours', { yes, total, hours }, `${said}, usually within ${hours} hours.`)
  }
  const days = Math.max(2, Math.ceil(median / DAY_MINUTES))
  return sentence('pattern-replies-days', { yes, total, days }, `${said}, usually within ${days} days.`)
}

/** Only where the owner lets their desktop tell of talks. */
function talks(question: PatternQuestion, log: readonly TasteEvent[]): BehaviourPattern | null {
  const choice = choiceOf(question, 'talks')
  const left = since(log, choice.forgottenUpToMs)
  const talked = new Set(left.filter(({ kind }) => kind === 'conversation').map(event => event.otherPetId))
  if (talked.size === 0) return null
  const met = new Set([
    ...talked,
    ...left.filter(({ kind }) => kind === 'meeting').map(event => event.otherPetId),
  ])
  const share = shareOf(talked.size, met.size)
  const { yes, total } = share
  return {
    pattern: 'talks',
    sentence: sentence(
      'pattern-talks',
      { yes, total },
      `You talked with the people of ${yes} of ${total} animals you met.`,
    ),
    evidence: { with: share, without: null },
    certainty: total < ENOUGH_ANSWERS ? 'not-enough-yet' : 'clear',
    lift: null,
    strength: choice.strength,
  }
}

function choiceOf({ otherChoices }: PatternQuestion, pattern: OtherChoice['pattern']): OtherChoice {
  return (
    otherChoices.find(choice => choice.pattern === pattern) ?? { pattern, strength: 1, forgottenUpToMs: null }
  )
}

function since(
  log: readonly TasteEvent[],
  forgottenUpToMs: number | null | undefined,
): readonly TasteEvent[] {
  return log.filter(({ atMs }) => forgottenUpToMs == null || atMs > forgottenUpToMs)
}
