import type { CertificateBundle } from './certificate-bundle.ts'
import {
  type CertificateCheck,
  type CertificateTrust,
  failed,
  notChecked,
  passed,
} from './certificate-report.ts'
import { contentAddressOf } from './content-address.ts'
import { type DataIntegrityProof, isProofIntact, type SignableDocument } from './data-integrity-proof.ts'
import { controllerOf } from './did-key.ts'
import { rootFromProof } from './merkle-tree.ts'
import { credentialDigest } from './ownership-credential.ts'

/** The part of any certificate file that its issuer signed. */
type Issued = {
  readonly credential: SignableDocument & {
    readonly issuer: { readonly id: string }
    readonly proof: DataIntegrityProof
  }
}

/** What the service adds to it, alike in every format. */
type Witnessed = Pick<
  CertificateBundle,
  'service' | 'digest' | 'ipfsCid' | 'anchor' | 'issuerKeyHistory' | 'revocationSnapshot'
>

/** Whether the breeder's signature covers exactly what the certificate says now. */
export function checkIssuerSignature({ credential }: Issued): CertificateCheck {
  return isProofIntact(credential)
    ? passed('issuer-signature', 'issuer-signature-fits')
    : failed('issuer-signature', 'issuer-signature-broken')
}

/** Whether the key that signed is the one the certificate names as its issuer. */
export function checkSignedByIssuer({ credential }: Issued): CertificateCheck {
  const issuer = credential.issuer.id
  const signer = controllerOf(credential.proof.verificationMethod)
  return signer === issuer
    ? passed('issuer-key', 'issuer-key-fits', { issuer })
    : failed('issuer-key', 'issuer-key-differs', { issuer, signer })
}

/** Whether that key stood in the breeder's key history, and was not retired, when it signed. */
export function checkKeyHistory(
  bundle: Issued & Pick<Witnessed, 'anchor' | 'issuerKeyHistory'>,
): CertificateCheck {
  const { issuer, proof } = bundle.credential
  const key = bundle.issuerKeyHistory.find(entry => entry.did === issuer.id)
  if (key === undefined) return failed('issuer-history', 'issuer-history-unlisted', { issuer: issuer.id })
  const { retiredAt } = key
  const signedAt = bundle.anchor?.block.minedAt ?? proof.created
  if (retiredAt !== null && (isAfter(proof.created, retiredAt) || isAfter(signedAt, retiredAt)))
    return failed('issuer-history', 'issuer-history-retired', { retiredAt })
  return passed('issuer-history', 'issuer-history-listed', { since: key.registeredAt.slice(0, 10) })
}

/** Whether the service's signature covers the whole file. */
export function checkServiceSignature(
  bundle: SignableDocument & { readonly service: string; readonly proof: DataIntegrityProof },
): CertificateCheck {
  const signer = controllerOf(bundle.proof.verificationMethod)
  return signer === bundle.service && isProofIntact(bundle)
    ? passed('service-signature', 'service-signature-fits')
    : failed('service-signature', 'service-signature-broken')
}

/** Whether the fingerprint and the IPFS address written in the file are those of this certificate. */
export function checkDigest(bundle: Issued & Pick<Witnessed, 'digest' | 'ipfsCid'>): CertificateCheck {
  const digest = credentialDigest(bundle.credential)
  return digest === bundle.digest && contentAddressOf(digest) === bundle.ipfsCid
    ? passed('digest', 'digest-fits')
    : failed('digest', 'digest-differs')
}

/** Whether the certificate is in the batch whose root was anchored. */
export function checkMerkleProof(bundle: Issued & Pick<Witnessed, 'anchor'>): CertificateCheck {
  const { anchor } = bundle
  if (anchor === null) return notChecked('merkle-proof', 'merkle-proof-missing')
  return rootFromProof(credentialDigest(bundle.credential), anchor.merkleProof) === anchor.root
    ? passed('merkle-proof', 'merkle-proof-fits', { size: anchor.size, batchId: anchor.batchId })
    : failed('merkle-proof', 'merkle-proof-differs')
}

/** Whether the service that put the file together is one the verifier trusts. */
export function checkServiceTrust(
  { service }: Pick<Witnessed, 'service'>,
  trust: CertificateTrust,
): CertificateCheck {
  if (trust.services === undefined) return notChecked('service-trust', 'service-trust-unnamed', { service })
  return trust.services.includes(service)
    ? passed('service-trust', 'service-trust-known', { service })
    : failed('service-trust', 'service-trust-foreign', { service })
}

/** Whether the anchor is a contract the verifier trusts. */
export function checkAnchorTrust(
  { anchor }: Pick<Witnessed, 'anchor'>,
  trust: CertificateTrust,
): CertificateCheck {
  if (anchor === null) return notChecked('anchor-trust', 'anchor-trust-none')
  const { contract, chainId } = anchor
  if (trust.anchors === undefined)
    return notChecked('anchor-trust', 'anchor-trust-unnamed', { contract, chainId })
  return trust.anchors.some(it => it.chainId === chainId && it.contract.toLowerCase() === contract)
    ? passed('anchor-trust', 'anchor-trust-known', { contract, chainId })
    : failed('anchor-trust', 'anchor-trust-foreign', { contract, chainId })
}

/** What the file knows about revocation, and since when it cannot know more. */
export function checkRevocationSnapshot({
  revocationSnapshot,
}: Pick<Witnessed, 'revocationSnapshot'>): CertificateCheck {
  const { asOf, status, revokedAt, reason } = revocationSnapshot
  if (status === 'active') return passed('revocation-snapshot', 'not-revoked', { asOf })
  const facts = { revokedAt: revokedAt ?? asOf }
  return reason
    ? failed('revocation-snapshot', 'revoked-because', { ...facts, reason })
    : failed('revocation-snapshot', 'revoked', facts)
}

/** What no file can show without asking anybody. */
export function checksThatNeedANetwork({
  anchor,
  revocationSnapshot,
}: Pick<Witnessed, 'anchor' | 'revocationSnapshot'>): readonly CertificateCheck[] {
  return [
    anchor === null
      ? notChecked('chain', 'chain-not-anchored')
      : notChecked('chain', 'chain-not-asked', {
          transaction: anchor.transaction,
          block: anchor.block.number,
        }),
    notChecked('revoked-since', 'revoked-since', { asOf: revocationSnapshot.asOf }),
    notChecked('identity', 'people-unknown'),
  ]
}

function isAfter(moment: string, limit: string): boolean {
  return Date.parse(moment) > Date.parse(limit)
}
