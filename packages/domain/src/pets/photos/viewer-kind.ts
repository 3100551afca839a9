import { z } from 'zod'
import { type Purpose, purposeSchema, type Size } from '../pet.ts'

/** For whom a photo is chosen: what the viewer looks for, and whether their own animal is small or large. */
export const viewerKindSchema = z.templateLiteral([purposeSchema, '-', z.enum(['small', 'large'])])
export type ViewerKind = z.infer<typeof viewerKindSchema>

/** The kind of viewer an animal's owner is while looking for `purpose`. */
export function viewerKindOf(viewer: { readonly size: Size }, purpose: Purpose): ViewerKind {
  return `${purpose}-${viewer.size === 'large' || viewer.size === 'giant' ? 'large' : 'small'}`
}
