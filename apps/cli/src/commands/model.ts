import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AddOnTraining, LabelledPhotoFile } from '@pawfect/ml'
import { Command } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'
import { modelServeCommand } from './model-serve.ts'

/** `pawfect model`. */
export function modelCommand(): Command {
  return new Command('model')
    .description('Models of your own: train a head for a club’s labels, and look at what others made.')
    .addCommand(trainCommand())
    .addCommand(showCommand())
    .addCommand(federateCommand())
    .addCommand(modelServeCommand())
}

type TrainOptions = { name: string; out: string; key: string; json?: boolean }

function trainCommand(): Command {
  return new Command('train')
    .description(
      'Train a head for your own labels on this machine. No photo leaves it, none is in the result.',
    )
    .argument(
      '<folder>',
      'one folder of photos per label, or photos and labels.csv with the columns file,label',
    )
    .option('--name <name>', 'what owners will read, for example the club’s name', 'Our labels')
    .option('--out <file>', 'the signed add-on', 'add-on.pawmodel')
    .option(
      '--key <file>',
      'secret key that signs (32 bytes, hex); made when there is none',
      'add-on-key.hex',
    )
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect model train ~/lapphunds --name "Lapphund Club"
  $ pawfect photo analyse luna.jpg --add-on add-on.pawmodel
${EXIT_HELP}
Needs two labels or more with eight photos each, of four animals or days. 1 when there is too little to learn.`,
    )
    .action(async (folder: string, options: TrainOptions) => {
      const { builtInWeights, cardText, createPhotoAnalyser, openAddOnTraining, readLabelledFolder } =
        await import('@pawfect/ml')
      const started = performance.now()
      const photos = await readLabelledFolder(folder)
      const key = await signingKey(options.key)
      await using analyser = await createPhotoAnalyser()
      const training = openAddOnTraining((bytes, wait) => analyser.look(bytes, wait))
      const leftOut: { name: string; why: string }[] = []
      for (const photo of photos) {
        const why = await lookAt(photo, training)
        if (why !== null) leftOut.push({ name: photo.name, why })
      }
      const { file, card } = await training.finish({
        name: options.name,
        backboneSha256: (await builtInWeights())['backbone.onnx'],
        key,
        createdAt: new Date(),
      })
      await mkdir(dirname(options.out), { recursive: true })
      await writeFile(options.out, file)
      const seconds = Math.round((performance.now() - started) / 100) / 10
      if (options.json)
        print(
          JSON.stringify({
            file: options.out,
            signer: key.did,
            photos: photos.length,
            seconds,
            card,
            leftOut,
          }),
        )
      else {
        const wrote = `Wrote ${options.out}, signed by ${key.did}.`
        const left = leftOut.map(({ name, why }) => `\nLeft out: ${name} (${why}).`).join('')
        print(
          `${cardText(options.name, card)}\n${wrote}\n${photos.length} photos in ${seconds} seconds.${left}`,
        )
      }
    })
}

/** Lets the training look at a photo. @returns why it was left out, null where it was not. */
async function lookAt({ label, read }: LabelledPhotoFile, training: AddOnTraining): Promise<string | null> {
  const { PhotoRejectedError } = await import('@pawfect/ml')
  try {
    const taken = await training.add({ label, bytes: await read() })
    return taken.kind === 'taken' ? null : taken.kind === 'copy' ? 'a copy' : taken.code
  } catch (error) {
    if (error instanceof PhotoRejectedError) return error.code
    throw error
  }
}

function showCommand(): Command {
  return new Command('show')
    .description('Check an add-on’s signature and print its card.')
    .argument('<file>', 'an add-on, .pawmodel')
    .option('--json', 'print one JSON object')
    .addHelpText('after', `\nExamples:\n  $ pawfect model show lapphunds.pawmodel\n${EXIT_HELP}`)
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const { builtInWeights, readAddOn } = await import('@pawfect/ml')
      const bytes = await readFile(file).catch(() => {
        throw new CommandFailure(`${file} cannot be read`, EXIT.fileUnreadable)
      })
      const backboneSha256 = (await builtInWeights())['backbone.onnx']
      const { id, release, signer, labels, card } = readAddOn(bytes, { backboneSha256 })
      if (json)
        print(JSON.stringify({ id, name: release.name, createdAt: release.createdAt, signer, labels, card }))
      else print(`${card}\nSigned by ${signer}, ${release.createdAt}. Nothing was changed since.`)
    })
}

type FederateOptions = {
  simulate?: boolean
  clients: string
  poisoned: string
  stopBefore?: string
  json?: boolean
}

function federateCommand(): Command {
  return new Command('federate')
    .description(
      'Learning without collecting, on made-up owners, through the code the apps run: beside collecting everything.',
    )
    .option('--simulate', 'needed: the real rounds run between the apps and their server')
    .option('--clients <number>', 'how many take part', '20')
    .option('--poisoned <number>', 'how many of them send the opposite of what they learned', '1')
    .option('--stop-before <round>', 'throw the kill switch before this round')
    .option('--json', 'print one JSON object')
    .addHelpText('after', `\nExamples:\n  $ pawfect model federate --simulate --json\n${EXIT_HELP}`)
    .action(async ({ simulate, clients, poisoned, stopBefore, json = false }: FederateOptions) => {
      if (simulate !== true) throw new CommandFailure('only --simulate is possible', EXIT.usage)
      const { simulateFederation } = await import('@pawfect/ml')
      const [count, bad] = [wholeNumber(clients), wholeNumber(poisoned)]
      if (count < 5 || count > 200 || bad > count)
        throw new CommandFailure('5 to 200 clients, and no more poisoned ones than clients', EXIT.usage)
      const stoppedBefore = stopBefore === undefined ? null : wholeNumber(stopBefore)
      const options = { rounds: 8, seed: 7 }
      const result = simulateFederation({ ...options, clients: count, poisoned: bad, stoppedBefore })
      if (json) print(JSON.stringify({ ...options, clients: count, poisonedClients: bad, ...result }))
      else {
        const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
        print(
          [
            `Made-up owners, ${count} of them, ${result.roundsRun} rounds. Right answers on a test set:`,
            `  before anybody taught it    ${percent(result.before)}`,
            `  collected in one place      ${percent(result.centralised)}`,
            `  learned without collecting  ${percent(result.federated)}`,
            `  with ${String(bad).padEnd(3)} poisoned          ${percent(result.poisoned)}`,
            `  the same, only added up     ${percent(result.poisonedUnbounded)}`,
            `Each owner's price: epsilon ${result.epsilon.toFixed(2)} at a delta of 1e-5; noise ${result.noise} clip lengths on a group's sum.`,
          ].join('\n'),
        )
      }
    })
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new CommandFailure(`${text} is no whole number`, EXIT.usage)
  return Number(text)
}

/** Reads the key, or makes one where there is none, readable by its owner only. */
async function signingKey(file: string) {
  const { releaseKeyFrom } = await import('@pawfect/ml')
  const text = await readFile(file, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new CommandFailure(`${file} cannot be read`, EXIT.fileUnreadable)
    const { randomBytes } = await import('node:crypto')
    const secret = randomBytes(32).toString('hex')
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  })
  if (!/^[0-9a-f]{64}$/i.test(text.trim()))
    throw new CommandFailure(`${file} holds no key of 32 bytes in hex`, EXIT.usage)
  return releaseKeyFrom(Buffer.from(text.trim(), 'hex'))
}

function print(text: string): void {
  process.stdout.write(`${text.split('\n').map(terminalText).join('\n')}\n`)
}
