import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditVerdict } from '@pawfect/domain/admin'
import { Command } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'
import { usualDataFolder } from '../usual-data-folder.ts'
import { onData } from './on-data.ts'

/** `pawfect audit`: the record of what admins did. */
export function auditCommand(): Command {
  return new Command('audit').description('The record of what admins did.').addCommand(verifyCommand())
}

function verifyCommand(): Command {
  return new Command('verify')
    .description('Recompute the chain of hashes over the whole record.')
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .option('--json', 'print the outcome as one line of JSON')
    .addHelpText(
      'after',
      `
Example:
  $ pawfect audit verify --data ./try-it
${EXIT_HELP}
A record that was changed ends in 3. Stop the server first.`,
    )
    .action(async ({ data, json = false }: { data: string; json?: boolean }) => {
      if (!existsSync(join(data, 'server', 'pawfect.db')))
        throw new CommandFailure(`there is no record in ${data}`, EXIT.fileUnreadable)
      const verdict = await onData(data, ({ workOnData, verifyAuditLog }) =>
        workOnData(data, context => verifyAuditLog(context.database.client)),
      )
      process.stdout.write(json ? `${JSON.stringify({ data, ...verdict })}\n` : `${inWords(verdict)}\n`)
      if (!verdict.whole) process.exitCode = EXIT.notInOrder
    })
}

function inWords({ whole, entries, headHash, brokenAt, problem }: AuditVerdict): string {
  if (whole) return `The record is whole: ${entries} entries, the last one ${headHash}.`
  return `The record was changed: ${problem} at entry ${brokenAt} of ${entries}.`
}
