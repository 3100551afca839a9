import { Command } from 'commander'
import { EXIT, EXIT_HELP } from '../exit-code.ts'
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
    .option('--json', 'print one JSON object a line, in the order of the files')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect photo analyse luna.jpg
  $ pawfect photo analyse *.jpg --json | jq .breeds[0]
${EXIT_HELP}
A file that is no picture gets a line that says so and the others go on; 4 only when no file could be analysed.`,
    )
    .action(async (files: readonly string[], { json = false }: { json?: boolean }) => {
      const { analysePhotoFile, createPhotoAnalyser } = await import('@pawfect/ml')
      await using analyser = await createPhotoAnalyser()
      let analysed = 0
      for (const file of files) {
        const line = await analysePhotoFile(analyser, file)
        if (!('error' in line)) analysed++
        process.stdout.write(json ? `${JSON.stringify(line)}\n` : `${terminalText(inWords(line))}\n`)
      }
      if (analysed === 0) process.exitCode = EXIT.fileUnreadable
    })
}

function inWords(line: Awaited<ReturnType<typeof import('@pawfect/ml')['analysePhotoFile']>>): string {
  if ('error' in line) return `${line.file}: not analysed. ${line.error.message}`
  const { species, breeds, abstained, quality } = line
  const what = abstained
    ? 'no animal it could name'
    : `${species.label} (${percent(species.probability)}), ${breeds
        .slice(0, 3)
        .map(breed => `${breed.name} ${percent(breed.probability)}`)
        .join(', ')}`
  const advice = quality.advice.length === 0 ? '' : ` ${quality.advice.join(' ')}`
  return `${line.file}: ${what}. Photo quality ${percent(quality.score)}.${advice}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
