import { SEX_CODES, UNKNOWN_PARENT } from '../../pedigree.ts'
import type { ProposedFix, RecordEdit } from '../pedigree-finding.ts'
import { type AnimalTable, NO_DAY, recordedSex } from './animal-table.ts'

/** One parent of one child. */
export type ParentLink = {
  readonly child: number
  readonly parent: number
  readonly field: 'sireId' | 'damId'
}

/** The known parents of an animal. */
export function linksOf(table: AnimalTable, child: number): ParentLink[] {
  const links: ParentLink[] = []
  const sire = table.sires[child] ?? UNKNOWN_PARENT
  const dam = table.dams[child] ?? UNKNOWN_PARENT
  if (sire !== UNKNOWN_PARENT) links.push({ child, parent: sire, field: 'sireId' })
  if (dam !== UNKNOWN_PARENT) links.push({ child, parent: dam, field: 'damId' })
  return links
}

/** The edit that makes a parent unknown. */
export function cutEdit(table: AnimalTable, { child, parent, field }: ParentLink): RecordEdit {
  return { kind: 'set', id: table.ids[child] ?? '', field, value: null, was: table.ids[parent] ?? null }
}

/** The fix that makes a parent unknown. */
export function cutFix(table: AnimalTable, link: ParentLink): ProposedFix {
  const animal = table.ids[link.child] ?? ''
  const parent = table.ids[link.parent] ?? ''
  return {
    id: `cut:${animal}:${link.field}`,
    kind: 'cut-link',
    facts: { animal, parent, field: link.field },
    edits: [cutEdit(table, link)],
  }
}

/** The fix that makes one parent unknown in several records; the first few are named. */
export function cutAllFix(table: AnimalTable, links: readonly ParentLink[]): ProposedFix {
  const [first] = links
  const names = links.slice(0, 5).map(({ child }) => table.ids[child] ?? '')
  return {
    id: `cut:${names[0] ?? ''}:${first?.field ?? ''}`,
    kind: 'cut-link',
    facts: {
      animal: names.join(', ') + (links.length > names.length ? ', …' : ''),
      parent: table.ids[first?.parent ?? -1] ?? '',
      field: first?.field ?? '',
    },
    edits: links.map(link => cutEdit(table, link)),
  }
}

/** Whether dates say that the parent was not born yet; nothing when they do not say. */
export function isParentYounger(table: AnimalTable, { child, parent }: ParentLink): boolean | undefined {
  const parentFrom = table.bornFrom[parent] ?? NO_DAY
  const parentUntil = table.bornUntil[parent] ?? NO_DAY
  const childFrom = table.bornFrom[child] ?? NO_DAY
  const childUntil = table.bornUntil[child] ?? NO_DAY
  if (parentFrom === NO_DAY || childFrom === NO_DAY) return undefined
  if (parentFrom > childUntil) return true
  return parentUntil < childFrom ? false : undefined
}

/** Whether the parent was recorded with the other sex. */
export function isOtherSex(table: AnimalTable, { parent, field }: ParentLink): boolean {
  return recordedSex(table, parent) === (field === 'sireId' ? SEX_CODES.female : SEX_CODES.male)
}
