import {
  checkModelFile,
  MAX_MANIFEST_CHARS,
  ModelMisfitError,
  type ModelRelease,
  openRelease,
  rolloutBucket,
} from '@pawfect/ml/registry'
import { BridgeError, type ModelStatus } from '../../bridge/index.ts'
import { fetchManifest, fetchModelFile } from './fetch-release.ts'
import { REPLACEABLE, readRelease } from './model-desk.ts'
import type { InstalledModel, ModelShelf, ShelfState } from './model-shelf.ts'

/** What looking for newer models needs of the app around it. */
export type ModelUpdatesParts = {
  readonly shelf: ModelShelf
  readonly serverUrl: string
  /** `did:key`s whose releases are installed here; nobody's when empty. */
  readonly trustedKeys: readonly string[]
  /** SHA-256 of the built-in files, by name. */
  readonly builtIn: () => Promise<Readonly<Record<string, string>>>
  /** The next photo is to be looked at with what is installed now. */
  readonly onInstalled: () => Promise<void>
  /** Silence after which a server is given up; half a minute when left out. */
  readonly stalledMs?: number
}

/** How a look for a newer model ended. `older`: the server offers one older than this computer has heard of. */
export type UpdateOutcome = 'installed' | 'up-to-date' | 'older' | 'not-yet' | 'no-publisher'

/** How a caller watches a look for a newer model. */
export type UpdateWatch = {
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly receivedBytes: number; readonly wholeBytes: number }) => void
}

/** Looks for newer models, when asked and by itself. */
export type ModelUpdates = {
  /** @throws {BridgeError | ModelTamperedError | ModelSignerUnknownError | ModelMisfitError}; nothing is changed then. */
  readonly check: (watch: UpdateWatch) => Promise<UpdateOutcome>
  /** Whether it looks by itself. */
  readonly isAutomatic: () => boolean
  /** Off stops a look that is under way and asks the server nothing more. */
  readonly setAutomatic: (isOn: boolean) => void
  readonly lastCheck: () => ModelStatus['lastCheck']
  readonly dispose: () => Promise<void>
}

/** Room a download must leave on the disk. */
const SPARE_BYTES = 32 * 1024 * 1024

/** What of a release is of use here: the rest is for those who serve it elsewhere. */
const WANTED = new Set([...REPLACEABLE, 'CARD.md'])

/** Looks for a newer model at once where the owner lets it, and then every day. */
export function openModelUpdates(parts: ModelUpdatesParts): ModelUpdates {
  const { shelf, trustedKeys } = parts
  let tail: Promise<unknown> = Promise.resolve()
  let unasked = new AbortController()
  // One at a time: the second finds what the first brought.
  const check = (watch: UpdateWatch): Promise<UpdateOutcome> => {
    const turn = tail.then(() => checkNow(parts, watch))
    tail = turn.catch(() => undefined)
    return turn
  }
  // Trust in a publisher was somebody's decision; without it there is nobody to ask.
  const isAutomatic = () => trustedKeys.length > 0 && shelf.read().automatic !== false
  const checkUnasked = () => {
    if (!isAutomatic()) return
    // What went wrong is remembered for the settings page; nobody is waiting here.
    check({ signal: unasked.signal, onProgress: () => undefined }).catch(() => undefined)
  }
  const clock = everyDay(checkUnasked, () => shelf.read().lastCheck?.at ?? null)
  checkUnasked()
  return {
    check,
    isAutomatic,
    setAutomatic: isOn => {
      shelf.change({ automatic: isOn })
      if (isOn) return
      unasked.abort(new BridgeError({ code: 'bridge/cancelled', message: 'switched off' }))
      unasked = new AbortController()
    },
    lastCheck: () => shelf.read().lastCheck,
    dispose: async () => {
      clock.stop()
      unasked.abort(new BridgeError({ code: 'bridge/cancelled', message: 'the app ends' }))
      await tail
    },
  }
}

const HOUR_MS = 60 * 60 * 1000

