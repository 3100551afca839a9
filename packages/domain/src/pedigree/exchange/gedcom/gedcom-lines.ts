/** A line of a GEDCOM file with the lines below it. */
export type GedcomNode = {
  readonly tag: string
  /** The line's own id, without `@`. */
  readonly xref?: string
  /** With continuation lines joined and doubled `@` undone; empty for a pointer. */
  readonly value: string
  /** The id that a line like `1 FAMC @F1@` points to. */
  readonly pointer?: string
  readonly below: readonly GedcomNode[]
  /** From 1. */
  readonly line: number
}

type OpenNode = {
  tag: string
  xref?: string
  value: string
  pointer?: string
  below: OpenNode[]
  line: number
}

/** Lines that are no GEDCOM. */
export type StrayLine = { readonly line: number; readonly text: string }

/** Splits GEDCOM text into its records. Lines that do not fit are told, not dropped in silence. */
export function parseGedcomLines(text: string): {
  readonly records: readonly GedcomNode[]
  readonly stray: readonly StrayLine[]
} {
  const records: OpenNode[] = []
  const stray: StrayLine[] = []
  const path: OpenNode[] = []
  // Version 7 doubles `@` at the beginning of a value only, 5.5.1 everywhere.
  const doubled = /^\s*2 +VERS +7/m.test(text.slice(0, 2000)) ? /^@@/ : /@@/g
  text.split(/\r\n|\n|\r/).forEach((source, index) => {
    const parts = LINE.exec(source)
    const level = Number(parts?.[1] ?? Number.NaN)
    const above = path[level - 1]
    if (parts === null || level > path.length || (level > 0 && above === undefined)) {
      if (source.trim() !== '') stray.push({ line: index + 1, text: source.slice(0, 200) })
      return
    }
    const [, , xref, tag = '', written = ''] = parts
    const pointer = /^@([^@#][^@]*)@\s*$/.exec(written)?.[1]
    const value = pointer === undefined ? written.replace(doubled, '@') : ''
    if (above !== undefined && (tag === 'CONT' || tag === 'CONC')) {
      above.value += (tag === 'CONT' ? '\n' : '') + value
      return
    }
    const node: OpenNode = { tag, value, below: [], line: index + 1 }
    if (xref !== undefined) node.xref = xref
    if (pointer !== undefined) node.pointer = pointer
    ;(above?.below ?? records).push(node)
    path.length = level
    path.push(node)
  })
  return { records, stray }
}

const LINE = /^\s*(\d{1,2}) +(?:@([^@]+)@ +)?([A-Za-z0-9_]+)(?: (.*))?$/

/** The value of the first line below with this tag; nothing when it is absent or empty. */
export function valueBelow(node: GedcomNode, tag: string): string | undefined {
  const value = node.below.find(other => other.tag === tag)?.value
  return value === undefined || value.trim() === '' ? undefined : value
}
