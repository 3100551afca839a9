import {
  dayOrNever,
  FILTER_IDS,
  type FilterId,
  furtherSquaredChords,
  isBreedable,
  LEFT_OUT_RULES,
  type LeftOutRule,
  type SearchFilter,
  type SearchPlan,
} from '@pawfect/domain/matching/search'
import { SEARCH_TABLE } from './search-table.ts'

/** A statement with its parameters; nothing an owner typed is ever part of the text. */
export type SearchStatement = { readonly text: string; readonly parameters: readonly unknown[] }

/** Collects parameters while a statement is written. */
class Parameters {
  readonly values: unknown[] = []

  /** The place of a value in the statement, with its type. */
  add(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }
}

/** The page: animals that fit everything, the nearest first. */
export function pageStatement(plan: SearchPlan): SearchStatement {
  const parameters = new Parameters()
  const chord = chordSql(plan, parameters)
  const wanted = [
    visibleSql(plan, parameters),
    ...plan.filters.map(filter => passSql(filter, { plan, parameters, chord })),
    ...brokenRules(plan, { parameters, chord }).map(([, broken]) => `NOT (${broken})`),
  ]
  const text = `
    SELECT pet_id, ${chord} AS chord FROM ${SEARCH_TABLE} AS pet
    WHERE ${wanted.join('\n      AND ')}
    ORDER BY chord NULLS LAST, pet_id LIMIT ${parameters.add(plan.limit, 'int')}`
  return { text, parameters: parameters.values }
}

/**
 * The counts, in one pass: how many animals fail which filters (\`failed\`, bits), are left out by which rule first
 * (\`rule\`, its place; null for none), and how much further they live (\`step\`, for those that fail the distance alone).
 */
export function countStatement(plan: SearchPlan): SearchStatement {
  const parameters = new Parameters()
  const chord = chordSql(plan, parameters)
  const part = { plan, parameters, chord }
  const failed = plan.filters.map(
    filter => `CASE WHEN ${passSql(filter, part)} THEN 0 ELSE ${1 << FILTER_IDS.indexOf(filter.id)} END`,
  )
  const rules = brokenRules(plan, part).map(
    ([rule, broken]) => `WHEN ${broken} THEN ${LEFT_OUT_RULES.indexOf(rule)}`,
  )
  const steps = furtherSquaredChords(plan).map(
    (most, at) => `WHEN chord <= ${parameters.add(most, 'float8')} THEN ${at}`,
  )
  const text = `
    WITH judged AS MATERIALIZED (
      SELECT ${chord} AS chord, ${failed.join(' + ') || '0'} AS failed,
        ${rules.length === 0 ? 'NULL::int' : `CASE ${rules.join(' ')} END`} AS rule
      FROM ${SEARCH_TABLE} AS pet WHERE ${visibleSql(plan, parameters)}
    )
    SELECT failed, rule, step, count(*)::int AS count FROM (
      SELECT failed, rule, ${steps.length === 0 ? 'NULL::int' : `CASE WHEN failed <> ${DISTANCE_ALONE} THEN NULL ${steps.join(' ')} END`} AS step
      FROM judged
      WHERE failed = 0 OR (rule IS NULL AND ${atMostTwoBits('failed')})
    ) AS counted GROUP BY failed, rule, step`
  return { text, parameters: parameters.values }
}

const DISTANCE_ALONE = 1 << FILTER_IDS.indexOf('distance')

/** True for a number with at most two bits set. */
function atMostTwoBits(bits: string): string {
  const butOne = `(${bits} & (${bits} - 1))`
  return `(${butOne} & (${butOne} - 1)) = 0`
}

type SqlPart = { readonly plan: SearchPlan; readonly parameters: Parameters; readonly chord: string }

function visibleSql({ own, blockedOwners }: SearchPlan, parameters: Parameters): string {
  const owners = parameters.add([own.ownerId, ...blockedOwners], 'text[]')
  // A hashed subquery, not <> ALL: blocks may be many.
  return `pet.owner_id NOT IN (SELECT unnest(${owners})) AND pet.pet_id <> ${parameters.add(own.petId, 'text')}`
}

/** Added up in the order the definition adds, so that both round alike. */
function chordSql({ ownPlace }: SearchPlan, parameters: Parameters): string {
  if (ownPlace === null) return 'NULL::float8'
  const [dx, dy, dz] = ['x', 'y', 'z'].map(
    (axis, at) => `(${parameters.add(ownPlace[at], 'float8')} - pet.${axis})`,
  )
  return `(${dx} * ${dx} + ${dy} * ${dy} + ${dz} * ${dz})`
}

function passSql(filter: SearchFilter, { plan, parameters, chord }: SqlPart): string {
  const add = (value: unknown, type: string) => parameters.add(value, type)
  switch (filter.id) {
    case 'species':
      return `pet.species = ANY(${add(filter.species, 'text[]')})`
    case 'breed':
      return `(${filter.anyOf === null ? 'true' : `pet.breed_ids && ${add(filter.anyOf, 'text[]')}`} AND NOT pet.breed_ids && ${add(filter.noneOf, 'text[]')})`
    case 'mixed':
      return `pet.mixed = ${add(filter.is, 'boolean')}`
    case 'size':
      return `pet.size = ANY(${add(filter.sizes, 'text[]')})`
    case 'sex':
      return `pet.sex = ${add(filter.is, 'text')}`
    case 'neutered':
      return `pet.neutered = ${add(filter.is, 'boolean')}`
    case 'age':
      return `(pet.born_day > ${add(filter.bornAfterDay, 'int')} AND pet.born_day <= ${add(filter.bornUntilDay, 'int')})`
    case 'weight':
      return `(pet.weight_kg >= ${add(filter.fromKg, 'float8')} AND pet.weight_kg < ${add(filter.belowKg, 'float8')})`
    case 'play':
      return `pet.play_styles && ${add(filter.styles, 'text[]')}`
    case 'vaccinated':
      return `pet.vaccinated_until_day >= ${add(plan.onDay, 'int')}`
    case 'when':
      return `(pet.times = 0 OR (pet.times & ${add(filter.mask, 'int')}) <> 0)`
    case 'name':
      return nameSql(filter.folded, parameters)
    case 'distance':
      return `COALESCE(${chord} <= ${add(filter.maxSquaredChord, 'float8')}, false)`
    default:
      return sliderSql(filter, parameters)
  }
}

