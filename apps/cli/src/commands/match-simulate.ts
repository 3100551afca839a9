import type { PolicyOutcome, Simulation } from '@pawfect/domain/matching/simulation'
import { Command, InvalidArgumentError } from 'commander'
import { EXIT_HELP } from '../exit-code.ts'

/** Estimates that are right, and estimates that say next to nothing: both are always shown. */
const NOISE_ENDS = [0, 3] as const

/** Everybody equally liked, and a few liked by nearly all: both are always shown, too. */
const SKEW_ENDS = [0, 1.5] as const

/** Noise at which markets of different skew are compared, in log-odds: an estimate is wrong by as much as tastes differ. */
const NOISE_OF_SKEWS = 1

type SimulateOptions = {
  readonly json?: boolean
  readonly animals: number
  readonly days: number
  readonly cards: number
  readonly skew: number
  readonly noise: readonly number[]
  readonly seeds: readonly number[]
}

/** `pawfect match simulate`. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Ways to share out attention, compared on made-up markets whose truth is known. Synthetic.')
    .option('--json', 'print one JSON object')
    .option('--animals <count>', 'animals of a market', whole(2, 3000), 600)
    .option('--days <count>', 'days', whole(1, 365), 7)
    .option('--cards <count>', 'cards an owner sees a day', whole(1, 50), 5)
    .option(
      '--skew <log-odds>',
      'how unequally liked the animals are (standard deviation); 0 and 1.5 are shown beside it',
      number(0, 5),
      0.5,
    )
    .option(
      '--noise <list>',
      'levels of noise in the estimates, in log-odds; 0 and 3 are always shown',
      list(number(0, 10)),
      [0.5, 1, 2],
    )
    .option('--seeds <list>', 'one market for each', list(whole(0, 2 ** 31)), [1, 2, 3])
    .addHelpText(
      'after',
      `
Ways:
  popularity   everyone gets whom everybody likes         one-sided    everyone gets whom they like
  product      lists by the chance that both say yes      harmonic     lists by the harmonic mean of the two
  greedy-sets  both see one another, best pairs first     tu           both see one another, attention priced

Figures (means over the seeds; "from to" are the lowest and highest gain over product):
  matches      expected number of pairs that both see one another and both say yes
  gini         how unevenly animals are shown, for each day they are there: 0 is even
  gini-matches the same for the matches an animal can expect
  under-served share of animals with somebody near who are shown to fewer than one owner a day
  seen-back    share of showings that are returned

Examples:
  $ pawfect match simulate
  $ pawfect match simulate --skew 1 --noise 0.5,1,2 --seeds 1,2,3,4,5
  $ pawfect match simulate --json | jq '.levels[] | {noise, outcomes}'
${EXIT_HELP}`,
    )
    .action(async (options: SimulateOptions) => {
      process.stdout.write(await simulate(options))
    })
}

/** What the command prints. */
async function simulate(options: SimulateOptions): Promise<string> {
  const { simulateMarket } = await import('@pawfect/domain/matching/simulation')
  const { animals, days, skew, cards, seeds } = options
  const noises = [...new Set([...NOISE_ENDS, ...options.noise])].sort((one, other) => one - other)
  const markets = seeds.map(seed => simulateMarket({ seed, animals, days, skew, room: cards, noises }))
  const levels = summarise(markets)
  const skews = [...new Set([...SKEW_ENDS, skew])]
    .sort((one, other) => one - other)
    .map(each => {
      const steep = { animals, days, skew: each, room: cards, noises: [NOISE_OF_SKEWS] }
      const [level] = summarise(seeds.map(seed => simulateMarket({ seed, ...steep })))
      return { skew: each, outcomes: level?.outcomes ?? [] }
    })
  if (options.json !== true) return asTable(options, markets, { levels, skews })
  const alone = mean(markets.map(market => market.alone))
  const parts = { synthetic: true, seeds, animals, days, skew, cards, alone, levels, skews, markets }
  return `${JSON.stringify(parts)}\n`
}

