import { Command, InvalidArgumentError } from 'commander'
import { EXIT, EXIT_HELP } from '../exit-code.ts'
import type { PedigreeFileOptions } from './pedigree-file.ts'

/** `pawfect pedigree`. */
export function pedigreeCommand(): Command {
  return new Command('pedigree')
    .description(
      'Pedigrees and studbooks: errors, exact inbreeding, mates, statistics. Nothing leaves the machine.',
    )
    .addCommand(checkCommand())
    .addCommand(inbreedingCommand())
    .addCommand(matesCommand())
    .addCommand(statsCommand())
}

const READING_HELP = `
Files: CSV and other tables as they are (any delimiter, encoding, language of headings, order of rows), GEDCOM, JSON.
Columns are recognised by their headings and content; where that fails, name them:
  --column sire=Vatertier --column dam=3          by heading, or by number from 1
Errors stay visible: until they are mended, doubtful links count as unknown, and stderr says which.`

function checkCommand(): Command {
  return reading(new Command('check'))
    .description('Say how a file was understood and what is wrong in it, with proposed fixes.')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect pedigree check studbook.csv
  $ pawfect pedigree check studbook.csv --json | jq '.findings[] | select(.severity == "error")'
${READING_HELP}
${EXIT_HELP}
A file with errors ends in 3; warnings and notes alone end in 0. A missing column ends in 4.`,
    )
    .action(async (file: string, options: PedigreeFileOptions & { json?: boolean }) => {
      const { checkPedigreeFile } = await import('./pedigree-check.ts')
      const { text, errors } = await checkPedigreeFile(file, options)
      await print(text)
      if (errors > 0) process.exitCode = EXIT.notInOrder
    })
}

function inbreedingCommand(): Command {
  return reading(new Command('inbreeding'))
    .description('The exact inbreeding coefficient of every animal, over all generations of the file.')
    .option(
      '--csv',
      'print id,inbreeding,completeGenerations for every animal, parents without a record included',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect pedigree inbreeding studbook.csv --csv > coefficients.csv
  $ pawfect pedigree inbreeding studbook.csv
${READING_HELP}
${EXIT_HELP}
Errors in the file do not change the exit code here; pedigree check tells them. A missing column ends in 4.`,
    )
    .action(async (file: string, options: PedigreeFileOptions & { csv?: boolean }) => {
      const { inbreedingOfFile } = await import('./pedigree-inbreeding.ts')
      await print(await inbreedingOfFile(file, options))
    })
}

function matesCommand(): Command {
  return reading(new Command('mates'))
    .description(
      'Every male of the file, ranked by the exact inbreeding coefficient of a litter with one dam.',
    )
    .requiredOption('--dam <id>', 'id of the dam, or her name where only one animal has it')
    .option('--json', 'print one JSON array of {sire, inbreeding, relationship, warnings}, best first')
    .option('--limit <count>', 'only the best ones', positiveNumber)
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect pedigree mates studbook.csv --dam "Luna vom Park"
  $ pawfect pedigree mates studbook.csv --dam 1279 --json | jq '.[0]'
${READING_HELP}

Warnings never drop a candidate: parent-offspring, full-siblings, half-siblings and other close kin,
cannot-confirm-unrelated (an unknown parent could make them close kin), incomplete-pedigree (fewer than three
complete generations behind the litter), popular-sire (over 5% of the births of five years), no-record,
sex-deduced, has-died, probably-past-breeding, too-young, has-errors.
${EXIT_HELP}
A dam that the file does not have ends in 2, a missing column in 4.`,
    )
    .action(
      async (
        file: string,
        options: PedigreeFileOptions & { dam: string; json?: boolean; limit?: number },
      ) => {
        const { matesOfDam } = await import('./pedigree-mates.ts')
        await print(await matesOfDam(file, options))
      },
    )
}

function statsCommand(): Command {
  return reading(new Command('stats'))
    .description(
      'The figures by which studbooks are compared: founders, effective size, mean kinship and more.',
    )
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect pedigree stats studbook.csv
  $ pawfect pedigree stats studbook.csv --json | jq .effectiveSize
${READING_HELP}
${EXIT_HELP}
Figures that the file does not allow are null. A missing column ends in 4.`,
    )
    .action(async (file: string, options: PedigreeFileOptions & { json?: boolean }) => {
      const { statisticsOfFile } = await import('./pedigree-stats.ts')
      await print(await statisticsOfFile(file, options))
    })
}

function reading(command: Command): Command {
  return command
    .argument('<file>', 'a pedigree file, or - for standard input')
    .option('--column <role=heading>', 'say which column holds what (repeat for more)', collectColumn, [])
}

function collectColumn(text: string, before: PedigreeFileOptions['column']): PedigreeFileOptions['column'] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1)
    throw new InvalidArgumentError(
      'Write for example sire=Vater: a role, an equals sign and a heading or a number.',
    )
  return [...before, { role: text.slice(0, at), column: text.slice(at + 1) }]
}

function positiveNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Write a whole number from 1.')
  return number
}

/** Waits for the reader: a pipe takes a large answer in pieces. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise<void>(resolve => process.stdout.once('drain', () => resolve()))
}
