import { DomainError } from '@pawfect/domain'
import type { InstalledModels } from '@pawfect/ml'
import {
  builtInCard,
  builtInWeights,
  checkModelFile,
  type ModelRelease,
  ModelTamperedError,
  openRelease,
} from '@pawfect/ml/registry'
import type { ModelStatus } from '../../bridge/index.ts'
import type { PhotoAnalyser } from '../photos/photo-desk.ts'
import type { InstalledModel, ModelShelf } from './model-shelf.ts'

/** What the desk needs of the app around it. */
export type ModelDeskParts = {
  readonly shelf: ModelShelf
  /** `did:key`s whose releases are installed here; nobody's when empty. */
  readonly trustedKeys: readonly string[]
  readonly openAnalyser: (options: { models: InstalledModels }) => Promise<PhotoAnalyser>
  /** Add-ons made for a backbone, by its SHA-256. */
  readonly addOns: (backboneSha256: string) => Promise<readonly Uint8Array[]>
}

/** Opens, tries and gives back models. */
export type ModelDesk = {
  /**
   * The analyser with the best model that works here. A bad one is given back before the first photo, or, where it
   * dies over that, at once: the one before looks at the photo.
   */
  readonly open: () => Promise<PhotoAnalyser>
  readonly rollBack: (reason: string) => void
  readonly breed: () => Promise<ModelStatus['breed']>
  /** Files of the installed release; none where the built-in model is in use. */
  readonly installedFiles: () => NonNullable<InstalledModels['files']>
  /** SHA-256 of the backbone in use: heads are fitted on one, and mean nothing on another. */
  readonly backboneSha256: () => Promise<string>
}

/** Files a release may put in the place of built-in ones. */
export const REPLACEABLE: ReadonlySet<string> = new Set([
  'backbone.onnx',
  'breed-head.json',
  'breed-head.int8',
])

/** Opens the desk over what is installed. */
export function openModelDesk(parts: ModelDeskParts): ModelDesk {
  const { shelf } = parts
  const rollBack = (reason: string) => giveBack(shelf, reason)
  const open = async (): Promise<PhotoAnalyser> => {
    const { breed } = shelf.read()
    if (breed === null)
      return parts.openAnalyser({ models: { addOns: await parts.addOns(await backboneOf(parts)) } })
    // The last start opened it and never told of a photo: it took the app with it.
    if (breed.state === 'trying') {
      rollBack('models/crashed')
      return open()
    }
    const isProven = breed.state === 'proven'
    try {
      const addOns = await parts.addOns(await backboneOf(parts))
      const models = { ...installedModels(parts, breed), addOns }
      if (!isProven) shelf.change({ breed: { ...breed, state: 'trying' } })
      const analyser = await parts.openAnalyser({
        models: { ...models, canary: isProven ? null : (models.canary ?? null) },
      })
      return isProven ? analyser : watched(analyser, { shelf, breed, openOneBefore })
    } catch (error) {
      rollBack(codeOf(error))
      return open()
    }
  }
  const openOneBefore = () => {
    rollBack('models/crashed')
    return open()
  }
  const installedFiles = () => {
    const { breed } = shelf.read()
    return breed === null ? {} : (installedModels(parts, breed).files ?? {})
  }
  const breed = () => described(parts)
  return { open, rollBack, breed, installedFiles, backboneSha256: () => backboneOf(parts) }
}

type Trial = {
  readonly shelf: ModelShelf
  readonly breed: InstalledModel
  readonly openOneBefore: () => Promise<PhotoAnalyser>
}

