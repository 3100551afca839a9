import { writeAttestation } from '@pawfect/domain/certificates'
import { describe, expect, test } from 'vitest'
import { formCorrecting, isFormComplete, newPup, type PaperForm, statementsOf } from './paper-form.ts'

const issuer = {
  issuerDid: 'did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw',
  now: new Date('2026-05-04'),
}

const litter: PaperForm = {
  kind: 'litter',
  role: 'breeder',
  issuerName: 'Kennel Rossi',
  pet: null,
  values: {
    'dam.name': 'Freya',
    'sire.name': ' Odin ',
    'litter.bornOn': '2026-03-01',
    'litter.registration': ' ',
  },
  pups: [
    { ...newPup(), name: 'Pip', chip: '276 0981 0612 3456' },
    { ...newPup(), name: 'Pap', sex: 'male', colour: 'black' },
  ],
  corrects: null,
}

describe('formCorrecting', () => {
  test('fills a paper in as it was, and makes one that names it and why', () => {
    const [old] = statementsOf(litter, issuer).map(writeAttestation)
    const status = { digest: 'ab'.repeat(32) }
    const form = formCorrecting({ credential: old?.credential, status, facts: old?.opened } as never)
    if (form?.corrects == null) throw new Error('no form')
    expect(isFormComplete(form)).toBe(false)
    const pups = form.pups.map(pup => ({ ...pup, colour: 'red' }))
    const corrects = { ...form.corrects, reason: 'the colour was missing' }
    const [statement] = statementsOf({ ...form, pups, corrects }, issuer)
    expect(statement).toMatchObject({
      petId: old?.credential.credentialSubject.petId,
      corrects: { id: old?.credential.id, digest: status.digest, reason: 'the colour was missing' },
      facts: { 'animal.name': 'Pip', 'animal.colour': 'red', 'chip.lastThree': '456', 'sire.name': 'Odin' },
    })
    expect(statement && writeAttestation(statement).credential.id).not.toBe(old?.credential.id)
  })
})

describe('statementsOf', () => {
  test('makes one paper a pup, with what the litter shares and what is its own', () => {
    const [pip, pap] = statementsOf(litter, issuer)
    expect(pip?.facts).toEqual({
      'animal.name': 'Pip',
      'animal.sex': 'female',
      'chip.number': '276098106123456',
      'chip.lastThree': '456',
      'dam.name': 'Freya',
      'sire.name': 'Odin',
      'litter.bornOn': '2026-03-01',
    })
    expect(pap?.facts['animal.colour']).toBe('black')
    expect(pip?.petId).not.toBe(pap?.petId)
  })

  test('writes what the domain accepts', () => {
    expect(statementsOf(litter, issuer).map(it => writeAttestation(it).credential.type[1])).toEqual([
      'PetAttestationCredential',
      'PetAttestationCredential',
    ])
  })
})

describe('isFormComplete', () => {
  test('lets a whole litter through, and stops what is missing or mistyped', () => {
    const [first = newPup()] = litter.pups
    expect(
      [
        litter,
        { ...litter, pups: [] },
        { ...litter, pups: [{ ...first, name: ' ' }] },
        { ...litter, pups: [{ ...first, chip: '999000000000001' }] },
        { ...litter, values: { ...litter.values, 'sire.name': '' } },
        { ...litter, values: { ...litter.values, 'inbreeding.coefficient': 'much' } },
        { ...litter, issuerName: '' },
      ].map(isFormComplete),
    ).toEqual([true, false, false, false, false, false, false])
  })
})
