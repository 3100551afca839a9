import { DomainError } from '@pawfect/domain'
import { type AddOn, readAddOn } from '@pawfect/ml/registry'
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
    try {
      return bytes === null ? [] : [{ addOn: readAddOn(bytes, parts), bytes }]
    } catch (error) {
      if (error instanceof DomainError) return []
      throw error
    }
  })
}
