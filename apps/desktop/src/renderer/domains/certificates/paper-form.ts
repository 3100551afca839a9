import {
  type AttestationFile,
  type AttestationKind,
  type AttestationStatement,
  type AttesterRole,
  type Correction,
  readChipNumber,
} from '@pawfect/domain/certificates'
import type { Pet } from '@pawfect/domain/pets'

/** Kinds that are filled in on a screen; who owns an animal is certified by a deed. */
export const FORM_KINDS = ['litter', 'vaccination', 'health-test', 'title', 'identity'] as const
export type FormKind = Extract<AttestationKind, (typeof FORM_KINDS)[number]>

/** A field of the form: the fact it fills, and how it is typed. */
export type FormField = {
  readonly fact: string
  readonly type: 'text' | 'date' | 'chip' | 'number' | 'photo'
  readonly isRequired: boolean
}

const field = (fact: string, type: FormField['type'] = 'text', isRequired = false): FormField => ({
  fact,
  type,
  isRequired,
})

/** What is asked once for the whole paper, or for the whole litter. */
export const FIELDS: Readonly<Record<FormKind, readonly FormField[]>> = {
  litter: [
    field('dam.name', 'text', true),
    field('dam.registration'),
    field('sire.name', 'text', true),
    field('sire.registration'),
    field('litter.bornOn', 'date', true),
    field('litter.registration'),
    field('inbreeding.coefficient', 'number'),
    field('inbreeding.completeGenerations', 'number'),
    field('inbreeding.method'),
  ],
  vaccination: [
    field('vaccine.disease', 'text', true),
    field('vaccine.givenOn', 'date', true),
    field('vaccine.protectsUntil', 'date'),
    field('vaccine.product'),
    field('vaccine.batch'),
  ],
  'health-test': [
    field('test.name', 'text', true),
    field('test.result', 'text', true),
    field('test.sampledOn', 'date', true),
    field('test.laboratory'),
    field('test.reference'),
  ],
  title: [
    field('title.name', 'text', true),
    field('title.awardedOn', 'date', true),
    field('title.event'),
    field('title.awardedBy'),
  ],
  identity: [field('chip.number', 'chip', true), field('animal.colour'), field('photo.hash', 'photo')],
}

/** One pup of a litter, as typed. */
export type PupRow = {
  readonly id: string
  readonly name: string
  readonly sex: 'female' | 'male'
  readonly colour: string
  readonly chip: string
}

/** Everything typed into the form. */
export type PaperForm = {
  readonly kind: FormKind
  readonly role: AttesterRole
  readonly issuerName: string
  /** The animal a single paper is about, or the dam whose species and breed the pups share. */
  readonly pet: Pet | null
  readonly values: Readonly<Record<string, string>>
  readonly pups: readonly PupRow[]
  /** The paper that is put right, and why; null for a new one. */
  readonly corrects: (Correction & { readonly petId: string }) | null
}

/** A fresh, empty pup. */
export function newPup(): PupRow {
  return { id: crypto.randomUUID(), name: '', sex: 'female', colour: '', chip: '' }
}

/** Whether a chip typed here may stand in a paper; an empty one may. */
export function isChipGood(text: string): boolean {
  return text.trim() === '' || readChipNumber(text).kind === 'iso'
}

/** Whether nothing that a paper must say is missing or badly typed. */
export function isFormComplete(form: PaperForm): boolean {
  const filled = FIELDS[form.kind].every(
    ({ fact, isRequired, type }) =>
      (!isRequired || (form.values[fact] ?? '').trim() !== '') &&
      (type !== 'chip' || isChipGood(form.values[fact] ?? '')) &&
      (type !== 'number' || /^(\d{1,5}(\.\d{1,12})?)?$/.test(form.values[fact]?.trim() ?? '')),
  )
  const animals =
    form.kind === 'litter'
      ? form.pups.length > 0 && form.pups.every(pup => pup.name.trim() !== '' && isChipGood(pup.chip))
      : form.pet !== null || form.corrects !== null
  if (form.corrects !== null && form.corrects.reason.trim() === '') return false
  return filled && animals && form.issuerName.trim() !== ''
}

/**
 * Turns the form into statements: one for a single paper, one a pup for a litter. Facts left empty are left out.
 *
 * @param issuerDid - key that will sign.
 */
