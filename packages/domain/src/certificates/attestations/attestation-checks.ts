import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type CertificateCheck, failed, notChecked, passed } from '../certificate-report.ts'
import { isProofIntact } from '../data-integrity-proof.ts'
import { controllerOf } from '../did-key.ts'
import type { PaperExpectation } from '../paper-report.ts'
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
  if (foreign !== undefined)
    return failed('facts', `${foreign.name} is not what the issuer signed: it was changed or slipped in.`)
  const problem = problemWithFacts(credential.credentialSubject.kind, facts)
  if (problem !== null) return failed('facts', `The issuer signed facts that cannot be: ${problem}.`)
  return passed('facts', `Every fact shown (${facts.length}) is one the issuer signed.`)
}

/** Whether a whole file says what its kind must say. */
export function checkComplete({ credential, facts }: Paper): CertificateCheck {
  const { kind } = credential.credentialSubject
  const names = facts.map(fact => fact.name)
  const missing = missingFact(kind, names)
  return missing === null
    ? passed('complete', 'Nothing that such a paper must say is missing.')
    : failed('complete', `${missing} is missing: the file holds less than its issuer signed.`)
}

/** What a showing leaves closed cannot be checked, and is said. */
export function checkHiddenFacts({ credential, facts }: Paper): CertificateCheck {
  const closed = credential.credentialSubject.facts.length - facts.length
  return notChecked(
    'hidden-facts',
    `What the holder did not show: up to ${closed} more facts stay closed, and some may be empty.`,
  )
}

/** Whether a newer paper was known to put this one right. */
export function checkCorrection({ status }: Paper): CertificateCheck {
  const { correctedBy, revocationSnapshot } = status
  return correctedBy === null
    ? passed('correction-snapshot', `No correction was known as of ${revocationSnapshot.asOf}.`)
    : failed(
        'correction-snapshot',
        `Corrected on ${correctedBy.at} by ${correctedBy.id}: ${correctedBy.reason}. Ask for that one.`,
      )
}

/** Whether today lies within the time it speaks about. */
export function checkPeriod({ credential }: Paper, now: Date | undefined): CertificateCheck {
  const { validFrom, validUntil } = credential
  if (now === undefined)
    return notChecked('period', 'Whether it is over: the verifier did not say what day it is.')
  if (now.getTime() < Date.parse(validFrom)) return failed('period', `It only becomes valid on ${validFrom}.`)
  if (validUntil !== undefined && now.getTime() > Date.parse(validUntil))
    return failed('period', `It ended on ${validUntil}.`)
  return passed('period', validUntil === undefined ? 'It has no end.' : `It holds until ${validUntil}.`)
}

/** How far the attester's word carries, and who says so. */
export function checkAttester(
  credential: SignedAttestation,
  trust: PaperExpectation['trust'],
): CertificateCheck {
  const { attesterRole } = credential.credentialSubject
  const known = trust?.attesters?.some(it => it.did === credential.issuer.id && it.role === attesterRole)
  if (known === true)
    return passed(
      'attester',
      `You know this key as a ${attesterRole}'s: weight ${attesterWeight(attesterRole, true)} of 4.`,
    )
  return notChecked(
    'attester',
    `Whether the issuer is a ${attesterRole}, as stated: until you know this key, it counts as anybody's word (weight ${attesterWeight(attesterRole, false)} of 4).`,
  )
}

/** Whether the photo that came along is the very file the issuer saw. */
export function checkPhoto({ facts }: Paper, photo: Uint8Array | undefined): readonly CertificateCheck[] {
  const attested = facts.find(fact => fact.name === 'photo.hash')?.value
  if (photo === undefined)
    return attested === undefined
      ? []
      : [notChecked('photo', 'Whether your photo is the one attested: none was given.')]
  if (attested === undefined)
    return [notChecked('photo', 'The photo: this paper shows no photo to compare it with.')]
  return [
    bytesToHex(sha256(photo)) === attested
      ? passed('photo', 'The photo is, byte for byte, the one the issuer saw.')
      : failed(
          'photo',
          'The photo is another file than the one the issuer saw. It may have been swapped, or only saved again.',
        ),
  ]
}

/** Whether the holder named in the paper made this showing, for whoever asked, just now. */
export function checkShowing(
  paper: Presentation,
  { asked, now }: PaperExpectation,
): readonly CertificateCheck[] {
  const { holder } = paper.credential.credentialSubject
  const { audience, nonce, shownAt } = paper.showing
  const signer = controllerOf(paper.proof.verificationMethod)
  const intact = isProofIntact(paper) && paper.proof.created === shownAt
  return [
    intact
      ? passed('showing-signature', 'The choice of facts is as its holder signed it.')
      : failed('showing-signature', 'The choice of facts was changed after its holder signed it.'),
    holder === undefined
      ? notChecked('holder', 'Who may show it: the paper names no holder, so whoever has a copy can.')
      : signer === holder
        ? passed('holder', 'It is shown by the key the paper names as its holder.')
        : failed('holder', 'It is shown with another key than its holder’s: somebody shows a copy.'),
    asked === undefined
      ? notChecked(
          'audience',
          `Whether it was made for you: it says it is for "${audience}", question ${nonce}.`,
        )
      : asked.audience === audience && asked.nonce === nonce
        ? passed('audience', 'It was made for you, in answer to your question.')
        : failed('audience', 'It was made for somebody else or in answer to another question.'),
    checkShownAt(shownAt, now),
  ]
}

function checkShownAt(shownAt: string, now: Date | undefined): CertificateCheck {
  if (now === undefined) return notChecked('shown-at', `Whether it is fresh: it was made at ${shownAt}.`)
  const ageMs = now.getTime() - Date.parse(shownAt)
  return ageMs <= SHOWING_LASTS_MS && ageMs >= -CLOCKS_DIFFER_MS
    ? passed('shown-at', `It was made at ${shownAt}.`)
    : failed('shown-at', `It was made at ${shownAt}: a showing counts for a day.`)
}
