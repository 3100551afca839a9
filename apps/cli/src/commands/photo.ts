import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'

/** `pawfect photo`. */
export function photoCommand(): Command {
  return new Command('photo')
    .description('Photos of animals, looked at on this machine.')
    .addCommand(analyseCommand())
}

function analyseCommand(): Command {
  return new Command('analyse')
    .description(
      'Say which animal and breed a photo shows, and how good the photo is. Nothing leaves the machine.',
    )
    .argument('<file...>', 'JPEG, PNG, WebP, HEIC; up to 20 MB and 40 megapixels each')
    .option('--add-on <file...>', 'add-ons of clubs (.pawmodel) whose labels to offer too')
    .option('--json', 'print one JSON object a line, in the order of the files')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect photo analyse luna.jpg
  $ pawfect photo analyse luna.jpg --add-on lapphunds.pawmodel
  $ pawfect photo analyse *.jpg --json | jq .breeds[0]
${EXIT_HELP}
A file that is no picture gets a line that says so and the others go on; 4 only when no file could be analysed.`,
    )
    .action(async (files: readonly string[], { json = false, addOn = [] }: AnalyseOptions) => {
      const { analysePhotoFile, createPhotoAnalyser } = await import('@pawfect/ml')
      await using analyser = await createPhotoAnalyser({ models: { addOns: await readAddOns(addOn) } })
      let analysed = 0
      for (const file of files) {
        const line = await analysePhotoFile(analyser, file)
        if (!('error' in line)) analysed++
        process.stdout.write(json ? `${JSON.stringify(line)}\n` : `${terminalText(inWords(line))}\n`)
      }
      if (analysed === 0) process.exitCode = EXIT.fileUnreadable
    })
}

type AnalyseOptions = { json?: boolean; addOn?: readonly string[] }

async function readAddOns(files: readonly string[]): Promise<Uint8Array[]> {
  return Promise.all(
    files.map(file =>
      readFile(file).catch(() => {
        throw new CommandFailure(`${file} cannot be read`, EXIT.fileUnreadable)
      }),
    ),
  )
}

function inWords(line: Awaited<ReturnType<typeof import('@pawfect/ml')['analysePhotoFile']>>): string {
  if ('error' in line) return `${line.file}: not analysed. ${line.error.message}`
  const { species, breeds, breedVerdict, otherKind, addOnGuesses, abstained, quality } = line
  const named = breeds
    .slice(0, breedVerdict === 'one' ? 1 : 3)
    .map(breed => `${breed.name} ${percent(breed.probability)}`)
  const unnamed = otherKind === null ? 'no animal it could name' : `looks like: ${otherKind.kind}`
  const what = abstained
    ? unnamed
    : `${species.label} (${percent(species.probability)}), ${VERDICTS[breedVerdict]} ${named.join(', ')}`
  const clubs = addOnGuesses.map(
    guess => ` ${guess.addOnName}: ${guess.label} ${percent(guess.probability)}.`,
  )
  const advice = quality.advice.length === 0 ? '' : ` ${quality.advice.join(' ')}`
  return `${line.file}: ${what}. Photo quality ${percent(quality.score)}.${clubs.join('')}${advice}`
}

const VERDICTS = { one: 'looks like', mix: 'a mix or one of', unsure: 'not sure; least unlike' } as const

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
