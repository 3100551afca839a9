import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type CertificateCheck, failed, notChecked, passed } from '../certificate-report.ts'
import { isProofIntact } from '../data-integrity-proof.ts'
import { controllerOf } from '../did-key.ts'
import type { PaperExpectation } from '../paper-report.ts'
import { say } from '../sayings/saying.ts'
import type { SignedAttestation } from './attestation.ts'
import type { AttestationFile, Presentation } from './attestation-file.ts'
import { attesterWeight } from './attester-role.ts'
import { missingFact, problemWithFacts } from './fact-vocabulary.ts'
import { factDigest } from './salted-fact.ts'

/** A showing counts for this long after it was made, and by this much before, for clocks that differ. */
const SHOWING_LASTS_MS = 24 * 3_600_000
const CLOCKS_DIFFER_MS = 10 * 60_000

type Paper = Pick<AttestationFile, 'credential' | 'status' | 'facts'>

/** Whether every opened fact is one the issuer signed, and is written as such a fact is. */
export function checkFacts({ credential, facts }: Paper): CertificateCheck {
  const signed = new Set(credential.credentialSubject.facts)
  const foreign = facts.find(fact => !signed.has(factDigest(fact)))
  if (foreign !== undefined) return failed('facts', 'facts-slipped-in', { fact: foreign.name })
  const problem = problemWithFacts(credential.credentialSubject.kind, facts)
  if (problem !== null) return failed('facts', 'facts-impossible', { problem })
  return passed('facts', 'facts-signed', { shown: facts.length })
}

/** Whether a whole file says what its kind must say. */
export function checkComplete({ credential, facts }: Paper): CertificateCheck {
  const { kind } = credential.credentialSubject
  const names = facts.map(fact => fact.name)
  const missing = missingFact(kind, names)
  return missing === null
    ? passed('complete', 'complete')
    : failed('complete', 'incomplete', { fact: missing })
}

/** What a showing leaves closed cannot be checked, and is said. */
export function checkHiddenFacts({ credential, facts }: Paper): CertificateCheck {
  const closed = credential.credentialSubject.facts.length - facts.length
  return notChecked('hidden-facts', 'facts-hidden', { closed })
}

/** Whether a newer paper was known to put this one right. */
export function checkCorrection({ status }: Paper): CertificateCheck {
  const { correctedBy, revocationSnapshot } = status
  if (correctedBy === null)
    return passed('correction-snapshot', 'not-corrected', { asOf: revocationSnapshot.asOf })
  const { at, id, reason } = correctedBy
  return failed('correction-snapshot', 'corrected', { correctedAt: at, id, reason })
}

/** Whether today lies within the time it speaks about. */
export function checkPeriod({ credential }: Paper, now: Date | undefined): CertificateCheck {
  const { validFrom, validUntil } = credential
  if (now === undefined) return notChecked('period', 'period-unasked')
  if (now.getTime() < Date.parse(validFrom)) return failed('period', 'period-ahead', { from: validFrom })
  if (validUntil === undefined) return passed('period', 'period-endless')
  return now.getTime() > Date.parse(validUntil)
    ? failed('period', 'period-over', { until: validUntil })
    : passed('period', 'period-running', { until: validUntil })
}

/** How far the attester's word carries, and who says so. */
export function checkAttester(
  credential: SignedAttestation,
  trust: PaperExpectation['trust'],
): CertificateCheck {
  const { attesterRole } = credential.credentialSubject
  const isKnown =
    trust?.attesters?.some(it => it.did === credential.issuer.id && it.role === attesterRole) === true
  const facts = { role: say(`role-${attesterRole}`), weight: attesterWeight(attesterRole, isKnown) }
  return isKnown
    ? passed('attester', 'attester-known', facts)
    : notChecked('attester', 'attester-stated', facts)
}

/** Whether the photo that came along is the very file the issuer saw. */
export function checkPhoto({ facts }: Paper, photo: Uint8Array | undefined): readonly CertificateCheck[] {
  const attested = facts.find(fact => fact.name === 'photo.hash')?.value
  if (photo === undefined) return attested === undefined ? [] : [notChecked('photo', 'photo-not-given')]
  if (attested === undefined) return [notChecked('photo', 'photo-not-shown')]
  return [
    bytesToHex(sha256(photo)) === attested ? passed('photo', 'photo-same') : failed('photo', 'photo-differs'),
  ]
}

/** Whether the holder named in the paper made this showing, for whoever asked, just now. */
export function checkShowing(
  paper: Presentation,
  { asked, now }: PaperExpectation,
): readonly CertificateCheck[] {
  const { shownAt } = paper.showing
  const intact = isProofIntact(paper) && paper.proof.created === shownAt
  return [
    intact ? passed('showing-signature', 'showing-fits') : failed('showing-signature', 'showing-broken'),
    checkHolder(paper),
    checkAudience(paper, asked),
    checkShownAt(shownAt, now),
  ]
}

function checkHolder({ credential, proof }: Presentation): CertificateCheck {
  const { holder } = credential.credentialSubject
  if (holder === undefined) return notChecked('holder', 'holder-unnamed')
  return controllerOf(proof.verificationMethod) === holder
    ? passed('holder', 'holder-fits')
    : failed('holder', 'holder-differs')
}

function checkAudience({ showing }: Presentation, asked: PaperExpectation['asked']): CertificateCheck {
  const { audience, nonce } = showing
  if (asked === undefined) return notChecked('audience', 'audience-unasked', { audience, nonce })
  return asked.audience === audience && asked.nonce === nonce
    ? passed('audience', 'audience-you')
    : failed('audience', 'audience-other')
}

function checkShownAt(shownAt: string, now: Date | undefined): CertificateCheck {
  if (now === undefined) return notChecked('shown-at', 'shown-unasked', { shownAt })
  const ageMs = now.getTime() - Date.parse(shownAt)
  return ageMs <= SHOWING_LASTS_MS && ageMs >= -CLOCKS_DIFFER_MS
    ? passed('shown-at', 'shown-fresh', { shownAt })
    : failed('shown-at', 'shown-stale', { shownAt })
}
