import {
  type ArrangedPedigree,
  arrangePedigree,
  type BreedingUse,
  breedingUse,
  completeGenerations,
  inbreedingCoefficients,
  type PedigreeReading,
  type PedigreeRecord,
  popularSireWarning,
  type RelationshipKind,
  rankSires,
  relationshipsWith,
  SEX_CODES,
  safeRecords,
} from '@pawfect/domain/pedigree'
import { CommandFailure, EXIT } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'
import { openPedigreeFile, type PedigreeFileOptions, progressOnStderr, tellDoubts } from './pedigree-file.ts'

/** How many are shown to a person. */
const MOST_SHOWN = 30
/** Fewer complete generations behind a litter than this hide much inbreeding. */
const FEW_GENERATIONS = 3
/** Beyond this age few dogs and cats breed. */
const PAST_BREEDING_YEARS = 15
const DAYS_A_YEAR = 365.25

/** One candidate, as `--json` writes it. */
type Mate = {
  readonly sire: string
  readonly inbreeding: number
  readonly relationship: RelationshipKind
  readonly warnings: readonly string[]
}

/** All males of a file, ranked for a dam. @throws {CommandFailure} when there is no such dam. */
export async function matesOfDam(
  file: string,
  options: PedigreeFileOptions & { readonly dam: string; readonly json?: boolean; readonly limit?: number },
): Promise<string> {
  const reading = await openPedigreeFile(file, options)
  tellDoubts(file, reading)
  const records = safeRecords(reading)
  const arranged = arrangePedigree(records)
  const dam = rowOfDam(arranged, { records, asked: options.dam })
  const { pedigree, ids } = arranged
  const f = inbreedingCoefficients(pedigree)
  const sires = pedigree.sexes.keys().filter(row => pedigree.sexes[row] === SEX_CODES.male && row !== dam)
  const shown = options.json ? options.limit : (options.limit ?? MOST_SHOWN)
  const ranked = rankSires(pedigree, { dam, sires: [...sires] }, f)
  const warn = new MateWarnings(arranged, { reading, records, dam })
  const relationshipWith = relationshipsWith(pedigree, dam)
  const tellProgress = progressOnStderr(file)
  const mates = ranked.slice(0, shown).map<Mate>(({ sire, inbreeding }, done) => {
    tellProgress({ phase: 'naming relationships', done, total: ranked.length })
    const { kind, cannotRuleOut } = relationshipWith(sire)
    const warnings = warn.about(sire, { kind, isUnsure: cannotRuleOut.length > 0 })
    return { sire: ids[sire] ?? '', inbreeding, relationship: kind, warnings }
  })
  return options.json ? `${JSON.stringify(mates)}\n` : inWords(ids[dam] ?? '', mates, ranked.length)
}

function rowOfDam(
  { rowOf, pedigree }: ArrangedPedigree,
  { records, asked }: { readonly records: readonly PedigreeRecord[]; readonly asked: string },
): number {
  const named = records.filter(record => record.name === asked)
  const row = rowOf.get(asked) ?? (named.length === 1 ? rowOf.get(named[0]?.id ?? '') : undefined)
  if (row === undefined) {
    const folded = asked.toLowerCase()
    const near = [...rowOf.keys()].find(id => id.toLowerCase().trim() === folded.trim())
    const hint = near === undefined ? '' : `; did you mean ${near}?`
    const several = named.length > 1 ? `: ${named.length} animals have this name, use an id` : hint
    throw new CommandFailure(`there is no dam ${asked} in this file${several}`, EXIT.usage)
  }
  if (pedigree.sexes[row] === SEX_CODES.male) throw new CommandFailure(`${asked} is male`, EXIT.usage)
  return row
}

const CLOSE_KIN: Partial<Record<RelationshipKind, string>> = {
  parent: 'parent-offspring',
  offspring: 'parent-offspring',
  'full-siblings': 'full-siblings',
  'three-quarter-siblings': 'three-quarter-siblings',
  'half-siblings': 'half-siblings',
  grandparent: 'grandparent-grandoffspring',
  grandoffspring: 'grandparent-grandoffspring',
  avuncular: 'uncle-niece',
  nepotal: 'aunt-nephew',
}

/** What speaks against a sire, or limits what can be said of him. */
class MateWarnings {
  private readonly arranged: ArrangedPedigree
  private readonly dam: number
  private readonly recordOf: ReadonlyMap<string, PedigreeRecord>
  private readonly use: BreedingUse
  private readonly inError: ReadonlySet<string>
  private readonly generations: Float64Array
  private readonly today = Date.now() / 86_400_000

  constructor(
    arranged: ArrangedPedigree,
    { reading, records, dam }: { reading: PedigreeReading; records: readonly PedigreeRecord[]; dam: number },
  ) {
    this.arranged = arranged
    this.dam = dam
    this.recordOf = new Map(records.map(record => [record.id, record]))
    this.use = breedingUse(arranged.pedigree)
    const errors = reading.findings.filter(finding => finding.severity === 'error')
    this.inError = new Set(errors.flatMap(finding => finding.animals))
    this.generations = completeGenerations(arranged.pedigree)
  }

  about(sire: number, { kind, isUnsure }: { kind: RelationshipKind; isUnsure: boolean }): string[] {
    const { ids, pedigree } = this.arranged
    const id = ids[sire] ?? ''
    const record = this.recordOf.get(id)
    const close = CLOSE_KIN[kind]
    const known = ((this.generations[sire] ?? 0) + (this.generations[this.dam] ?? 0)) / 2 + 1
    return [
      ...(close === undefined ? [] : [close]),
      ...(isUnsure && close === undefined ? ['cannot-confirm-unrelated'] : []),
      ...(known < FEW_GENERATIONS ? ['incomplete-pedigree'] : []),
      ...(popularSireWarning(pedigree, sire, this.use).kind === 'popular' ? ['popular-sire'] : []),
      ...(record === undefined ? ['no-record'] : []),
      ...(record !== undefined && record.sex !== 'male' ? ['sex-deduced'] : []),
      ...(record?.diedOn === undefined ? this.age(pedigree.birthYears[sire] ?? 0, record) : ['has-died']),
      ...(this.inError.has(id) ? ['has-errors'] : []),
    ]
  }

  private age(birthYear: number, record: PedigreeRecord | undefined): string[] {
    if (birthYear === 0) return []
    const born = Date.parse(record?.bornOn ?? `${birthYear}`) / 86_400_000
    const years = (this.today - born) / DAYS_A_YEAR
    return years > PAST_BREEDING_YEARS ? ['probably-past-breeding'] : years < 1 ? ['too-young'] : []
  }
}

function inWords(dam: string, mates: readonly Mate[], males: number): string {
  if (mates.length === 0) return terminalText(`${dam}: the file has no male\n`)
  const lines = mates.map(
    ({ sire, inbreeding, relationship, warnings }) =>
      `  ${(100 * inbreeding).toFixed(2).padStart(6)}%  ${sire}  (${[...new Set([relationship, ...warnings])].join(', ')})`,
  )
  if (males > mates.length) lines.push(`  and ${males - mates.length} more; --json prints all`)
  return `${[`Mates for ${dam}, by the inbreeding of the litter`, ...lines].map(terminalText).join('\n')}\n`
}
