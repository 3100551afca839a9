import { DomainError } from '@pawfect/domain'
import type { InstalledModels } from '@pawfect/ml'
import {
  builtInCard,
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
  readonly addOns: () => Promise<readonly Uint8Array[]>
}

/** Opens, tries and gives back models. */
export type ModelDesk = {
  /** The analyser with the best model that works here: a bad one is given back before the first photo. */
  readonly open: () => Promise<PhotoAnalyser>
  readonly rollBack: (reason: string) => void
  readonly breed: () => Promise<ModelStatus['breed']>
  /** Files of the installed release; none where the built-in model is in use. */
  readonly installedFiles: () => NonNullable<InstalledModels['files']>
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
    if (breed === null) return parts.openAnalyser({ models: { addOns: await parts.addOns() } })
    // The last start opened it and never told of a photo: it took the app with it.
    if (breed.state === 'trying') {
      rollBack('models/crashed')
      return open()
    }
    const isProven = breed.state === 'proven'
    try {
      const models = { ...installedModels(parts, breed), addOns: await parts.addOns() }
      if (!isProven) shelf.change({ breed: { ...breed, state: 'trying' } })
      const analyser = await parts.openAnalyser({
        models: { ...models, canary: isProven ? null : (models.canary ?? null) },
      })
      return isProven ? analyser : watched(analyser, { shelf, breed, rollBack })
    } catch (error) {
      rollBack(codeOf(error))
      return open()
    }
  }
  const installedFiles = () => {
    const { breed } = shelf.read()
    return breed === null ? {} : (installedModels(parts, breed).files ?? {})
  }
  return { open, rollBack, breed: () => described(parts), installedFiles }
}

/** The first photo proves a model; a worker that dies over it gives the model back. */
function watched(
  analyser: PhotoAnalyser,
  {
    shelf,
    breed,
    rollBack,
  }: { shelf: ModelShelf; breed: InstalledModel; rollBack: (reason: string) => void },
): PhotoAnalyser {
  let decided = false
  // A newer one may have been installed while this one looked.
  const isStillHere = () => shelf.read().breed?.version === breed.version
  return {
    ...boundCalls(analyser),
    analyse: async (bytes, options) => {
      try {
        const analysis = await analyser.analyse(bytes, options)
        if (!decided && isStillHere()) shelf.change({ breed: { ...breed, state: 'proven' } })
        decided = true
        return analysis
      } catch (error) {
        if (!decided && codeOf(error) === 'ml/worker-died') {
          decided = true
          if (isStillHere()) rollBack('models/crashed')
        }
        throw error
      }
    },
    dispose: async () => {
      // Closed in order before any photo: no crash, so the next start may try again.
      if (!decided && isStillHere()) shelf.change({ breed: { ...breed, state: 'new' } })
      await analyser.dispose()
    },
  }
}

function boundCalls(analyser: PhotoAnalyser): Pick<PhotoAnalyser, 'crop' | 'look' | 'glance'> {
  return {
    crop: (bytes, box, options) => analyser.crop(bytes, box, options),
    look: (bytes, options) => analyser.look(bytes, options),
    glance: (bytes, camera, options) => analyser.glance(bytes, camera, options),
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
