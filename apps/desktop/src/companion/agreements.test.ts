import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AgreementDraft,
  agreementDocument,
  agreementIdSchema,
  agreementText,
  deedDocument,
  keyPossessionDocument,
  type SigningTerms,
  signerOfTypedData,
} from '@pawfect/domain/certificates'
import { userIdSchema } from '@pawfect/domain/identity'
import { describe, expect, test } from 'vitest'
import { startTestCompanion } from './testing/test-companion.ts'

const carla = userIdSchema.parse('account-carla-1')
const ben = userIdSchema.parse('account-ben-0001')
const OFFICE = `0x${'0f'.repeat(20)}` as const
const SIGNING: SigningTerms = {
  place: { chainId: 7, verifyingContract: `0x${'22'.repeat(20)}` },
  token: `0x${'00'.repeat(20)}`,
  nonce: '12345678901234567890',
  deadline: '1900000000',
}
const FACTS = { agreementId: agreementIdSchema.parse('agreement-0001'), writtenOn: '2026-11-23' }

describe('the key for agreements', () => {
  test('is made once for each account, proves itself, and never leaves the companion', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const [first, again, other] = await Promise.all([
      browser.bridge.agreements.myKey({ accountId: carla }),
      browser.bridge.agreements.myKey({ accountId: carla }),
      browser.bridge.agreements.myKey({ accountId: ben }),
    ])
    const account = createHash('sha256').update(carla).digest('hex')

    expect(again.address).toBe(first.address)
    expect(other.address).not.toBe(first.address)
    expect(signerOfTypedData(keyPossessionDocument(`0x${account}`), first.possession as `0x${string}`)).toBe(
      first.address,
    )
    expect(Object.keys(first).sort()).toEqual(['address', 'possession'])
    await test.restart()
    await using after = await test.openBrowser()
    expect((await after.bridge.agreements.myKey({ accountId: carla })).address).toBe(first.address)
    expect((await readFile(join(test.folder, 'companion.db'))).includes(first.address)).toBe(true)
  })

  test('signs the agreement that was on the screen, and deeds under it', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { agreements } = browser.bridge
    const { address } = await agreements.myKey({ accountId: carla })
    const signers = { shelter: address, adopter: `0x${'33'.repeat(20)}`, arbiter: OFFICE } as const
    const asked = { accountId: carla, ...FACTS, draft: adoption(), signers, signing: SIGNING }
    const { signature } = await agreements.signAgreement({
      ...asked,
      shownText: agreementText(adoption(), FACTS),
    })

    const document = agreementDocument({ draft: adoption(), facts: FACTS, signers, signing: SIGNING })
    expect(signerOfTypedData(document, signature as `0x${string}`)).toBe(address)

    const termsHash = `0x${'44'.repeat(32)}` as const
    const under = { kind: 'adoption', termsHash, place: SIGNING.place } as const
    const deed = await agreements.signDeed({
      accountId: carla,
      ...under,
      deed: { deed: 'dispute', words: 'No.' },
    })
    const signed = deedDocument(deed.deed, { ...under, by: address })
    expect(signerOfTypedData(signed, deed.signature as `0x${string}`)).toBe(address)
  })

  test('error: signs no text that differs from the answers, and nothing that does not name it', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { agreements } = browser.bridge
    const { address } = await agreements.myKey({ accountId: carla })
    const signers = { shelter: address, adopter: `0x${'33'.repeat(20)}`, arbiter: OFFICE } as const
    const shownText = agreementText(adoption(), FACTS)
    const asked = { accountId: carla, ...FACTS, draft: adoption(), signers, signing: SIGNING, shownText }

    const dearer = { ...adoption(), feeCents: 99_999 }
    await expect(agreements.signAgreement({ ...asked, draft: dearer })).rejects.toMatchObject({
      code: 'agreements/text-differs',
    })
    const without = { ...signers, shelter: OFFICE }
    await expect(agreements.signAgreement({ ...asked, signers: without })).rejects.toMatchObject({
      code: 'agreements/not-a-party',
    })
  })
})

function adoption(): AgreementDraft {
  return {
    ...{ kind: 'adoption', language: 'en', animal: { name: 'Mika', registration: null } },
    ...{
      adopter: { name: 'Dora' },
      shelter: { name: 'Shelter Nord' },
      arbiter: { name: 'PawfectMatch office' },
    },
    ...{ disclosures: [], homeCheck: 'done', neutering: 'done', settlement: 'between-us', currency: 'EUR' },
    ...{ feeCents: 25_000, depositCents: 10_000, keptOnReturnCents: 5_000, trialDays: 21, objectionDays: 7 },
    ...{ arbitrationDays: 30, silentSharePercent: 50, passingOn: 'back-to-shelter', notes: '' },
  }
}
