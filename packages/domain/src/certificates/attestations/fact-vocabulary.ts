import { z } from 'zod'
import { speciesSchema } from '../../pets/index.ts'
import { issuerDidSchema } from '../ownership-credential.ts'
import { type Saying, say } from '../sayings/saying.ts'
import { readChipNumber } from './chip-number.ts'
import type { OpenedFact } from './salted-fact.ts'

/** What an attestation is about. */
export const attestationKindSchema = z.enum([
  'identity',
  'co-ownership',
  'litter',
  'health-test',
  'vaccination',
  'title',
])
export type AttestationKind = z.infer<typeof attestationKindSchema>

/**
 * What an owner of several may do. `owner` and `co-owner` must all sign a transfer; `owner`, `co-owner` and
 * `breeder` may sign for matings and litters; `keeper` lives with the animal and signs for its care alone.
 */
export const ownerRoleSchema = z.enum(['owner', 'co-owner', 'breeder', 'keeper'])
export type OwnerRole = z.infer<typeof ownerRoleSchema>

const text = z
  .string()
  .max(120)
  .regex(/^\S(.*\S)?$/su)
const name = text.max(80)
const day = z.iso.date()
/** Partial dates say what is known: a year, a month or a day. */
const someday = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const chip = z.string().refine(number => /^\d{15}$/.test(number) && readChipNumber(number).kind === 'iso', {
  error: 'this is not an ISO 11784 chip number',
})
/** Decimals are text: a canonical form of fractions is one thing less to disagree about. */
const decimal = z.string().regex(/^(0|[1-9]\d{0,4})(\.\d{1,12})?$/)
const breeds = z.string().regex(/^[a-z0-9-]{1,60}(,[a-z0-9-]{1,60}){0,3}$/)

/** Every fact there is, and the form of its value. Facts of owners carry a number: `owner.1.name`. */
const FACTS: Readonly<Record<string, z.ZodType<string>>> = {
  'animal.name': name,
  'animal.species': speciesSchema,
  'animal.sex': z.enum(['female', 'male']),
  /** Ids from `BREEDS`, comma between; left out when unknown. */
  'animal.breeds': breeds,
  'animal.birthDate': someday,
  'animal.birthYear': z.string().regex(/^\d{4}$/),
  'animal.colour': text,
  'animal.registration': text,
  /** ISO 11784, 15 digits. In the file its holder keeps; never in anything published. */
  'chip.number': chip,
  'chip.lastThree': z.string().regex(/^\d{3}$/),
  /** SHA-256 of the photo's bytes. Proves this very file, not that another picture shows the same animal. */
  'photo.hash': hash,
  'owner.name': name,
  'owner.role': ownerRoleSchema,
  'owner.key': issuerDidSchema,
  'litter.registration': text,
  'litter.bornOn': someday,
  'sire.name': name,
  'sire.registration': text,
  'dam.name': name,
  'dam.registration': text,
  /** 0 to 1, from the whole pedigree the issuer had; see `inbreeding.completeGenerations` for how much that was. */
  'inbreeding.coefficient': decimal.refine(value => Number(value) <= 1),
  'inbreeding.completeGenerations': decimal,
  /** Which program, by which rule: somebody else's figure is only comparable when both are known. */
  'inbreeding.method': text,
  'test.name': text,
  'test.result': text,
  'test.laboratory': text,
  'test.sampledOn': day,
  'test.reference': text,
  'vaccine.disease': text,
  'vaccine.product': text,
  'vaccine.batch': text,
  'vaccine.givenOn': day,
  'vaccine.protectsUntil': day,
  'title.name': text,
  'title.event': text,
  'title.awardedOn': day,
  'title.awardedBy': text,
}

const ANIMAL = ['animal', 'chip', 'photo'] as const
type Rule = { readonly about: readonly string[]; readonly needs: readonly string[] }

/** What may, and what must, stand in an attestation of each kind. */
const RULES: Readonly<Record<AttestationKind, Rule>> = {
  identity: { about: ANIMAL, needs: ['animal.species', 'chip.number', 'chip.lastThree'] },
  'co-ownership': { about: [...ANIMAL, 'owner'], needs: ['animal.name', 'owner.1.name', 'owner.1.role'] },
  litter: {
    about: [...ANIMAL, 'owner', 'litter', 'sire', 'dam', 'inbreeding'],
    needs: ['animal.name', 'litter.bornOn', 'sire.name', 'dam.name'],
  },
  'health-test': { about: [...ANIMAL, 'test'], needs: ['test.name', 'test.result', 'test.sampledOn'] },
  vaccination: { about: [...ANIMAL, 'vaccine'], needs: ['vaccine.disease', 'vaccine.givenOn'] },
  title: { about: [...ANIMAL, 'title'], needs: ['title.name', 'title.awardedOn'] },
}

/** Why a list of facts cannot stand in an attestation of a kind; null when it can. */
export function problemWithFacts(kind: AttestationKind, facts: readonly OpenedFact[]): Saying | null {
  const names = new Set<string>()
  for (const fact of facts) {
    const problem = problemWithFact(kind, fact)
    if (problem !== null) return problem
    if (names.has(fact.name)) return say('fact-twice', { fact: fact.name })
    names.add(fact.name)
  }
  return inconsistency(new Map(facts.map(fact => [fact.name, fact.value])))
}

/** The first fact that an attestation of this kind cannot do without and that is missing; null when none is. */
export function missingFact(kind: AttestationKind, names: readonly string[]): string | null {
  return RULES[kind].needs.find(needed => !names.includes(needed)) ?? null
}

function problemWithFact(kind: AttestationKind, fact: OpenedFact): Saying | null {
  const [group = ''] = fact.name.split('.')
  const numbered = /^owner\.[1-8]\./.test(fact.name)
  const schema = FACTS[fact.name.replace(/^owner\.[1-8]\./, 'owner.')]
  if (schema === undefined || numbered !== (group === 'owner'))
    return say('fact-unknown', { fact: fact.name })
  if (!RULES[kind].about.includes(group)) return say('fact-misplaced', { fact: fact.name })
  return schema.safeParse(fact.value).success ? null : say('fact-miswritten', { fact: fact.name })
}

function inconsistency(facts: ReadonlyMap<string, string>): Saying | null {
  const number = facts.get('chip.number')
  const lastThree = facts.get('chip.lastThree')
  if (number !== undefined && lastThree !== undefined && !number.endsWith(lastThree))
    return say('fact-not-the-end', { fact: 'chip.lastThree', other: 'chip.number' })
  const birthDate = facts.get('animal.birthDate')
  const birthYear = facts.get('animal.birthYear')
  if (birthDate !== undefined && birthYear !== undefined && !birthDate.startsWith(birthYear))
    return say('fact-not-the-year', { fact: 'animal.birthYear', other: 'animal.birthDate' })
  const givenOn = facts.get('vaccine.givenOn')
  const until = facts.get('vaccine.protectsUntil')
  if (givenOn !== undefined && until !== undefined && until < givenOn)
    return say('fact-too-early', { fact: 'vaccine.protectsUntil', other: 'vaccine.givenOn' })
  return null
}
