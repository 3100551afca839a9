import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import {
  chainAddressOf,
  signerOfTypedData,
  signTypedData,
  TypedValueError,
  typedDataDigest,
  typedStructHash,
} from './sign-typed-data.ts'
import { type ActionMessage, type HexText, typedDocument } from './typed-data.ts'

const place = { chainId: 7_297_366, verifyingContract: address(0xc0) }
const secret = new Uint8Array(32).fill(0x5a)
const transfer = { deed: 7n, from: address(1), to: address(2), nonce: 3n, deadline: 1_900_000_000n }

const anyAddress = fc.bigInt({ min: 0n, max: 2n ** 160n - 1n }).map(address)
const anyNumber = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })
const anyTransfer = fc.record({
  deed: anyNumber,
  from: anyAddress,
  to: anyAddress,
  nonce: anyNumber,
  deadline: anyNumber,
})

describe('signTypedData', () => {
  prop.prop([anyTransfer])('tells who signed', message => {
    const document = deedTransfer(message)
    expect(signerOfTypedData(document, signTypedData(document, secret))).toBe(chainAddressOf(secret))
  })

  prop.prop([anyTransfer, anyTransfer])('is good for these very words alone', (words, others) => {
    fc.pre(
      JSON.stringify(Object.values(words).map(String)) !== JSON.stringify(Object.values(others).map(String)),
    )
    const signature = signTypedData(deedTransfer(words), secret)
    expect(signerOfTypedData(deedTransfer(others), signature)).not.toBe(chainAddressOf(secret))
  })

  test('is good on one chain and for one contract alone', () => {
    const signature = signTypedData(deedTransfer(transfer), secret)
    const elsewhere = [
      { ...place, chainId: 1 },
      { ...place, verifyingContract: address(0xc1) },
    ].map(other => typedDocument({ contract: 'PetDeed', action: 'DeedTransfer', message: transfer }, other))
    const signers = elsewhere.map(document => signerOfTypedData(document, signature))
    expect(signers).not.toContain(chainAddressOf(secret))
  })

  test('agrees with other software about the bytes', () => {
    expect(chainAddressOf(secret)).toBe('0xa8049bb68181799124f98e467dd749e120abfa64')
    expect(typedDataDigest(deedTransfer(transfer))).toBe(
      '0x9fced9054d35294e852f0a0ff553eb8aebfc0389ebe04c00e08d36e509ce8d83',
    )
    expect(typedStructHash(deedTransfer(transfer))).toBe(
      '0x487af75c87fae90b79b169fb45d85a88baeff7e91284ca33564267b168337bd7',
    )
    expect(signTypedData(deedTransfer(transfer), secret)).toBe(
      '0xc84a1a431b507c219ee08dab53279b4985d9098f7dd15abc00d9a69fb57a2921076b39f9f2c094c6175addc17eb26a8b371590c691ac2c419e3bb3ccd1cd04181c',
    )
  })

  test('error: what is no signature was signed by nobody', () => {
    const document = deedTransfer(transfer)
    const wrong: HexText[] = [
      '0x',
      `0x${'00'.repeat(65)}`,
      `0x${'ff'.repeat(64)}1b`,
      `0x${'11'.repeat(64)}1d`,
    ]
    expect(wrong.map(signature => signerOfTypedData(document, signature))).toEqual([null, null, null, null])
  })

  test('error: refuses values that do not fit their fields', () => {
    const wrong: Partial<ActionMessage<'PetDeed', 'DeedTransfer'>>[] = [
      { deed: -1n },
      { deed: 2n ** 256n },
      { from: '0x12' },
      { to: `0x${'zz'.repeat(20)}` },
    ]
    for (const part of wrong)
      expect(() => typedDataDigest(deedTransfer({ ...transfer, ...part }))).toThrow(TypedValueError)
  })
})

function deedTransfer(message: ActionMessage<'PetDeed', 'DeedTransfer'>) {
  return typedDocument({ contract: 'PetDeed', action: 'DeedTransfer', message }, place)
}

function address(number: number | bigint): HexText {
  return `0x${number.toString(16).padStart(40, '0')}`
}
