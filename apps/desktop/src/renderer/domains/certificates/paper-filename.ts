import type { AttestationFile } from '@pawfect/domain/certificates'

/** The text of a paper's file. */
export function paperText(file: AttestationFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The file's name without its ending: its kind, and letters and digits of the animal's name. */
export function paperFilename(file: AttestationFile): string {
  const animal = file.facts.find(fact => fact.name === 'animal.name')?.value ?? ''
  const name = animal.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return `${file.credential.credentialSubject.kind}-${name === '' ? 'animal' : name}`
}
