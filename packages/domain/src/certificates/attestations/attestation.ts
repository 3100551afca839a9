import { z } from 'zod'
import { DomainError } from '../../domain-error.ts'
import { petIdSchema } from '../../pets/index.ts'
import { dataIntegrityProofSchema, signDocument } from '../data-integrity-proof.ts'
import { CREDENTIALS_CONTEXT, isoSeconds, issuerDidSchema, PAWFECT_CONTEXT } from '../ownership-credential.ts'
import { wordSaying } from '../sayings/saying.ts'
import { attesterRoleSchema } from './attester-role.ts'
import {
  type AttestationKind,
  attestationKindSchema,
  missingFact,
  problemWithFacts,
} from './fact-vocabulary.ts'
import { digestsToSign, type OpenedFact, saltFacts } from './salted-fact.ts'

/** Salted facts of one attestation: enough for eight owners of one animal, with room for what is not a fact. */
const MAX_DIGESTS = 64

const hash32 = z.string().regex(/^[0-9a-f]{64}$/)
const credentialId = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** Which earlier attestation this one puts right, and what was wrong. The earlier one stays readable. */
export const correctionSchema = z.strictObject({
  id: credentialId,
  digest: hash32,
  /** Shown to whoever checks either of the two; no names, please. */
  reason: z.string().trim().min(1).max(200),
})
export type Correction = z.infer<typeof correctionSchema>

/**
 * A Verifiable Credential 2.0 in which every fact is a salted digest: it can be anchored, copied and handed to
 * any server without saying anything but who signed it, of what kind it is, and about which animal id.
 */
export const attestationSchema = z.strictObject({
  '@context': z.tuple([z.literal(CREDENTIALS_CONTEXT), z.literal(PAWFECT_CONTEXT)]),
  id: credentialId,
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('PetAttestationCredential')]),
  issuer: z.strictObject({
    id: issuerDidSchema,
    name: z
      .string()
      .min(1)
      .max(80)
      .regex(/^\S(.*\S)?$/su),
  }),
  validFrom: z.iso.datetime(),
  /** Nothing after this moment is attested; left out: no end. */
  validUntil: z.iso.datetime().optional(),
  credentialSubject: z.strictObject({
    petId: petIdSchema,
    kind: attestationKindSchema,
    attesterRole: attesterRoleSchema,
    /** The key that may show this to somebody; left out: whoever has the file may. */
    holder: issuerDidSchema.optional(),
    facts: z.array(hash32).min(1).max(MAX_DIGESTS),
    corrects: correctionSchema.optional(),
  }),
})
export type Attestation = z.infer<typeof attestationSchema>

export const signedAttestationSchema = attestationSchema.extend({ proof: dataIntegrityProofSchema })
export type SignedAttestation = z.infer<typeof signedAttestationSchema>

/** A fact is missing, unknown, badly written, or contradicts another; nothing was signed. */
export class AttestationFactError extends DomainError {
  override readonly name = 'AttestationFactError'
  readonly code = 'certificates/fact-refused'
  override readonly facts: { readonly problem: string }
  constructor(problem: string) {
    super(`the attestation cannot be written: ${problem}`)
    this.facts = { problem }
  }
}

/** What an attester decides when writing one. `facts` are names of the vocabulary and their values. */
export type AttestationStatement = {
  readonly credentialId: string
  readonly kind: AttestationKind
  readonly issuer: {
    readonly did: string
    readonly name: string
    readonly role: z.infer<typeof attesterRoleSchema>
  }
  readonly petId: string
  readonly holder?: string
  readonly facts: Readonly<Record<string, string>>
  readonly validFrom: Date
  readonly validUntil?: Date
  readonly corrects?: Correction
}

/**
 * Salts the facts and puts their digests into W3C form, unsigned.
 *
 * @returns the credential, and the opened facts that its holder keeps and nobody else gets.
 * @throws {AttestationFactError} @throws {z.ZodError}
 */
export function writeAttestation(statement: AttestationStatement): {
  readonly credential: Attestation
  readonly opened: readonly OpenedFact[]
} {
  const opened = saltFacts(statement.facts)
  const problem = problemWithFacts(statement.kind, opened)
  if (problem !== null) throw new AttestationFactError(wordSaying(problem, 'en'))
  const missing = missingFact(statement.kind, Object.keys(statement.facts))
  if (missing !== null) throw new AttestationFactError(`${missing} is missing`)
  const { issuer, validUntil, holder, corrects } = statement
  const credential = attestationSchema.parse({
    '@context': [CREDENTIALS_CONTEXT, PAWFECT_CONTEXT],
    id: statement.credentialId,
    type: ['VerifiableCredential', 'PetAttestationCredential'],
    issuer: { id: issuer.did, name: issuer.name },
    validFrom: isoSeconds(statement.validFrom),
    ...(validUntil === undefined ? {} : { validUntil: isoSeconds(validUntil) }),
    credentialSubject: {
      petId: statement.petId,
      kind: statement.kind,
      attesterRole: issuer.role,
      ...(holder === undefined ? {} : { holder }),
      facts: digestsToSign(opened),
      ...(corrects === undefined ? {} : { corrects }),
    },
  })
  return { credential, opened }
}

/**
 * Signs an attestation on its issuer's machine.
 *
 * @param signer - the issuer's 32-byte secret key, and when the signature is made.
 */
export function signAttestation(
  credential: Attestation,
  signer: { readonly secretKey: Uint8Array; readonly signedAt: Date },
): SignedAttestation {
  return signDocument(credential, { secretKey: signer.secretKey, created: isoSeconds(signer.signedAt) })
}
