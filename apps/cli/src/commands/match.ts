import { Command } from 'commander'
import { checkCommand } from './match-check.ts'
import { evaluateCommand } from './match-evaluate.ts'
import { simulateCommand } from './match-simulate.ts'

/** `pawfect match`. Each subcommand is one line here and one file beside. */
export function matchCommand(): Command {
  return new Command('match')
    .description('Matching: measured on real decisions and on made-up markets.')
    .addCommand(evaluateCommand())
    .addCommand(simulateCommand())
    .addCommand(checkCommand())
}
