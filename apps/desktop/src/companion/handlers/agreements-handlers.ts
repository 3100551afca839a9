import { createHash, randomBytes } from 'node:crypto'
import {
  type AgreementSigners,
  agreementDocument,
  agreementText,
  deedDocument,
  type HexText,
  keyPossessionDocument,
  signedDeedSchema,
  signTypedData,
} from '@pawfect/domain/certificates'
import { BridgeError, type BridgeHandlers } from '../../bridge/index.ts'
import { type ChainKeyParts, withChainKey } from '../keys/chain-key.ts'

/** Time for the record to take a signed deed. */
const GOOD_FOR_S = 30 * 86_400

/** Answers the agreements channel. The secret half of the key lives here and nowhere else. */
export function createAgreementsHandlers(parts: ChainKeyParts): BridgeHandlers['agreements'] {
  return {
    myKey: ({ accountId }) =>
      withChainKey(parts, accountId, (secret, address) => {
        const account = createHash('sha256').update(accountId).digest('hex')
        return { address, possession: signTypedData(keyPossessionDocument(`0x${account}`), secret) }
      }),
    signAgreement: ({ accountId, agreementId, writtenOn, draft, shownText, signers, signing }) =>
      withChainKey(parts, accountId, (secret, address) => {
        const facts = { agreementId, writtenOn }
        if (agreementText(draft, facts) !== shownText) throw textDiffers()
        if (!Object.values(signers).includes(address)) throw notAParty(address)
        const document = agreementDocument({ draft, facts, signers: signers as AgreementSigners, signing })
        return { signature: signTypedData(document, secret) }
      }),
    signDeed: ({ accountId, kind, termsHash, place, deed }) =>
      withChainKey(parts, accountId, (secret, address) => {
        const nonce = BigInt(`0x${randomBytes(32).toString('hex')}`).toString()
        const deadline = String(Math.floor(Date.now() / 1000) + GOOD_FOR_S)
        const signed = signedDeedSchema.parse({ ...deed, nonce, deadline })
        const context = { kind, termsHash: termsHash as HexText, by: address, place }
        return { deed: signed, signature: signTypedData(deedDocument(signed, context), secret) }
      }),
  }
}

function textDiffers(): BridgeError {
  return new BridgeError({
    code: 'agreements/text-differs',
    message: 'the answers give another text than the one that was shown',
  })
}

function notAParty(address: string): BridgeError {
  return new BridgeError({
    code: 'agreements/not-a-party',
    message: 'the agreement does not name the key of this account',
    facts: { address },
  })
}