export function statementsOf(
  form: PaperForm,
  { issuerDid, now }: { readonly issuerDid: string; readonly now: Date },
): readonly AttestationStatement[] {
  const values = trimmed(form.values)
  const base = {
    kind: form.kind,
    issuer: { did: issuerDid, name: form.issuerName.trim(), role: form.role },
    validFrom: now,
  }
  if (form.corrects !== null) return [correctionOf(form, values, base)]
  if (form.kind !== 'litter') {
    if (form.pet === null) return []
    const facts = { ...animalOf(form.pet), ...values, ...chipFacts(values['chip.number'] ?? '') }
    return [{ ...base, credentialId: freshId(), petId: form.pet.petId, facts }]
  }
  return form.pups.map(pup => ({
    ...base,
    credentialId: freshId(),
    // A pup without a page of its own gets an id that only its papers know.
    petId: pup.id,
    facts: { ...pupFacts(pup, form.pet), ...values, ...chipFacts(pup.chip) },
  }))
}

/** A paper filled in as another one was, to put it right. */
export function formCorrecting({ credential, status, facts }: AttestationFile): PaperForm | null {
  const { kind, attesterRole, petId } = credential.credentialSubject
  if (kind === 'co-ownership') return null
  const values = Object.fromEntries(facts.map(fact => [fact.name, fact.value]))
  const { 'chip.lastThree': _derived, 'animal.birthYear': _year, ...typed } = values
  const pup: PupRow = {
    ...newPup(),
    name: values['animal.name'] ?? '',
    sex: values['animal.sex'] === 'male' ? 'male' : 'female',
    colour: values['animal.colour'] ?? '',
    chip: values['chip.number'] ?? '',
  }
  return {
    ...{ kind, role: attesterRole, issuerName: credential.issuer.name, pet: null, values: typed },
    pups: kind === 'litter' ? [pup] : [],
    corrects: { id: credential.id, digest: status.digest, petId, reason: '' },
  }
}

function correctionOf(
  form: PaperForm,
  values: Record<string, string>,
  base: Pick<AttestationStatement, 'kind' | 'issuer' | 'validFrom'>,
): AttestationStatement {
  const { petId = '', ...corrects } = form.corrects ?? { id: '', digest: '', reason: '' }
  const [pup] = form.pups
  const { 'chip.number': chip = '', ...rest } = values
  const birthYear = rest['animal.birthDate']?.slice(0, 4)
  return {
    ...base,
    ...{ credentialId: freshId(), petId, corrects: { ...corrects, reason: corrects.reason.trim() } },
    facts: {
      ...rest,
      ...(birthYear === undefined ? {} : { 'animal.birthYear': birthYear }),
      ...(pup === undefined ? chipFacts(chip) : { ...pupFacts(pup, null), ...chipFacts(pup.chip) }),
    },
  }
}

function freshId(): string {
  return `urn:uuid:${crypto.randomUUID()}`
}

function trimmed(values: PaperForm['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([fact, value]) => (value.trim() === '' ? [] : [[fact, value.trim()]])),
  )
}

function animalOf(pet: Pet): Record<string, string> {
  return {
    'animal.name': pet.name,
    'animal.species': pet.species,
    'animal.sex': pet.sex,
    ...(pet.breedIds.length > 0 ? { 'animal.breeds': pet.breedIds.join(',') } : {}),
    'animal.birthDate': pet.birthDate,
    'animal.birthYear': pet.birthDate.slice(0, 4),
  }
}

function pupFacts(pup: PupRow, dam: Pet | null): Record<string, string> {
  return {
    'animal.name': pup.name.trim(),
    'animal.sex': pup.sex,
    ...(pup.colour.trim() === '' ? {} : { 'animal.colour': pup.colour.trim() }),
    ...(dam === null ? {} : { 'animal.species': dam.species }),
    ...(dam === null || dam.breedIds.length === 0 ? {} : { 'animal.breeds': dam.breedIds.join(',') }),
  }
}

function chipFacts(typed: string): Record<string, string> {
  const chip = readChipNumber(typed)
  return chip.kind === 'iso' ? { 'chip.number': chip.number, 'chip.lastThree': chip.number.slice(-3) } : {}
}
