import { createHash, randomBytes } from 'node:crypto'
import {
  type AgreementSigners,
  agreementDocument,
  agreementText,
  chainAddressOf,
  deedDocument,
  type HexText,
  keyPossessionDocument,
  signedDeedSchema,
  signTypedData,
} from '@pawfect/domain/certificates'
import { type AccountScope, BridgeError, type BridgeHandlers } from '../../bridge/index.ts'
import type { KeyVault } from '../keys/key-vault.ts'
import type { AgreementKeyStore, StoredAgreementKey } from '../store/agreement-key-store.ts'

/** Time for the record to take a signed deed. */
const GOOD_FOR_S = 30 * 86_400

/** What the agreements calls work with. */
export type AgreementsParts = { readonly keys: AgreementKeyStore; readonly vault: KeyVault }

/** Answers the agreements channel. The secret half of the key lives here and nowhere else. */
export function createAgreementsHandlers(parts: AgreementsParts): BridgeHandlers['agreements'] {
  return {
    myKey: ({ accountId }) =>
      withSecret(parts, accountId, (secret, address) => {
        const account = createHash('sha256').update(accountId).digest('hex')
        return { address, possession: signTypedData(keyPossessionDocument(`0x${account}`), secret) }
      }),
    signAgreement: ({ accountId, agreementId, writtenOn, draft, shownText, signers, signing }) =>
      withSecret(parts, accountId, (secret, address) => {
        const facts = { agreementId, writtenOn }
        if (agreementText(draft, facts) !== shownText) throw textDiffers()
        if (!Object.values(signers).includes(address)) throw notAParty(address)
        const document = agreementDocument({ draft, facts, signers: signers as AgreementSigners, signing })
        return { signature: signTypedData(document, secret) }
      }),
    signDeed: ({ accountId, kind, termsHash, place, deed }) =>
      withSecret(parts, accountId, (secret, address) => {
        const nonce = BigInt(`0x${randomBytes(32).toString('hex')}`).toString()
        const deadline = String(Math.floor(Date.now() / 1000) + GOOD_FOR_S)
        const signed = signedDeedSchema.parse({ ...deed, nonce, deadline })
        const context = { kind, termsHash: termsHash as HexText, by: address, place }
        return { deed: signed, signature: signTypedData(deedDocument(signed, context), secret) }
      }),
  }
}

/** Opens the account's key, making it at its first use, uses it, and wipes it. */
async function withSecret<Result>(
  parts: AgreementsParts,
  accountId: AccountScope,
  use: (secret: Uint8Array, address: HexText) => Result,
): Promise<Result> {
  const stored = parts.keys.find(accountId) ?? (await makeKey(parts, accountId))
  const secret = await parts.vault.unseal(stored.sealedSecret, stored.protection)
  try {
    return use(secret, chainAddressOf(secret))
  } finally {
    secret.fill(0)
  }
}

async function makeKey(
  { keys, vault }: AgreementsParts,
  accountId: AccountScope,
): Promise<StoredAgreementKey> {
  // All but one of 2^128 random secrets are keys of the curve; `chainAddressOf` refuses the rest.
  const secret = new Uint8Array(randomBytes(32))
  const address = chainAddressOf(secret)
  const { sealed, protection } = await vault.seal(secret)
  secret.fill(0)
  return keys.addFirst(accountId, { address, protection, sealedSecret: sealed })
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
