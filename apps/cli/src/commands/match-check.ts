import { Command, InvalidArgumentError } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'

/** Calibration error up to which chances are said to mean what they say. */
const LARGEST_ERROR = 0.03

type CheckOptions = {
  readonly json?: boolean
  readonly pairs: number
  readonly towns: number
  readonly animals: number
  readonly seed: number
}

/** `pawfect match check`. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'Whether chances mean what they say and no hard rule is broken, on made-up animals. Synthetic.',
    )
    .option('--json', 'print one JSON object')
    .option('--pairs <count>', 'pairs to rank and check by the plain form of the rules', whole(1), 1_000_000)
    .option('--towns <count>', 'planted towns; the engine learns from every other one', whole(4), 24)
    .option('--animals <count>', 'animals of a town', whole(4), 20)
    .option('--seed <number>', 'drives everything made up', whole(0), 1)
    .addHelpText(
      'after',
      `
Chances: answers are drawn from planted weights, readiness and popularity. The engine learns in one half of the towns
and is asked about the other, with everybody's other answers (warm) and without (cold). Held to ${LARGEST_ERROR}: the warm
calibration error, for one side and for both. Cold errors are printed: towns differ by chance, profiles cannot tell how.
Rules: everyone the ranking would show is checked once more by the plain form of the rules, pair by pair,
blocks, own animals and earlier answers included, while those who may not be shown are liked by many.

Examples:
  $ pawfect match check
  $ pawfect match check --pairs 100000 --seed 7 --json | jq '.rules'
${EXIT_HELP}
A broken promise ends in 3.`,
    )
    .action(async (options: CheckOptions) => {
      const { text, kept } = await check(options)
      process.stdout.write(text)
      if (!kept) throw new CommandFailure('a promise is not kept: see above', EXIT.notInOrder)
    })
}

/** What the command prints, and whether both promises are kept. */
async function check({ pairs, towns, animals, seed, json }: CheckOptions) {
  const { checkCalibration, checkRulesHeld } = await import('@pawfect/domain/matching/simulation')
  const { cold, warm, reliability, counts } = checkCalibration({ seed, towns, animals })
  const rules = checkRulesHeld({ pairs, seed })
  const kept = warm.ece <= LARGEST_ERROR && rules.violations.length === 0
  if (json === true) {
    const parts = { synthetic: true, seed, kept, cold, warm, counts, reliability, rules }
    return { kept, text: `${JSON.stringify(parts)}\n` }
  }
  const [first] = rules.violations
  const lines = [
    `Synthetic: ${counts.decisions} answers of ${counts.people} made-up owners, in towns not learned from; seed ${seed}.`,
    `warm: calibration error ${warm.ece.toFixed(3)} (at most ${LARGEST_ERROR}), ${auc(warm.decisionAuc)}`,
    `cold: calibration error ${cold.ece.toFixed(3)}, ${auc(cold.decisionAuc)}`,
    'predicted  observed  answers',
    ...reliability.decisions.flatMap(({ count, predicted, observed }) =>
      count === 0 ? [] : [`${percent(predicted)}${percent(observed)}${String(count).padStart(9)}`],
    ),
    `Hard rules: ${rules.pairs} pairs ranked, ${rules.shown} shown, ${rules.violations.length} that may not be.`,
    ...(first === undefined ? [] : [`The first: ${first.own} was shown ${first.other} (${first.why}).`]),
  ]
  return { kept, text: `${lines.join('\n')}\n` }
}

const auc = (value: number | null): string =>
  value === null ? 'one kind of answer only' : `decision AUC ${value.toFixed(3)}`

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padEnd(11)

function whole(least: number): (text: string) => number {
  return text => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`Write a whole number from ${least}.`)
  }
}
