// npm run train -- breed|matching [--out DIR] [--key FILE] [--rollout PERCENT] [--built-in] [--taught FILE]... [--json]
// Data to signed release: manifest, training, figures by slice, card, gate, artefacts named by their hashes.
// npm run train -- breed|matching --reissue VERSION [--rollout PERCENT]
// Nothing is trained: that release again, for another share of installations, or in the place of a newer bad one.
// npm run train -- signs   says why there is no such model yet.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DomainError } from '@pawfect/domain'
import { type TaughtStep, taughtStepSchema } from '@pawfect/domain/pets/learning'
import { ModelWorseError } from '../src/registry/model-errors.ts'
import { type ReleaseKey, releaseKeyFrom } from '../src/registry/sign-release.ts'
import { readReleasedSlices, writeBuiltIn } from './pipeline/built-in-head.ts'
import type { Registry } from './pipeline/registry-folder.ts'
import { NoSuchReleaseError, reissueRelease } from './pipeline/reissue-release.ts'
import { outputHashOf, runTraining, type TrainingResult } from './pipeline/run-training.ts'
import { breedTraining } from './pipeline/train-breed.ts'
import { matchingTraining } from './pipeline/train-matching.ts'
import { TaughtElsewhereError, TrainingDataMissingError } from './pipeline/training-kind.ts'

const KINDS = {
  breed: async () => breedTraining(undefined, await Promise.all((values.taught ?? []).map(readTaught))),
  matching: async () => matchingTraining(),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: new URL('../.cache/registry', import.meta.url).pathname },
    key: { type: 'string' },
    rollout: { type: 'string', default: '100' },
    taught: { type: 'string', multiple: true },
    reissue: { type: 'string' },
    'built-in': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
/** Asked for, but from the data that may be used no honest model can be trained: the interface answers "can't tell". */
const UNTRAINABLE = new Map([
  [
    'signs',
    'signs: no model is trained. The only labels that may be used come from a web search and are too often wrong, ' +
      'so the app answers "can\'t tell" for every visible sign. What data it would take, and the bar a model would ' +
      'have to pass: packages/ml/weights/MODEL_CARD.md, "Visible signs".',
  ],
])
const USAGE = `usage: npm run train -- ${Object.keys(KINDS).join('|')} [--out DIR] [--key FILE] [--rollout PERCENT] [--taught FILE]... [--reissue VERSION]`
const kind = positionals[0]
const whyNot = UNTRAINABLE.get(kind ?? '')
const rolloutPercent = Number(values.rollout)
const version = values.reissue === undefined ? undefined : Number(values.reissue)
if (whyNot !== undefined) {
  console.error(whyNot)
  process.exitCode = 3
} else if (
  (kind !== 'breed' && kind !== 'matching') ||
  !(rolloutPercent >= 0 && rolloutPercent <= 100) ||
  (version !== undefined && !Number.isInteger(version))
) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  await (version === undefined ? train(kind) : reissue(kind, version)).catch(explain)
}

async function train(name: keyof typeof KINDS): Promise<void> {
  const registry = await openRegistry()
  const baseline = name === 'breed' ? await readReleasedSlices() : []
  const run = { ...registry, createdAt: new Date(), rolloutPercent, baseline }
  const { release, outputHash, card } = await runTraining(await KINDS[name](), run)
  if (name === 'breed' && values['built-in']) await writeBuiltIn(registry.folder, release)
  tell({ release, card, outputHash }, registry)
}

async function reissue(name: keyof typeof KINDS, chosen: number): Promise<void> {
  const registry = await openRegistry()
  const createdAt = new Date()
  const release = await reissueRelease(registry, { kind: name, version: chosen, rolloutPercent, createdAt })
  const card = `Release ${chosen} goes out as it was, to ${rolloutPercent} % of installations.`
  tell({ release, card, outputHash: outputHashOf(release) }, registry)
}

async function openRegistry(): Promise<Registry> {
  const folder = resolve(values.out)
  return { folder, key: await releaseKey(values.key ?? resolve(folder, 'development-key.hex')) }
}

function tell({ release, card, outputHash }: TrainingResult, { folder, key }: Registry): void {
  const { kind: name, version: number, slices, rollout } = release
  const result = { kind: name, version: number, rollout, outputHash, signer: key.did, folder, slices }
  if (values.json) console.log(JSON.stringify(result))
  else console.log(`${card}\nVersion ${number} in ${folder}, signed by ${key.did}.\nOutput ${outputHash}`)
}

/** What a round of learning without collecting taught, as the server puts it into `models/taught`. */
async function readTaught(file: string): Promise<TaughtStep> {
  return taughtStepSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** From PAWFECT_MODEL_SECRET (32 bytes, hex) or a file; a development key is made where there is none. */
async function releaseKey(file: string): Promise<ReleaseKey> {
  const given = process.env['PAWFECT_MODEL_SECRET'] ?? (await readFile(file, 'utf8').catch(() => undefined))
  const secret = given?.trim() ?? randomBytes(32).toString('hex')
  if (!/^[0-9a-f]{64}$/i.test(secret)) throw new Error('the release key is not 32 bytes in hex')
  if (given === undefined) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    console.error(`made a development key in ${file}`)
  }
  return releaseKeyFrom(Buffer.from(secret, 'hex'))
}

function explain(error: unknown): void {
  if (error instanceof TrainingDataMissingError) console.error(`skipped: ${error.message}`)
  else if (error instanceof ModelWorseError) {
    console.error(error.message.replaceAll('; ', '\n  '))
    process.exitCode = 3
  } else if (error instanceof TaughtElsewhereError || error instanceof NoSuchReleaseError) {
    console.error(error.message)
    process.exitCode = 2
  } else if (error instanceof DomainError) {
    console.error(error.message)
    process.exitCode = 1
  } else throw error
}
