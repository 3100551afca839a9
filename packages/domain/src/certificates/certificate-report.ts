import type { CertificateBundle } from './certificate-bundle.ts'
import { type FactsOf, type Saying, type SayingCode, say, wordSaying } from './sayings/saying.ts'

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

/** One thing that was, or was not, checked. `code` is stable; `message` is `saying` in English. */
export type CertificateCheck = {
  readonly code: string
  readonly outcome: 'passed' | 'failed' | 'not-checked'
  readonly message: string
  readonly saying: Saying
}

/** What a report says, for readers of any language: its one sentence, and what to look at twice. */
export type ReportSayings = { readonly summary: Saying; readonly warnings: readonly Saying[] }

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

/** The answer of `verifyCertificate`: a verdict, one sentence in English, and every check by name. */
export type CertificateReport = {
  readonly verdict: CertificateVerdict
  readonly summary: string
  readonly checks: readonly CertificateCheck[]
  readonly warnings: readonly string[]
  readonly said: ReportSayings
  readonly claims: CertificateClaims | null
}

/** Whom the verifier trusts. Left out: that part is reported as not checked. */
export type CertificateTrust = {
  /** `did:key`s of the services whose word counts. */
  readonly services?: readonly string[]
  /** Contracts whose batches count. */
  readonly anchors?: readonly { readonly chainId: number; readonly contract: string }[]
}

export function passed<Says extends SayingCode>(
  code: string,
  says: Says,
  ...facts: FactsOf<Says>
): CertificateCheck {
  return checkedAs({ code, outcome: 'passed' }, say(says, ...facts))
}

export function failed<Says extends SayingCode>(
  code: string,
  says: Says,
  ...facts: FactsOf<Says>
): CertificateCheck {
  return checkedAs({ code, outcome: 'failed' }, say(says, ...facts))
}

export function notChecked<Says extends SayingCode>(
  code: string,
  says: Says,
  ...facts: FactsOf<Says>
): CertificateCheck {
  return checkedAs({ code, outcome: 'not-checked' }, say(says, ...facts))
}

/** A check that says what is already said. */
export function checkedAs(
  check: Pick<CertificateCheck, 'code' | 'outcome'>,
  saying: Saying,
): CertificateCheck {
  return { ...check, message: wordSaying(saying, 'en'), saying }
}

/** A report's sentence and warnings, in English and for every other language. */
export function reportWords(
  summary: Saying,
  warnings: readonly Saying[],
): Pick<CertificateReport, 'summary' | 'warnings' | 'said'> {
  return {
    summary: wordSaying(summary, 'en'),
    warnings: warnings.map(warning => wordSaying(warning, 'en')),
    said: { summary, warnings },
  }
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
