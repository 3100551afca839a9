import { DomainError } from '@pawfect/domain'

/** There is no such certificate, or the caller neither issued it nor owns its animal: not to be told apart. */
export class CertificateNotFoundError extends DomainError {
  override readonly name = 'CertificateNotFoundError'
  readonly code = 'certificates/not-found'
  constructor() {
    super('no certificate of the caller has this id')
  }
}

/** The signature does not fit what the certificate says, or is not by the issuer it names. */
export class SignatureInvalidError extends DomainError {
  override readonly name = 'SignatureInvalidError'
  readonly code = 'certificates/signature-invalid'
  constructor() {
    super('the signature does not fit the document or its named signer')
  }
}

/** The caller has not registered this key, or has retired it. */
export class IssuerKeyUnknownError extends DomainError {
  override readonly name = 'IssuerKeyUnknownError'
  readonly code = 'certificates/issuer-key-unknown'
  override readonly facts: { readonly retired: boolean }
  constructor({ retired }: { readonly retired: boolean }) {
    super(retired ? 'this key was retired' : 'the caller has not registered this key')
    this.facts = { retired }
  }
}

/** Somebody else registered this key: one key speaks for one person. */
export class IssuerKeyTakenError extends DomainError {
  override readonly name = 'IssuerKeyTakenError'
  readonly code = 'certificates/issuer-key-taken'
  constructor() {
    super('this key belongs to another account')
  }
}

/** The caller has registered as many keys as a file can list. */
export class TooManyIssuerKeysError extends DomainError {
  override readonly name = 'TooManyIssuerKeysError'
  readonly code = 'certificates/too-many-keys'
  override readonly facts: { readonly limit: number }
  constructor(limit: number) {
    super(`one account may register ${limit} keys`)
    this.facts = { limit }
  }
}

/** The certificate says something other than the animal's own page; `fact` names the first difference. */
export class FactsDifferError extends DomainError {
  override readonly name = 'FactsDifferError'
  readonly code = 'certificates/facts-differ'
  override readonly facts: { readonly fact: string }
  constructor(fact: string) {
    super(`the certificate and the animal differ in ${fact}`)
    this.facts = { fact }
  }
}

/** A fact is only a guess from a photo; the owner must confirm it before it can be certified. */
export class PhotoGuessError extends DomainError {
  override readonly name = 'PhotoGuessError'
  readonly code = 'certificates/photo-guess'
  override readonly facts: { readonly fact: string }
  constructor(fact: string) {
    super(`${fact} is a guess from a photo and was never confirmed`)
    this.facts = { fact }
  }
}

/** Another certificate has this id already. */
export class CertificateIdTakenError extends DomainError {
  override readonly name = 'CertificateIdTakenError'
  readonly code = 'certificates/id-taken'
  constructor() {
    super('another certificate has this id')
  }
}

/** Only whoever issued a certificate may withdraw it. */
export class CertificateNotYoursError extends DomainError {
  override readonly name = 'CertificateNotYoursError'
  readonly code = 'certificates/not-yours'
  constructor() {
    super('somebody else issued this certificate')
  }
}

/** The correction names something the caller may not put right: not theirs, another animal or kind, or corrected already. */
export class CorrectionRefusedError extends DomainError {
  override readonly name = 'CorrectionRefusedError'
  readonly code = 'certificates/correction-refused'
  override readonly facts: { readonly reason: 'not-yours' | 'not-the-same' | 'corrected-already' }
  constructor(reason: CorrectionRefusedError['facts']['reason']) {
    super(`this cannot be corrected: ${reason}`)
    this.facts = { reason }
  }
}

/** One issuer signs so many papers a day and no more; nothing of this call was kept. */
export class TooManyAttestationsError extends DomainError {
  override readonly name = 'TooManyAttestationsError'
  readonly code = 'certificates/too-many-attestations'
  override readonly facts: { readonly limit: number }
  constructor(limit: number) {
    super(`one issuer may issue ${limit} attestations a day`)
    this.facts = { limit }
  }
}

/** There is no such transfer, or the caller is on neither side of it: not to be told apart. */
export class TransferNotFoundError extends DomainError {
  override readonly name = 'TransferNotFoundError'
  readonly code = 'certificates/transfer-not-found'
  constructor() {
    super('the caller is on no side of such a transfer')
  }
}

/** What the offer continues is not the animal's last settled owner, or somebody else holds an offer already. */
export class TransferRefusedError extends DomainError {
  override readonly name = 'TransferRefusedError'
  readonly code = 'certificates/transfer-refused'
  override readonly facts: { readonly reason: TransferRefusal }
  constructor(reason: TransferRefusal) {
    super(`this animal cannot be offered: ${reason}`)
    this.facts = { reason }
  }
}

/** Why an animal cannot be handed over this way. */
export type TransferRefusal =
  | 'nothing-to-follow'
  | 'another-is-open'
  | 'not-an-owner'
  | 'broken-chain'
  | 'not-an-offer'
  | 'expires-too-soon'
  | 'too-many'
