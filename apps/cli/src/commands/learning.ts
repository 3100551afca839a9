import { Command } from 'commander'
import { EXIT_HELP } from '../exit-code.ts'
import { usualDataFolder } from '../usual-data-folder.ts'
import { onData } from './on-data.ts'

/** `pawfect learning`: the trained matching model of a data folder. */
export function learningCommand(): Command {
  return new Command('learning')
    .description('The matching model trained on what people answered: which one ranks, and the way back.')
    .addCommand(subcommand('status', 'Say which model ranks, how it does, and what came before.'))
    .addCommand(subcommand('train', 'Train now. Only a model that is worse on no slice is released.'))
    .addCommand(subcommand('roll-back', 'Put the model before the active one back, in one step.'))
}

type Step = 'status' | 'train' | 'roll-back'

function subcommand(name: Step, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .option('--json', 'print the outcome as one line of JSON')
    .addHelpText(
      'after',
      `\nExample:\n  $ pawfect learning ${name} --data ./try-it\n${EXIT_HELP}\nStop the server first; admins do the same on a running one at /console/matching.`,
    )
    .action(async ({ data, json = false }: { data: string; json?: boolean }) => {
      const { outcome, overview } = await onData(data, ({ workOnData, rollBackMatchingOn }) =>
        workOnData(data, async context => {
          const { models } = context.ports.admin
          const done =
            name === 'train'
              ? await models.train()
              : name === 'roll-back'
                ? await rollBackMatchingOn(context)
                : null
          return { outcome: done, overview: await models.overview(context.database.client) }
        }),
      )
      const { activeVersion, answers, animals, needed, drift, versions } = overview
      const figures = { outcome, activeVersion, answers, animals, needed, drift, versions }
      process.stdout.write(json ? `${JSON.stringify(figures)}\n` : wordsFor(figures))
    })
}

function wordsFor(figures: {
  readonly outcome: string | null
  readonly activeVersion: number | null
  readonly answers: number
  readonly animals: number
  readonly needed: { readonly events: number; readonly animals: number }
  readonly drift: { readonly state: string; readonly events: number }
  readonly versions: readonly {
    readonly version: number
    readonly state: string
    readonly contentHash: string
  }[]
}): string {
  const { outcome, activeVersion, answers, animals, needed, drift, versions } = figures
  return [
    ...(outcome === null ? [] : [`Outcome: ${outcome.replaceAll('-', ' ')}.`]),
    activeVersion === null
      ? 'The stated prior ranks; no trained model does.'
      : `Version ${activeVersion} ranks.`,
    `${answers} answers for ${animals} animals; a training needs ${needed.events} for ${needed.animals}.`,
    `Drift: ${drift.state.replaceAll('-', ' ')} (${drift.events} answers since the release).`,
    ...versions.map(
      ({ version, state, contentHash }) => `  ${version}  ${state}  ${contentHash.slice(0, 16)}`,
    ),
    '',
  ].join('\n')
}
