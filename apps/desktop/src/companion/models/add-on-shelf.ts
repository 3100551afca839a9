import { DomainError } from '@pawfect/domain'
import { type AddOn, readAddOn, readAddOnRelease } from '@pawfect/ml/registry'
import type { ModelShelf } from './model-shelf.ts'

const FOLDER = 'add-ons'

/** What an add-on has to fit: SHA-256 of the backbone in use. */
type Parts = { readonly backboneSha256: string }

/** Checks an add-on and keeps it under its own id; the same one twice is kept once. @throws {ModelTamperedError | ModelUnreadableError | ModelMisfitError} */
export function keepAddOn(shelf: ModelShelf, bytes: Uint8Array, parts: Parts): AddOn {
  const addOn = readAddOn(bytes, parts)
  shelf.writeFile(`${FOLDER}/${addOn.id}.pawmodel`, bytes)
  return addOn
}

/** Removes an add-on; one that is not there stays not there. */
export function removeAddOn(shelf: ModelShelf, id: string): void {
  if (shelf.list(FOLDER).includes(`${id}.pawmodel`)) shelf.removeFile(`${FOLDER}/${id}.pawmodel`)
}

/** Add-ons that are still what was signed and fit the models here; others stay on the disk, unused. */
export function usableAddOns(shelf: ModelShelf, parts: Parts): { addOn: AddOn; bytes: Uint8Array }[] {
  return shelf.list(FOLDER).flatMap(name => {
    const bytes = shelf.readFile(`${FOLDER}/${name}`)
    return bytes === null ? [] : (readOrNothing(() => ({ addOn: readAddOn(bytes, parts), bytes })) ?? [])
  })
}

/** Add-ons on the disk that are not used: made for another model, or no longer what was signed. The name is null where none can be read. */
export function unusedAddOns(shelf: ModelShelf, parts: Parts): { id: string; name: string | null }[] {
  const used = new Set(usableAddOns(shelf, parts).map(({ addOn }) => `${addOn.id}.pawmodel`))
  return shelf
    .list(FOLDER)
    .filter(file => !used.has(file))
    .map(file => {
      const bytes = shelf.readFile(`${FOLDER}/${file}`)
      const release = bytes === null ? null : readOrNothing(() => readAddOnRelease(bytes))
      return { id: file.replace(/\.pawmodel$/, ''), name: release?.name ?? null }
    })
}

function readOrNothing<Result>(read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
