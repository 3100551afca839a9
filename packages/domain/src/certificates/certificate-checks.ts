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
    ? passed(
        'issuer-signature',
        'The signature fits every word of the certificate: nothing was changed since.',
      )
    : failed(
        'issuer-signature',
        'The signature does not fit what the certificate says: it was changed after signing, or signed with another key.',
      )
}

/** Whether the key that signed is the one the certificate names as its issuer. */
export function checkSignedByIssuer({ credential }: Issued): CertificateCheck {
  const signer = controllerOf(credential.proof.verificationMethod)
  return signer === credential.issuer.id
    ? passed('issuer-key', `It was signed with the key it names: ${credential.issuer.id}.`)
    : failed('issuer-key', `It names ${credential.issuer.id} as its issuer but was signed by ${signer}.`)
}

/** Whether that key stood in the breeder's key history, and was not retired, when it signed. */
export function checkKeyHistory(
  bundle: Issued & Pick<Witnessed, 'anchor' | 'issuerKeyHistory'>,
): CertificateCheck {
  const { issuer, proof } = bundle.credential
  const key = bundle.issuerKeyHistory.find(entry => entry.did === issuer.id)
  if (key === undefined)
    return failed(
      'issuer-history',
      `The issuer's key history does not list ${issuer.id}: somebody else's key.`,
    )
  const signedAt = bundle.anchor?.block.minedAt ?? proof.created
  if (key.retiredAt !== null && (isAfter(proof.created, key.retiredAt) || isAfter(signedAt, key.retiredAt)))
    return failed(
      'issuer-history',
      `That key was retired on ${key.retiredAt}, before this certificate was made.`,
    )
  return passed(
    'issuer-history',
    `The key stands in the issuer's key history since ${key.registeredAt.slice(0, 10)}.`,
  )
}

/** Whether the service's signature covers the whole file. */
export function checkServiceSignature(
  bundle: SignableDocument & { readonly service: string; readonly proof: DataIntegrityProof },
): CertificateCheck {
  const signer = controllerOf(bundle.proof.verificationMethod)
  return signer === bundle.service && isProofIntact(bundle)
    ? passed('service-signature', 'The file is complete and as the service wrote it.')
    : failed('service-signature', 'The file is no longer as the service wrote it.')
}

/** Whether the fingerprint and the IPFS address written in the file are those of this certificate. */
export function checkDigest(bundle: Issued & Pick<Witnessed, 'digest' | 'ipfsCid'>): CertificateCheck {
  const digest = credentialDigest(bundle.credential)
  return digest === bundle.digest && contentAddressOf(digest) === bundle.ipfsCid
    ? passed('digest', 'The fingerprint and the IPFS address are those of this certificate.')
    : failed('digest', 'The fingerprint or the IPFS address belongs to something else.')
}

/** Whether the certificate is in the batch whose root was anchored. */
export function checkMerkleProof(bundle: Issued & Pick<Witnessed, 'anchor'>): CertificateCheck {
  const { anchor } = bundle
  if (anchor === null)
    return notChecked(
      'merkle-proof',
      'It is signed but was not anchored on a chain yet when the file was made.',
    )
  return rootFromProof(credentialDigest(bundle.credential), anchor.merkleProof) === anchor.root
    ? passed('merkle-proof', `It is one of ${anchor.size} in batch ${anchor.batchId}, by its Merkle proof.`)
    : failed('merkle-proof', 'Its Merkle proof leads to another root: the anchor belongs to something else.')
}

/** Whether the service that put the file together is one the verifier trusts. */
export function checkServiceTrust(
  bundle: Pick<Witnessed, 'service'>,
  trust: CertificateTrust,
): CertificateCheck {
  if (trust.services === undefined)
    return notChecked(
      'service-trust',
      `Whether you trust the service behind it (${bundle.service}): none was named.`,
    )
  return trust.services.includes(bundle.service)
    ? passed('service-trust', `The service behind it is one you trust: ${bundle.service}.`)
    : failed('service-trust', `It comes from another service than the ones you trust: ${bundle.service}.`)
}

/** Whether the anchor is a contract the verifier trusts. */
export function checkAnchorTrust(
  { anchor }: Pick<Witnessed, 'anchor'>,
  trust: CertificateTrust,
): CertificateCheck {
  if (anchor === null) return notChecked('anchor-trust', 'There is no anchor to compare.')
  const where = `contract ${anchor.contract} on chain ${anchor.chainId}`
  if (trust.anchors === undefined)
    return notChecked('anchor-trust', `Whether you trust its anchor (${where}): none was named.`)
  return trust.anchors.some(
    it => it.chainId === anchor.chainId && it.contract.toLowerCase() === anchor.contract,
  )
    ? passed('anchor-trust', `Its anchor is one you trust: ${where}.`)
    : failed('anchor-trust', `It is anchored elsewhere than in what you trust: ${where}.`)
}

/** What the file knows about revocation, and since when it cannot know more. */
export function checkRevocationSnapshot({
  revocationSnapshot,
}: Pick<Witnessed, 'revocationSnapshot'>): CertificateCheck {
  const { asOf, status, revokedAt, reason } = revocationSnapshot
  return status === 'active'
    ? passed('revocation-snapshot', `Not revoked as of ${asOf}.`)
    : failed('revocation-snapshot', `Revoked on ${revokedAt ?? asOf}${reason ? `: ${reason}` : ''}.`)
}

/** What no file can show without asking anybody. */
export function checksThatNeedANetwork({
  anchor,
  revocationSnapshot,
}: Pick<Witnessed, 'anchor' | 'revocationSnapshot'>): readonly CertificateCheck[] {
  return [
    notChecked(
      'chain',
      anchor === null
        ? 'No chain was asked: the certificate was not anchored yet.'
        : `Whether transaction ${anchor.transaction} really is in block ${anchor.block.number}: no chain was asked.`,
    ),
    notChecked('revoked-since', `Whether it was revoked after ${revocationSnapshot.asOf}: nobody was asked.`),
    notChecked('identity', 'Who the people behind the names are: a signature proves a key, not a person.'),
  ]
}

function isAfter(moment: string, limit: string): boolean {
  return Date.parse(moment) > Date.parse(limit)
}
