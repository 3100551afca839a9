import type { CertificateBundle } from './certificate-bundle.ts'

/**
 * `valid`: everything that can be checked offline holds. `altered`: something changed after signing.
 * `wrong-issuer`: signed by a key that is not the named issuer's. `revoked`: withdrawn by its issuer.
 * `foreign`: not one of our certificates, or of another service or anchor than the one trusted.
 * `malformed`: unreadable. `too-large`: not even looked at.
 */
export type CertificateVerdict =
  | 'valid'
  | 'altered'
  | 'wrong-issuer'
  | 'revoked'
  | 'foreign'
  | 'malformed'
  | 'too-large'

/** One thing that was, or was not, checked. `code` is stable; `message` is for people. */
export type CertificateCheck = {
  readonly code: string
  readonly outcome: 'passed' | 'failed' | 'not-checked'
  readonly message: string
}

/** What the file says; true only as far as the verdict goes. */
export type CertificateClaims = {
  readonly credentialId: string
  readonly animal: CertificateBundle['credential']['credentialSubject']['animal']
  readonly ownerName: string
  readonly issuerName: string
  readonly issuerDid: string
  readonly validFrom: string
  readonly digest: string
  readonly ipfsCid: string
  readonly serviceDid: string
  readonly anchor: CertificateBundle['anchor']
  readonly revocationSnapshot: CertificateBundle['revocationSnapshot']
}

/** The answer of `verifyCertificate`: a verdict, one sentence, and every check by name. */
export type CertificateReport = {
  readonly verdict: CertificateVerdict
  readonly summary: string
  readonly checks: readonly CertificateCheck[]
  readonly warnings: readonly string[]
  readonly claims: CertificateClaims | null
}

/** Whom the verifier trusts. Left out: that part is reported as not checked. */
export type CertificateTrust = {
  /** `did:key`s of the services whose word counts. */
  readonly services?: readonly string[]
  /** Contracts whose batches count. */
  readonly anchors?: readonly { readonly chainId: number; readonly contract: string }[]
}

export function passed(code: string, message: string): CertificateCheck {
  return { code, outcome: 'passed', message }
}

export function failed(code: string, message: string): CertificateCheck {
  return { code, outcome: 'failed', message }
}

export function notChecked(code: string, message: string): CertificateCheck {
  return { code, outcome: 'not-checked', message }
}

/** What a file says about itself, for showing beside a verdict. */
export function claimsOf(bundle: CertificateBundle): CertificateClaims {
  const { credential } = bundle
  return {
    credentialId: credential.id,
    animal: credential.credentialSubject.animal,
    ownerName: credential.credentialSubject.owner.name,
    issuerName: credential.issuer.name,
    issuerDid: credential.issuer.id,
    validFrom: credential.validFrom,
    digest: bundle.digest,
    ipfsCid: bundle.ipfsCid,
    serviceDid: bundle.service,
    anchor: bundle.anchor,
    revocationSnapshot: bundle.revocationSnapshot,
  }
}
