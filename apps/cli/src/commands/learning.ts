import { existsSync } from 'node:fs'
import type { ModelOverview } from '@pawfect/domain/matching/learning'
import { Command } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'
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
      // A slip of the pen must not make a new folder, in which of course nothing was learned.
      if (!existsSync(data)) throw new CommandFailure(`${data} is not there`, EXIT.unavailable)
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
      const figures = { outcome, ...overview }
      process.stdout.write(json ? `${JSON.stringify(figures)}\n` : wordsFor(outcome, overview))
    })
}

function wordsFor(outcome: string | null, overview: ModelOverview): string {
  const { activeVersion, answers, animals, needed, drift, versions, purposes, lastTry } = overview
  return [
    ...(outcome === null ? [] : [`Outcome: ${plain(outcome)}.`]),
    activeVersion === null
      ? 'The stated weights rank; no trained model does.'
      : `Version ${activeVersion} ranks.`,
    `${answers} answers for ${animals} animals; a training needs ${needed.events} for ${needed.animals}.`,
    ...purposes.map(({ purpose, trainedOn, answers: now }) =>
      trainedOn > 0
        ? `  ${purpose}: own weights, fitted to ${trainedOn} answers.`
        : `  ${purpose}: stated weights; ${now} of ${overview.neededForPurpose} answers, not enough yet.`,
    ),
    `Drift: ${plain(drift.state)} (${drift.events} answers since the release).`,
    ...(lastTry === null ? [] : [`Last training, ${lastTry.at}: ${plain(lastTry.outcome)}.`]),
    ...(lastTry?.report.tried ?? []).flatMap(({ kind, reason, slices }) => [
      `  ${plain(kind)}: ${plain(reason)}`,
      ...slices.map(
        ({ slice, events, change, verdict }) =>
          `    ${slice.padEnd(20)} ${String(events).padStart(6)} answers  ${change.toFixed(3).padStart(7)} nats  ${plain(verdict)}`,
      ),
    ]),
    ...versions.map(({ version, state, owesForgetting, contentHash }) => {
      const owes = owesForgetting ? ', learned from answers deleted since' : ''
      return `  ${version}  ${plain(state)}${owes}  ${contentHash.slice(0, 16)}`
    }),
    '',
  ].join('\n')
}

const plain = (word: string): string => word.replaceAll('-', ' ')
