import { Command } from 'commander'
import { EXIT_HELP } from '../exit-code.ts'
import { usualDataFolder } from '../usual-data-folder.ts'
import { onData } from './on-data.ts'

/** `pawfect world`: the demo world. */
export function worldCommand(): Command {
  return new Command('world')
    .description('The demo world: ana, ben, carla, the admin and their neighbours.')
    .addCommand(
      subcommand('seed', 'Fill an empty data folder with the demo world. Doing it again changes nothing.'),
    )
    .addCommand(
      subcommand('reset', 'Take the demo world away and build it anew. Accounts of real people stay.'),
    )
}

function subcommand(name: 'seed' | 'reset', description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .option('--json', 'print the outcome as one line of JSON')
    .addHelpText(
      'after',
      `\nExample:\n  $ pawfect world ${name} --data ./try-it\n${EXIT_HELP}\nStop the server first.`,
    )
    .action(async ({ data, json = false }: { data: string; json?: boolean }) => {
      const outcome = await onData(data, async ({ workOnData, seedDevWorld, resetDevWorld }) =>
        workOnData(data, context => (name === 'seed' ? seedDevWorld(context) : resetDevWorld(context))),
      )
      const said = {
        seeded: () => `The demo world stands in ${data}.`,
        'already-there': () => `The demo world stands in ${data} already; nothing was changed.`,
        inhabited: () => `Real people live in ${data}: no demo accounts were put among them.`,
      }[outcome.kind]()
      process.stdout.write(json ? `${JSON.stringify({ data, ...outcome })}\n` : `${said}\n`)
    })
}