type Summary = Omit<PolicyOutcome, 'policy'> & {
  readonly policy: string
  /** Expected matches over those of product, in every market: lowest and highest. */
  readonly gainFrom: number
  readonly gainTo: number
}
type SkewSummary = { readonly skew: number; readonly outcomes: readonly Summary[] }
type LevelSummary = { readonly noise: number; readonly outcomes: readonly Summary[] }

function summarise(markets: readonly Simulation[]): LevelSummary[] {
  return (markets[0]?.levels ?? []).map(({ noise, outcomes }, level) => ({
    noise,
    outcomes: outcomes.map(({ policy }, row) => {
      const each = markets.flatMap(market => market.levels[level]?.outcomes[row] ?? [])
      const gains = markets.map(market => {
        const all = market.levels[level]?.outcomes ?? []
        const product = all.find(outcome => outcome.policy === 'product')?.expectedMatches ?? Number.NaN
        return (all[row]?.expectedMatches ?? Number.NaN) / product
      })
      return {
        policy,
        expectedMatches: mean(each.map(outcome => outcome.expectedMatches)),
        gainFrom: Math.min(...gains),
        gainTo: Math.max(...gains),
        giniOfAttention: mean(each.map(outcome => outcome.giniOfAttention)),
        giniOfMatches: mean(each.map(outcome => outcome.giniOfMatches)),
        underServed: mean(each.map(outcome => outcome.underServed)),
        seenBack: mean(each.map(outcome => outcome.seenBack)),
      }
    }),
  }))
}

function asTable(
  { animals, days, cards, skew, seeds }: SimulateOptions,
  markets: readonly Simulation[],
  { levels, skews }: { readonly levels: readonly LevelSummary[]; readonly skews: readonly SkewSummary[] },
): string {
  const alone = mean(markets.map(market => market.alone))
  const head = [
    `Synthetic: ${animals} made-up animals, ${days} days, ${cards} cards a day, skew ${skew}, seeds ${seeds.join(', ')}.`,
    `${alone.toFixed(0)} of them live where nobody else is; no way of sharing helps these, and they are left out.`,
    'Towns are large and small; three in ten arrive later than the first day, and one in fifty leaves on any day.',
  ]
  const header = `${'way'.padEnd(13)}matches     from     to   gini  gini-matches  under-served  seen-back`
  const blocks = levels.map(({ noise, outcomes }) => {
    const end = noise === NOISE_ENDS[0] ? ' (best)' : noise === levels.at(-1)?.noise ? ' (worst)' : ''
    return [`noise ${noise}${end}`, header, ...outcomes.map(row)].join('\n')
  })
  const steeper = skews.map(({ skew: each, outcomes }, i) => {
    const end =
      i === 0 ? ' (all equally liked)' : i === skews.length - 1 ? ' (a few liked by nearly all)' : ''
    return [`skew ${each}${end}, noise ${NOISE_OF_SKEWS}`, header, ...outcomes.map(row)].join('\n')
  })
  return `${[head.join('\n'), ...blocks, ...steeper].join('\n\n')}\n`
}

function row(outcome: Summary): string {
  const share = (value: number) => `${(100 * value).toFixed(0)} %`
  // Nothing is above or below no matches at all.
  const gain = (value: number) =>
    Number.isFinite(value) ? `${value >= 1 ? '+' : ''}${(100 * (value - 1)).toFixed(0)} %` : 'none'
  return [
    outcome.policy.padEnd(13),
    outcome.expectedMatches.toFixed(1).padStart(7),
    gain(outcome.gainFrom).padStart(9),
    gain(outcome.gainTo).padStart(7),
    outcome.giniOfAttention.toFixed(2).padStart(7),
    outcome.giniOfMatches.toFixed(2).padStart(14),
    share(outcome.underServed).padStart(14),
    share(outcome.seenBack).padStart(11),
  ].join('')
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function number(least: number, most: number): (text: string) => number {
  return text => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`Write a number from ${least} to ${most}.`)
  }
}

function whole(least: number, most: number): (text: string) => number {
  return text => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`)
  }
}

function list(one: (text: string) => number): (text: string) => number[] {
  return text => text.split(',').map(one)
}