/** The first photo proves a model. One that kills its worker before is given back, and the one before does its work. */
function watched(first: PhotoAnalyser, { shelf, breed, openOneBefore }: Trial): PhotoAnalyser {
  let eyes = first
  let decided = false
  // A newer one may have been installed while this one looked.
  const isStillHere = () => shelf.read().breed?.version === breed.version
  const onTrial = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (decided || codeOf(error) !== 'ml/worker-died' || !isStillHere()) throw error
      decided = true
      await eyes.dispose()
      eyes = await openOneBefore()
      return work()
    }
  }
  return {
    crop: (bytes, box, options) => onTrial(() => eyes.crop(bytes, box, options)),
    look: (bytes, options) => onTrial(() => eyes.look(bytes, options)),
    glance: (bytes, camera, options) => onTrial(() => eyes.glance(bytes, camera, options)),
    analyse: (bytes, options) =>
      onTrial(async () => {
        const analysis = await eyes.analyse(bytes, options)
        if (!decided && isStillHere()) shelf.change({ breed: { ...breed, state: 'proven' } })
        decided = true
        return analysis
      }),
    dispose: async () => {
      // Closed in order before any photo: no crash, so the next start may try again.
      if (!decided && isStillHere()) shelf.change({ breed: { ...breed, state: 'new' } })
      await eyes.dispose()
    },
  }
}

function giveBack(shelf: ModelShelf, reason: string): void {
  const { breed, previous, givenBack } = shelf.read()
  if (breed === null) return
  const at = new Date().toISOString()
  shelf.change({
    breed: previous,
    previous: null,
    givenBack: [{ version: breed.version, reason, at }, ...givenBack],
  })
}

/** Reads an installed release again, signature and hashes included: the disk may have changed. */
function installedModels(
  { shelf, trustedKeys }: ModelDeskParts,
  { version }: InstalledModel,
): InstalledModels {
  const release = openRelease(jsonOf(shelf.readFile(`releases/${version}.json`)), trustedKeys)
  const files = release.files
    .filter(({ name }) => REPLACEABLE.has(name))
    .map(file => [file.name, checkedBlob(shelf, file)] as const)
  return { files: Object.fromEntries(files), canary: release.canary }
}

/** The backbone of the installed release, or the built-in one where it brings none. */
async function backboneOf({ shelf, trustedKeys }: ModelDeskParts): Promise<string> {
  const { breed } = shelf.read()
  const release = breed && readRelease(shelf, { version: breed.version, trustedKeys })
  const own = release?.files.find(({ name }) => name === 'backbone.onnx')
  return own?.sha256 ?? (await builtInWeights())['backbone.onnx']
}

function checkedBlob(shelf: ModelShelf, file: ModelRelease['files'][number]): Uint8Array {
  const bytes = shelf.readFile(`blobs/${file.sha256}`)
  if (bytes === null) throw new ModelTamperedError(`${file.name} is missing`)
  checkModelFile(file, bytes)
  return bytes
}

async function described({ shelf, trustedKeys }: ModelDeskParts): Promise<ModelStatus['breed']> {
  const { breed } = shelf.read()
  if (breed === null) {
    return {
      source: 'built-in',
      version: null,
      installedAt: null,
      card: await builtInCard(),
      state: 'proven',
      canRollBack: false,
    }
  }
  const { version, installedAt, state } = breed
  const stage = state === 'proven' ? 'proven' : 'trying'
  return {
    source: 'installed',
    version,
    installedAt,
    card: cardOf(shelf, version, trustedKeys),
    state: stage,
    canRollBack: true,
  }
}

/** The card of an installed release, or null when it can no longer be shown for what was signed. */
function cardOf(shelf: ModelShelf, version: number, trustedKeys: readonly string[]): string | null {
  const card = readRelease(shelf, { version, trustedKeys })?.files.find(({ name }) => name === 'CARD.md')
  try {
    return card === undefined ? null : Buffer.from(checkedBlob(shelf, card)).toString('utf8')
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** An installed release, or null when it is no longer what a trusted publisher signed. */
export function readRelease(
  shelf: ModelShelf,
  { version, trustedKeys }: { version: number; trustedKeys: readonly string[] },
): ModelRelease | null {
  try {
    return openRelease(jsonOf(shelf.readFile(`releases/${version}.json`)), trustedKeys)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

function jsonOf(bytes: Uint8Array | null): unknown {
  try {
    return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // A damaged manifest is no manifest; openRelease says so.
    return null
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'ml/failed'
}
