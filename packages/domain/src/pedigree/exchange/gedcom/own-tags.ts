/** Marks an individual that is only named as a parent and has no record. */
export const NO_RECORD_TAG = '_NOREC'

/** Before the type of facts that come from columns we have no word for. */
export const OTHER_TYPE = 'column: '

/** Which line holds which field; the first of a field is the one we write. */
export const FACT_TAGS = [
  { field: 'breed', tag: 'FACT', type: 'breed' },
  { field: 'colour', tag: 'DSCR', type: undefined },
  { field: 'registration', tag: 'IDNO', type: 'registration' },
  { field: 'chip', tag: 'IDNO', type: 'microchip' },
  { field: 'breed', tag: '_BREED', type: undefined },
  { field: 'chip', tag: '_CHIP', type: undefined },
  { field: 'registration', tag: 'EXID', type: undefined },
] as const satisfies readonly {
  readonly field: 'breed' | 'colour' | 'registration' | 'chip'
  readonly tag: string
  readonly type: string | undefined
}[]
