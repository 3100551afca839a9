import { Command, InvalidArgumentError } from 'commander'
import { EXIT_HELP } from '../exit-code.ts'

/** `pawfect match evaluate`. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description(
      'How well the engine tells who says yes, and which pairs both do, on decisions it has not seen.',
    )
    .argument('<file>', 'a table of decisions, one row for each meeting seen from one side')
    .option('--train <file>', 'train on this file and test on the other, instead of cross-validation')
    .option(
      '--folds <count>',
      'fold evenings into this many; without it each is left out by itself',
      whole(2, 1_000_000),
    )
    .option('--seed <number>', 'drives folds, resamples and random rankings', whole(1, 2 ** 31), 1)
    .option('--resamples <count>', 'resampled evenings behind the intervals', whole(1, 100_000), 1000)
    .option('--plot <file>', 'draw predicted against observed chances as SVG')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect match evaluate decisions.csv
  $ pawfect match evaluate later.csv --train earlier.csv --json | jq '.warm, .baselines.rates'
  $ pawfect match evaluate decisions.csv --plot reliability.svg

Columns: those of the Columbia speed dating experiment (iid, pid, wave, dec, and the sign-up survey).
cold: from the sign-up survey of both alone. warm: with all other decisions of the same evening, never the pair's own.
decisionAuc: one side's yes. matchAuc: both, over pairs. ndcg5: lists of people with at least one match.
ece: the larger of the calibration errors for one side and for both.
Baselines: popularity (the chosen's other yes-share), oneSided, product, harmonic (one logistic regression on survey
and raw yes-shares, fused in these ways), rates (the two raw yes-shares alone, in the better of the two fusions).
The same file, options and version print the same bytes.
${EXIT_HELP}
A file without iid, pid, wave or dec, or without one usable decision, ends in 4; a missing survey question is unknown.`,
    )
    .action(async (file: string, options) => {
      const { evaluateDecisionFile } = await import('./match-evaluate-file.ts')
      process.stdout.write(await evaluateDecisionFile(file, options))
    })
}

function whole(least: number, most: number): (text: string) => number {
  return text => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`)
  }
}
