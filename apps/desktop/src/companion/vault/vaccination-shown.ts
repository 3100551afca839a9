import { createHmac } from 'node:crypto'
import {
  type EnvelopeKeys,
  issuerDidSchema,
  type PaperReport,
  presentationSchema,
  VACCINATION_FACTS,
  verifyPaper,
} from '@pawfect/domain/certificates'
import type { VaccinationShown } from '../../bridge/index.ts'

/** Whom an answer is for and what it answers. */
type Question = { readonly audience: string; readonly nonce: string }

/**
 * What this machine asks about the other animal of a meet-up. The nonce is made from a secret, so that only this
 * machine can tell it, and tells it again: nobody has to be trusted to have kept it.
 */
export function questionOf({ did, readingSecret }: EnvelopeKeys, meetupId: string) {
  const nonce = createHmac('sha256', readingSecret).update(`pawfect-vaccination/1 ${meetupId}`).digest()
  return { audience: issuerDidSchema.parse(did), nonce: nonce.subarray(0, 18).toString('base64url') }
}

/** Checks an answer: genuine, for this machine, made today, about this animal, in force today. */
export function vaccinationShown(
  file: Uint8Array,
  expected: {
    readonly asked: Question
    readonly petId: string
    readonly petName: string
    readonly now: Date
  },
): VaccinationShown {
  const { asked, now } = expected
  const report = verifyPaper(file, { asked, now })
  const facts = new Map(report.facts.map(({ name, value }) => [name, value]))
  const [disease, protectsUntil, animalName, species] = VACCINATION_FACTS.map(name => facts.get(name) ?? '')
  const shown = {
    summary: report.said.summary,
    disease: disease ?? '',
    protectsUntil: protectsUntil === undefined || protectsUntil === '' ? '1970-01-01' : protectsUntil,
    animalName: animalName ?? '',
    species: species ?? '',
    issuer: report.issuer === null ? null : { name: report.issuer.name, role: report.issuer.role },
  }
  return { ...shown, verdict: verdictOf(file, { report, shown, ...expected }) }
}

type Judged = {
  readonly report: PaperReport
  readonly shown: { readonly disease: string; readonly protectsUntil: string; readonly animalName: string }
  readonly petId: string
  readonly petName: string
  readonly now: Date
}

function verdictOf(
  file: Uint8Array,
  { report, shown, petId, petName, now }: Judged,
): VaccinationShown['verdict'] {
  if (report.kind !== 'presentation' || report.verdict !== 'valid' || shown.disease === '') return 'refused'
  const paper = presentationSchema.parse(JSON.parse(new TextDecoder().decode(file)))
  const subject = paper.credential.credentialSubject
  if (subject.kind !== 'vaccination') return 'refused'
  // A paper of before the animal had a page bears another id: then at least the name is the same.
  if (subject.petId !== petId && shown.animalName !== petName) return 'another-animal'
  return shown.protectsUntil >= now.toISOString().slice(0, 10) ? 'valid' : 'over'
}
