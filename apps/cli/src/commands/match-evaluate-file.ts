import { readFile, writeFile } from 'node:fs/promises'
import {
  crossValidate,
  DATING_SCHEMA,
  evaluateMatching,
  type MatchEvaluation,
  MissingColumnsError,
  NoDecisionsError,
  predictOthers,
  readDatingDecisions,
  reliabilityPlot,
  sharedDecisions,
  UnclosedQuoteError,
  withEvidence,
} from '@pawfect/domain/matching/evaluation'
import { TooFewDecisionsError } from '@pawfect/domain/matching/model'
import { CommandFailure, EXIT } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'

/** How to evaluate; numbers are whole and positive. */
export type EvaluateOptions = {
  readonly train?: string
  readonly folds?: number
  readonly seed: number
  readonly resamples: number
  readonly plot?: string
  readonly json?: boolean
}

/**
 * Evaluates the engine on a file of decisions.
 *
 * @throws {CommandFailure} if a file cannot be read or written, lacks columns, or has too few decisions.
 */
export async function evaluateDecisionFile(file: string, options: EvaluateOptions): Promise<string> {
  const { decisions, ...held } = await holdOut(file, options)
  const evaluation = evaluateMatching(decisions, options)
  if (options.plot !== undefined) await plot(options.plot, evaluation, held.heldOut)
  if (options.json) return `${JSON.stringify({ ...evaluation, ...held })}\n`
  return inWords(evaluation, [`${terminalText(file)}: ${held.heldOut}`, ...doubtsAbout(held)])
}

/** How the decisions were held out, and what speaks against the figures. */
type HeldOut = {
  readonly heldOut: string
  readonly skippedRows: number
  readonly missingColumns: readonly string[]
  /** Decisions that stand in the training file too: figures of these are no forecast. */
  readonly alsoInTraining: number
}

function doubtsAbout({ skippedRows, missingColumns, alsoInTraining }: HeldOut): string[] {
  return [
    skippedRows > 0
      ? `  ${skippedRows} rows could not be used: no yes or no, told twice, or the partner is not there`
      : '',
    missingColumns.length > 0
      ? `  nobody was asked for ${missingColumns.join(', ')}: counted as unknown`
      : '',
    alsoInTraining > 0
      ? `  ATTENTION: ${alsoInTraining} of these decisions were trained on, so this is no forecast`
      : '',
  ].filter(line => line !== '')
}

async function holdOut(file: string, { train, folds, seed }: EvaluateOptions) {
  const test = await readDecisions(file)
  const { skippedRows, missingColumns } = test
  const options = { schema: DATING_SCHEMA, seed }
  try {
    if (train !== undefined) {
      const earlier = await readDecisions(train)
      const decisions = predictOthers(withEvidence(earlier.events), withEvidence(test.events), options)
      const alsoInTraining = sharedDecisions(earlier.events, test.events)
      return { decisions, heldOut: 'trained on the other file', skippedRows, missingColumns, alsoInTraining }
    }
    const markets = new Set(test.events.map(({ market }) => market)).size
    const count = Math.min(folds ?? markets, markets)
    if (markets < 2)
      throw new CommandFailure(
        `${file} has decisions of one evening: cross-validation needs two, so give --train`,
        EXIT.usage,
      )
    const decisions = crossValidate(withEvidence(test.events), count, options)
    const heldOut = `${count} folds grouped by evening`
    return { decisions, heldOut, skippedRows, missingColumns, alsoInTraining: 0 }
  } catch (cause) {
    if (cause instanceof TooFewDecisionsError)
      throw new CommandFailure(`${train ?? file}: ${cause.message}`, EXIT.fileUnreadable, { cause })
    throw cause
  }
}

const TABLE_ERRORS = [MissingColumnsError, NoDecisionsError, UnclosedQuoteError]

async function readDecisions(file: string) {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new CommandFailure(`${file} cannot be read`, EXIT.fileUnreadable, { cause })
  }
  try {
    return readDatingDecisions(text)
  } catch (cause) {
    if (TABLE_ERRORS.some(error => cause instanceof error))
      throw new CommandFailure(`${file}: ${(cause as Error).message}`, EXIT.fileUnreadable, { cause })
    throw cause
  }
}

async function plot(
  file: string,
  { reliability, counts, seed }: MatchEvaluation,
  how: string,
): Promise<void> {
  const svg = reliabilityPlot(
    [
      { title: 'One side says yes', bins: reliability.decisions },
      { title: 'Both say yes', bins: reliability.matches },
    ],
    `Predicted (across) and observed (up) shares of yes: ${counts.decisions} decisions of people, ${how}, seed ${seed}`,
  )
  try {
    await writeFile(file, svg)
  } catch (cause) {
    throw new CommandFailure(`${file} cannot be written`, EXIT.unavailable, { cause })
  }
}

function inWords(evaluation: MatchEvaluation, heading: readonly string[]): string {
  const { cold, warm, random, baselines, otherFusions, leadOverRates, counts, seed, resamples } = evaluation
  const row = (
    name: string,
    figures: { [Name in 'decisionAuc' | 'matchAuc' | 'ndcg5']: number | null },
    ece = '',
  ) =>
    `  ${name.padEnd(26)}${[figures.decisionAuc, figures.matchAuc, figures.ndcg5].map(shown).join('')}${ece}`
  const lines = [
    ...heading,
    `  ${counts.decisions} decisions, ${counts.pairs} pairs, ${counts.matches} matches, ${counts.people} people, ${counts.markets} evenings`,
    `  ${''.padEnd(26)}${['decision', 'match', 'NDCG@5', 'ECE']
      .map(name => name.padEnd(10))
      .join('')
      .trimEnd()}`,
    row('cold (surveys alone)', cold, shown(cold.ece)),
    row('warm (and other decisions)', warm, shown(warm.ece)),
    row('random', random),
    ...Object.entries(baselines).map(([name, figures]) => row(`baseline: ${name}`, figures)),
    ...Object.entries(otherFusions).map(([name, figures]) => row(`our sides: ${name}`, figures)),
    `  above rates: match ${figure(leadOverRates.matchAuc)} ${interval(leadOverRates.matchAucInterval)}, NDCG@5 ${figure(leadOverRates.ndcg5)} ${interval(leadOverRates.ndcg5Interval)}`,
    ...(['cold', 'warm'] as const).map(way => {
      const { intervals } = evaluation.details[way]
      const figures = Object.entries(intervals).map(([name, ends]) => `${name} ${interval(ends)}`)
      return `  ${way}, 95 %: ${figures.join(', ')}`
    }),
    `  seed ${seed}, ${resamples} resamples of evenings. From surveys alone this is nearly a guess.`,
  ]
  return `${lines.map(line => line.trimEnd()).join('\n')}\n`
}

/** Where nobody has a match there is nothing to tell. */
const figure = (value: number | null): string =>
  value === null || Number.isNaN(value) ? 'none' : value.toFixed(3)

const shown = (value: number | null): string => figure(value).padEnd(10)

const interval = ([low, high]: readonly [number, number]): string => `[${figure(low)}, ${figure(high)}]`