type SliderFilter = Extract<
  SearchFilter,
  { readonly id: 'energy' | 'sociability' | 'confidence' | 'gentleness' }
>

/** The column is one of four names of ours. */
const SLIDER_COLUMNS: Readonly<Record<SliderFilter['id'], string>> = {
  energy: 'pet.energy',
  sociability: 'pet.sociability',
  confidence: 'pet.confidence',
  gentleness: 'pet.gentleness',
}

function sliderSql({ id, from, below }: SliderFilter, parameters: Parameters): string {
  const column = SLIDER_COLUMNS[id]
  return `(${column} >= ${parameters.add(from, 'int')} AND ${column} < ${parameters.add(below, 'int')})`
}

/** LIKE can use the index of three letters; what means something to it is escaped. */
function nameSql(folded: string, parameters: Parameters): string {
  // No name has a control character or half a letter, and PostgreSQL would refuse to compare with one.
  if (/[\p{Cc}\p{Cs}]/u.test(folded)) return 'false'
  return `pet.folded_name LIKE ${parameters.add(`%${folded.replace(/[\\%_]/g, '\\$&')}%`, 'text')}`
}

/** The rules between the two, in the order in which the first broken one counts. */
function brokenRules(
  plan: SearchPlan,
  { parameters, chord }: Omit<SqlPart, 'plan'>,
): [LeftOutRule, string][] {
  const { own, purpose, decided } = plan
  const add = (value: unknown, type: string) => parameters.add(value, type)
  const rules: [LeftOutRule, string][] = [
    ['already-decided', `pet.pet_id IN (SELECT unnest(${add([...decided], 'text[]')}))`],
    ['own-purpose', own.purposes.includes(purpose) ? 'false' : 'true'],
    ['their-purpose', `NOT ${add(purpose, 'text')} = ANY(pet.purposes)`],
    ['their-species', `NOT ${add(own.species, 'text')} = ANY(pet.wished_species)`],
    ...(purpose === 'breed' ? breedingRules(plan, parameters) : []),
    ['their-size', `NOT ${add(own.size, 'text')} = ANY(pet.wished_sizes)`],
  ]
  if (plan.distanceCounts && plan.ownPlace !== null)
    rules.push([
      'their-distance',
      `(NOT pet.virtual_only AND COALESCE(${chord} > pet.max_squared_chord, false))`,
    ])
  return rules
}

function breedingRules(plan: SearchPlan, parameters: Parameters): [LeftOutRule, string][] {
  const { own, onDay, breedable } = plan
  const add = (value: unknown, type: string) => parameters.add(value, type)
  const { bornUntilDay, damBornAfterDay } = breedable[own.species]
  const isOwnVaccinated = dayOrNever(own.vaccinatedUntil) >= onDay
  const age = () =>
    `(pet.born_day > ${add(bornUntilDay, 'int')} OR (pet.sex = 'female' AND pet.born_day <= ${add(damBornAfterDay, 'int')}))`
  return [
    ['kind', `pet.species <> ${add(own.species, 'text')}`],
    ['sex', `pet.sex = ${add(own.sex, 'text')}`],
    ['neuter', own.neutered ? 'true' : 'pet.neutered'],
    ['age', isBreedable(plan, own) ? age() : 'true'],
    ['vaccination', isOwnVaccinated ? `pet.vaccinated_until_day < ${add(onDay, 'int')}` : 'true'],
    ['relatedness', own.kin === undefined ? 'false' : kinSql(own.kin, parameters)],
  ]
}

/**
 * Close kin, as \`areCloseKin\` says: one is an ancestor of the other, or they share a parent. Each place has two
 * numbers, a registration and a name; the name counts only where not both are registered.
 */
function kinSql(kin: readonly number[], parameters: Parameters): string {
  const own = parameters.add(kin.map(String), 'bigint[]')
  const same = (mine: number, theirs: number) => {
    const [a, b] = [`(${own})[${mine + 1}]`, `pet.kin[${theirs + 1}]`]
    const [c, d] = [`(${own})[${mine + 2}]`, `pet.kin[${theirs + 2}]`]
    return `CASE WHEN ${a} <> 0 AND ${b} <> 0 THEN ${a} = ${b} ELSE ${c} <> 0 AND ${c} = ${d} END`
  }
  const ancestors = [1, 2, 3, 4, 5, 6].flatMap(place => [same(0, place * 2), same(place * 2, 0)])
  return `(cardinality(pet.kin) > 0 AND (${[...ancestors, same(2, 2), same(4, 4)].join(' OR ')}))`
}

/** What a row of the counts says: which filters failed, and which rule was the first broken. */
export function readCountRow(row: { readonly failed: number; readonly rule: number | null }): {
  readonly filters: readonly FilterId[]
  readonly rule: LeftOutRule | null
} {
  return {
    filters: FILTER_IDS.filter((_, at) => (row.failed & (1 << at)) !== 0),
    rule: row.rule === null ? null : (LEFT_OUT_RULES[row.rule] ?? null),
  }
}
