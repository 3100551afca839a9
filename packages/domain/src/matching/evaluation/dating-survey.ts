import type { FeatureSchema } from '../model/decision-event.ts'

/*
 * The adapter from the columns of the Columbia speed dating experiment (Fisman, Iyengar, Kamenica, Simonson 2006,
 * "Gender Differences in Mate Selection") to what the engine learns from. Only columns measured before the evening
 * are read; nobody's origin counts for or against them, only whether two share it and how much the chooser cares.
 */

const WISHES = ['attr1_1', 'sinc1_1', 'intel1_1', 'fun1_1', 'amb1_1', 'shar1_1'] as const
/** What people say of themselves, in the order of {@link WISHES}; nobody rates shared interests. */
const SELF = ['attr3_1', 'sinc3_1', 'intel3_1', 'fun3_1', 'amb3_1'] as const
const OUTLOOK = ['date', 'go_out', 'exphappy', 'imprace', 'imprelig'] as const

/** Questions of the sign-up survey that are read. */
export const SURVEY_COLUMNS = [
  ...['gender', 'age', 'race', 'field_cd'],
  ...WISHES,
  ...SELF,
  ...OUTLOOK,
] as const satisfies readonly string[]
/** One of {@link SURVEY_COLUMNS}. */
export type SurveyColumn = (typeof SURVEY_COLUMNS)[number]
/** What one person answered; NaN where they did not, or the question was not asked. */
export type SurveyAnswers = (column: SurveyColumn) => number

/** Middle of the scale from 1 to 10: a self rating there speaks neither for nor against. */
const MIDDLE_RATING = 7
const MIDDLE_IMPORTANCE = 4

/** What the engine sees of a pair before anyone decided. */
export const DATING_SCHEMA: FeatureSchema = {
  schemaId: 'dating-survey/2',
  names: [
    'chooser-is-female',
    'same-background',
    'same-background-by-importance',
    'age-gap',
    'wishes-met',
    'same-field',
    'going-out-gap',
    ...OUTLOOK.flatMap(name => [`own-${name}`, `other-${name}`]),
    ...WISHES.map(name => `own-wish-${name}`),
    ...WISHES.map(name => `other-wish-${name}`),
    ...SELF.map(name => `other-self-${name}`),
  ],
}

/** The chooser's view of a pair from both surveys, in the order of {@link DATING_SCHEMA}; NaN where unknown. */
export function datingFeatures(ownAnswers: SurveyAnswers, otherAnswers: SurveyAnswers): number[] {
  const [own, other] = [onScale(ownAnswers), onScale(otherAnswers)]
  const [wishes, otherWishes] = [sharesOf(WISHES.map(own)), sharesOf(WISHES.map(other))]
  const same = agreement(own('race'), other('race'))
  const wishesMet = SELF.map((name, i) => (wishes[i] ?? 0) * (other(name) - MIDDLE_RATING))
  return [
    agreement(own('gender'), 0),
    same,
    same * (own('imprace') - MIDDLE_IMPORTANCE),
    Math.abs(own('age') - other('age')),
    wishesMet.reduce((sum, met) => sum + met, 0),
    agreement(own('field_cd'), other('field_cd')),
    Math.abs(own('go_out') - other('go_out')),
    ...OUTLOOK.flatMap(name => [own(name), other(name)]),
    ...wishes,
    ...otherWishes,
    ...SELF.map(other),
  ]
}

/** Scales of the survey: an answer outside of its scale is a slip of the pen, and unknown. */
const SCALES: Readonly<Partial<Record<SurveyColumn, readonly [low: number, high: number]>>> = {
  age: [16, 100],
  gender: [0, 1],
  // Both are asked from 1 to 7; all ratings from 1 to 10, and some wrote 0.
  date: [1, 7],
  go_out: [1, 7],
  ...Object.fromEntries([...SELF, 'exphappy', 'imprace', 'imprelig'].map(column => [column, [0, 10]])),
  ...Object.fromEntries(WISHES.map(column => [column, [0, 100]])),
}

function onScale(answers: SurveyAnswers): SurveyAnswers {
  return column => {
    const value = answers(column)
    const [low, high] = SCALES[column] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    return value >= low && value <= high ? value : Number.NaN
  }
}

/** Some evenings shared out 100 points, others gave each wish 1 to 10: shares of the sum are comparable. */
function sharesOf(points: readonly number[]): number[] {
  const sum = points.reduce((total, value) => total + (Number.isFinite(value) ? value : 0), 0)
  return points.map(value => (sum > 0 ? value / sum : Number.NaN))
}

function agreement(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.NaN
  return one === other ? 1 : 0
}
