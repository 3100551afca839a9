import { type PedigreeRecord, SEX_CODES } from '@pawfect/domain/pedigree'
import type { Claim, ClaimedFact } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import { type AnimalRow, type AnimalStore, createAnimalStore } from '../../store/pedigree/animal-store.ts'
import type { AnimalColumns } from '../../store/pedigree/animal-writer.ts'
import { type ClaimStore, createClaimStore } from '../../store/pedigree/claim-store.ts'
import { createSourceStore } from '../../store/pedigree/source-store.ts'
import { presentWord } from '../present-word.ts'
import type { ImportDone, ImportWork } from './import-work.ts'
import type { KnownAnimals } from './known-animals.ts'
import { columnsOf } from './record-columns.ts'

type OtherWords = ImportWork & {
  readonly known: KnownAnimals
  readonly animalIdOf: ReadonlyMap<string, number>
}

type Stores = {
  readonly animals: AnimalStore
  readonly claims: ClaimStore
  readonly sources: ReturnType<typeof createSourceStore>
}

/** Fills the gaps of animals the studbook knew, and keeps as claims what it or the safe reading says otherwise. */
export function keepOtherWords(database: CompanionDatabase, work: OtherWords): Omit<ImportDone, 'founders'> {
  const stores: Stores = {
    animals: createAnimalStore(database),
    claims: createClaimStore(database),
    sources: createSourceStore(database),
  }
  let animalsFilled = 0
  let claimsAdded = 0
  for (const record of work.records) {
    const animalId = work.known.animalOf.get(record.id)
    if (animalId === undefined) continue
    const done = mergeRecord(stores, work, { record, animalId })
    animalsFilled += done.isFilled ? 1 : 0
    claimsAdded += done.claims
  }
  return { animalsFilled, claimsAdded: claimsAdded + keepUnsafeWords(stores, work) }
}

const FACT_COLUMNS = {
  sire: 'sire_id',
  dam: 'dam_id',
  sex: 'sex',
  bornOn: 'born_on',
  name: 'name',
  breed: 'breed',
  colour: 'colour',
  registration: 'registration',
  chip: 'chip',
} as const satisfies Record<ClaimedFact, keyof AnimalColumns>

function mergeRecord(
  stores: Stores,
  work: OtherWords,
  { record, animalId }: { readonly record: PedigreeRecord; readonly animalId: number },
): { isFilled: boolean; claims: number } {
  const row = stores.animals.rowsOf([animalId]).get(animalId)
  if (row === undefined) return { isFilled: false, claims: 0 }
  const brought = columnsOf(record, work.animalIdOf)
  const fill: Partial<Record<keyof AnimalColumns, string | number | null>> = {}
  let claims = 0
  for (const [fact, column] of Object.entries(FACT_COLUMNS) as [ClaimedFact, keyof AnimalColumns][]) {
    const [has, says] = [row[column as keyof AnimalRow], brought[column]]
    if (says === null || says === has || (fact === 'sex' && says === SEX_CODES.unknown)) continue
    if (fact === 'name' && record.name === undefined) continue
    const isGap = has === null || (fact === 'sex' && has === SEX_CODES.unknown) || isNameless(fact, row)
    if (isGap && !closesLoop(stores, fact, { animalId, parentId: says })) fill[column] = says
    else claims += addWord(stores, work, { row, fact, record })
  }
  if (row.died_on === null && brought.died_on !== null) fill.died_on = brought.died_on
  if (row.other === null && brought.other !== null) fill.other = brought.other
  if (row.has_record === 0) fill.has_record = 1
  const isFilled = Object.keys(fill).length > 0
  if (isFilled) work.change.update(animalId, fill as Partial<AnimalColumns>)
  return { isFilled, claims }
}

function isNameless(fact: ClaimedFact, row: AnimalRow): boolean {
  return fact === 'name' && row.name === row.record_id
}

function closesLoop(
  { animals }: Stores,
  fact: ClaimedFact,
  { animalId, parentId }: { animalId: number; parentId: string | number },
): boolean {
  if (fact !== 'sire' && fact !== 'dam') return false
  return typeof parentId === 'number' && animals.isAncestor(animalId, parentId)
}

/** @returns 1 where the word was new. */
function addWord(
  stores: Stores,
  work: OtherWords,
  {
    row,
    fact,
    record,
  }: { readonly row: AnimalRow; readonly fact: ClaimedFact; readonly record: PedigreeRecord },
): number {
  const { book, changeId } = work.change
  const word = wordOf(work, record, fact)
  const known = stores.claims.ofFact(row.animal_id, fact)
  if (known.some(({ parentId, value }) => parentId === word.parentId && value === word.value)) return 0
  if (!known.some(claim => claim.chosen)) {
    stores.claims.add({ ...presentWord(stores, row, fact), book, changeId })
  }
  stores.claims.add({ ...word, animalId: row.animal_id, chosen: false, book, changeId })
  return 1
}

function wordOf(
  { animalIdOf, stored }: OtherWords,
  record: PedigreeRecord,
  fact: ClaimedFact,
): Omit<Claim, 'claimId' | 'animalId' | 'chosen'> {
  const said = fact === 'sire' ? record.sireId : fact === 'dam' ? record.damId : record[fact]
  const isParent = fact === 'sire' || fact === 'dam'
  return {
    fact,
    value: said ?? null,
    parentId: isParent && said !== undefined ? (animalIdOf.get(said) ?? null) : null,
    who: stored.fileName,
    evidence: 'import',
    signedWith: null,
    at: new Date().toISOString(),
  }
}

const DOUBTED = ['sire', 'dam', 'bornOn', 'sex'] as const satisfies readonly ClaimedFact[]

/** What the file says and the safe reading leaves out is kept as the file's claim. */
function keepUnsafeWords(stores: Stores, work: OtherWords): number {
  const safe = new Map(work.records.map(record => [record.id, record]))
  const { book, changeId } = work.change
  let kept = 0
  for (const record of work.said) {
    const counted = safe.get(record.id)
    const animalId = work.animalIdOf.get(record.id)
    if (counted === undefined || counted === record || animalId === undefined) continue
    for (const fact of DOUBTED) {
      const word = wordOf(work, record, fact)
      if (word.value === null || word.value === wordOf(work, counted, fact).value) continue
      // What the offspring say of its sex may be what the file says.
      if (fact === 'sex' && SEX_CODES[record.sex ?? 'unknown'] === sexOf(stores, animalId)) continue
      stores.claims.add({ ...word, animalId, chosen: false, book, changeId })
      kept += 1
    }
  }
  return kept
}

function sexOf({ animals }: Stores, animalId: number): number {
  return animals.rowsOf([animalId]).get(animalId)?.sex ?? SEX_CODES.unknown
}
