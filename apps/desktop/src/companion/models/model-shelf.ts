import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type KeptDownload, onDisk, openKeptDownload } from './kept-download.ts'

const installedSchema = z.object({
  version: z.int(),
  installedAt: z.iso.datetime(),
  /** `new`: never opened. `trying`: opened, and no photo was looked at yet. A start that finds `trying` was a crash. */
  state: z.enum(['new', 'trying', 'proven']),
})

const shelfStateSchema = z.object({
  /** Random, never sent: only decides when a rollout reaches this installation. */
  installId: z.string(),
  breed: installedSchema.nullable(),
  previous: installedSchema.nullable(),
  givenBack: z.array(z.object({ version: z.int(), reason: z.string(), at: z.iso.datetime() })),
  /** The highest version a trusted publisher ever signed for us: an older one offered later is no update. */
  highestSeen: z.int().default(0),
  /** The owner's word on looking for newer models unasked; null while nothing was said. */
  automatic: z.boolean().nullable().default(null),
  /** How the last look for a newer model ended: an outcome, or the code of what went wrong. */
  lastCheck: z.object({ at: z.iso.datetime(), outcome: z.string() }).nullable().default(null),
  /** The club's own signing key, sealed, base64. */
  sealedKey: z.object({ sealed: z.string(), protection: z.enum(['keychain', 'file']) }).nullable(),
})

/** What the shelf remembers between starts. */
export type ShelfState = z.infer<typeof shelfStateSchema>

/** A model installed here. */
export type InstalledModel = z.infer<typeof installedSchema>

/** Models on this machine's disk. Every write is whole or not there. */
export type ModelShelf = {
  readonly read: () => ShelfState
  readonly change: (changes: Partial<ShelfState>) => ShelfState
  readonly readFile: (name: string) => Uint8Array | null
  readonly writeFile: (name: string, bytes: Uint8Array) => void
  readonly removeFile: (name: string) => void
  /** Opens a file that comes in pieces. @param wholeBytes - what it will have in the end. */
  readonly openDownload: (name: string, wholeBytes: number) => KeptDownload
  /** Room left on the disk, in bytes. */
  readonly freeBytes: () => number
  readonly list: (folder: string) => string[]
}

const KEPT_REFUSALS = 20

/** Opens the shelf in a folder, making it when it is not there. A damaged memory starts anew, with the built-in model. */
export function openModelShelf(folder: string): ModelShelf {
  for (const part of ['releases', 'blobs', 'add-ons'])
    mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  const file = (name: string) => join(folder, name)
  const readFile = (name: string) => (existsSync(file(name)) ? readFileSync(file(name)) : null)
  const writeFile = (name: string, bytes: Uint8Array) => {
    onDisk(() => {
      writeFileSync(`${file(name)}.part`, bytes, { mode: 0o600, flush: true })
      renameSync(`${file(name)}.part`, file(name))
    })
  }
  const read = () => {
    const parsed = shelfStateSchema.safeParse(jsonOf(readFile('shelf.json')))
    return parsed.success ? parsed.data : fresh()
  }
  const change = (changes: Partial<ShelfState>) => {
    const next = { ...read(), ...changes }
    const state = { ...next, givenBack: next.givenBack.slice(0, KEPT_REFUSALS) }
    writeFile('shelf.json', Buffer.from(JSON.stringify(state)))
    return state
  }
  if (!shelfStateSchema.safeParse(jsonOf(readFile('shelf.json'))).success) change(fresh())
  return {
    read,
    change,
    readFile,
    writeFile,
    removeFile: name => rmSync(file(name), { force: true }),
    openDownload: (name, wholeBytes) => openKeptDownload(file(name), wholeBytes),
    freeBytes: () => {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize
    },
    list: part => readdirSync(file(part)).filter(name => !name.endsWith('.part')),
  }
}

function fresh(): ShelfState {
  return {
    installId: randomUUID(),
    breed: null,
    previous: null,
    givenBack: [],
    highestSeen: 0,
    automatic: null,
    lastCheck: null,
    sealedKey: null,
  }
}

function jsonOf(bytes: Uint8Array | null): unknown {
  try {
    return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // A memory cut short by a power failure is no memory.
    return null
  }
}