/** Calls once a day. Looks at the clock every hour: a computer asleep overnight counts no hours. */
function everyDay(work: () => void, lastAt: () => string | null): { stop: () => void } {
  const timer = setInterval(() => {
    const last = Date.parse(lastAt() ?? '') || 0
    if (Math.abs(Date.now() - last) >= 24 * HOUR_MS) work()
  }, HOUR_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function checkNow(parts: ModelUpdatesParts, watch: UpdateWatch): Promise<UpdateOutcome> {
  const remember = (outcome: string) =>
    parts.shelf.change({ lastCheck: { at: new Date().toISOString(), outcome } })
  try {
    watch.signal.throwIfAborted()
    const outcome = await lookFor(parts, watch)
    remember(outcome)
    return outcome
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'bridge/failed'
    if (!watch.signal.aborted) remember(code)
    throw error
  }
}

async function lookFor(parts: ModelUpdatesParts, watch: UpdateWatch): Promise<UpdateOutcome> {
  const { shelf, serverUrl, trustedKeys, onInstalled } = parts
  if (trustedKeys.length === 0) return 'no-publisher'
  const patience = {
    signal: watch.signal,
    ...(parts.stalledMs === undefined ? {} : { stalledMs: parts.stalledMs }),
  }
  const manifest = await fetchManifest(serverUrl, { ...patience, limitBytes: MAX_MANIFEST_CHARS * 4 })
  if (manifest === null) return 'up-to-date'
  const release = openRelease(manifest, trustedKeys)
  if (release.kind !== 'breed') return 'up-to-date'
  const { breed, givenBack, installId, highestSeen } = shelf.read()
  if (release.version < highestSeen) return 'older'
  if (release.version > highestSeen) shelf.change({ highestSeen: release.version })
  const isRefused = givenBack.some(({ version }) => version === release.version)
  if (isRefused || release.version <= (breed?.version ?? 0)) return 'up-to-date'
  if (rolloutBucket(installId, release) >= release.rollout.percent) return 'not-yet'
  await checkFit(parts, release)
  await bringFiles(parts, release, { ...patience, onProgress: watch.onProgress })
  shelf.writeFile(`releases/${release.version}.json`, Buffer.from(JSON.stringify(manifest)))
  const installed: InstalledModel = {
    version: release.version,
    installedAt: new Date().toISOString(),
    state: 'new',
  }
  shelf.change({ breed: installed, previous: lastProven(shelf.read()) })
  tidy(shelf, trustedKeys)
  await onInstalled()
  return 'installed'
}

/** What to go back to: a model that was never tried here leaves its place to the one before it. */
function lastProven({ breed, previous }: ShelfState): InstalledModel | null {
  return breed?.state === 'proven' ? breed : previous
}

/** A head works only on the backbone it was fitted on: the built-in one, or one in the same release. */
async function checkFit({ builtIn }: ModelUpdatesParts, release: ModelRelease): Promise<void> {
  const own = new Map(release.files.map(file => [file.name, file.sha256]))
  const here = await builtIn()
  for (const [name, sha256] of Object.entries(release.needs)) {
    if ((own.get(name) ?? here[name]) !== sha256) throw new ModelMisfitError(name)
  }
}

/** Brings what is wanted of a release and not here yet, each file checked before it gets its name. */
async function bringFiles(
  { shelf, serverUrl }: ModelUpdatesParts,
  release: ModelRelease,
  watch: UpdateWatch & { stalledMs?: number },
): Promise<void> {
  const missing = release.files.filter(
    ({ name, sha256 }) => WANTED.has(name) && shelf.readFile(`blobs/${sha256}`) === null,
  )
  const wholeBytes = missing.reduce((sum, { bytes }) => sum + bytes, 0)
  if (shelf.freeBytes() < wholeBytes + SPARE_BYTES)
    throw new BridgeError({ code: 'models/disk-full', message: `${wholeBytes} bytes are needed` })
  let before = 0
  for (const file of missing) {
    using kept = shelf.openDownload(`blobs/${file.sha256}`, file.bytes)
    const onBytes = (bytes: number) => watch.onProgress({ receivedBytes: before + bytes, wholeBytes })
    await fetchModelFile(serverUrl, file, { ...watch, kept, onBytes })
    try {
      checkModelFile(file, kept.read())
    } catch (error) {
      kept.discard()
      throw error
    }
    kept.keep()
    before += file.bytes
  }
}

/** Removes what neither the model in use nor the one before needs. */
function tidy(shelf: ModelShelf, trustedKeys: readonly string[]): void {
  const { breed, previous } = shelf.read()
  const needed = new Set<string>()
  for (const name of shelf.list('releases')) {
    const version = Number(name.replace('.json', ''))
    if (version !== breed?.version && version !== previous?.version) shelf.removeFile(`releases/${name}`)
    else
      for (const { sha256 } of readRelease(shelf, { version, trustedKeys })?.files ?? []) needed.add(sha256)
  }
  for (const name of shelf.list('blobs')) {
    if (!needed.has(name)) shelf.removeFile(`blobs/${name}`)
  }
}
