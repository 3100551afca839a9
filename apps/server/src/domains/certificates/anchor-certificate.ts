import {
  anchorCertificateInputSchema,
  canonicalBytes,
  certificateBundleSchema,
  certificateIdSchema,
  contentAddressOf,
  credentialDigest,
  isProofIntact,
  type SignedCredential,
  verificationMethodOf,
} from '@pawfect/domain/certificates'
import type { Pet } from '@pawfect/domain/pets'
import { slowCommand } from '../../procedures/index.ts'
import { findOwnPet } from '../pets/index.ts'
import { assembleBundle } from './assemble-bundle.ts'
import { findTaken } from './attestations-store.ts'
import {
  CertificateIdTakenError,
  CertificateNotFoundError,
  FactsDifferError,
  IssuerKeyUnknownError,
  PhotoGuessError,
  SignatureInvalidError,
} from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { findCertificate, findKey, insertCertificate } from './certificates-store.ts'
import { waitPatiently } from './wait-patiently.ts'

/** What a certificate and the animal's page must say alike. */
const CERTIFIED_FACTS = ['name', 'species', 'sex', 'birthDate', 'breedIds'] as const

/**
 * Takes a certificate that was signed on its breeder's machine, pins it, and anchors it together with whatever
 * else comes at the time. Answers with the certificate file; without an anchor when the chain is unavailable.
 */
export const createAnchorCertificate = (ports: CertificatesPorts) =>
  slowCommand
    .input(anchorCertificateInputSchema)
    .output(certificateBundleSchema)
    .mutation(async ({ ctx, input: { credential } }) => {
      const { userId } = ctx.caller
      const certificateId = certificateIdSchema.parse(credential.id)
      const digest = credentialDigest(credential)
      assertSignedByIssuer(credential)
      await ctx.inTransaction(async db => {
        const key = await findKey(db, credential.issuer.id)
        if (key === null || key.userId !== userId) throw new IssuerKeyUnknownError({ retired: false })
        if (key.retiredAt !== null) throw new IssuerKeyUnknownError({ retired: true })
        const { animal } = credential.credentialSubject
        assertSameFacts(animal, await findOwnPet(db, animal.petId, userId))
        const known = (await findTaken(db, [certificateId])).get(certificateId)
        if (known !== undefined && known.digest !== digest) throw new CertificateIdTakenError()
        const row = { certificateId, issuerId: userId, digest, cid: contentAddressOf(digest), credential }
        if (known === undefined) await insertCertificate(db, { ...row, issuedAt: ctx.clock.now() })
      })
      await ports.pins
        ?.pin(canonicalBytes(credential))
        .catch((err: unknown) => ctx.log.warn({ err }, 'a certificate is not pinned yet'))
      await waitPatiently(ports.queue.wake())
      const row = await findCertificate(ctx.db, certificateId)
      if (row === null) throw new CertificateNotFoundError()
      return assembleBundle(ctx.db, row, { serviceKey: ports.serviceKey, now: ctx.clock.now() })
    })

function assertSignedByIssuer(credential: SignedCredential): void {
  const { proof, issuer } = credential
  if (proof.verificationMethod !== verificationMethodOf(issuer.id) || !isProofIntact(credential))
    throw new SignatureInvalidError()
}

function assertSameFacts(animal: SignedCredential['credentialSubject']['animal'], pet: Pet): void {
  for (const fact of CERTIFIED_FACTS) {
    if (JSON.stringify(animal[fact]) !== JSON.stringify(pet[fact])) throw new FactsDifferError(fact)
    if (pet.sources[fact] === 'photo') throw new PhotoGuessError(fact)
  }
}
