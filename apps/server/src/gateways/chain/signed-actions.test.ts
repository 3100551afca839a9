import {
  adoptionAgreementAbi,
  adoptionAgreementBytecode,
  breedingAgreementAbi,
  breedingAgreementBytecode,
  insuranceEscrowAbi,
  insuranceEscrowBytecode,
  marketAbi,
  marketBytecode,
  parkArtAbi,
  parkArtBytecode,
  petDeedAbi,
  petDeedBytecode,
  revenueSplitAbi,
  revenueSplitBytecode,
  souvenirAbi,
  souvenirBytecode,
} from '@pawfect/contracts'
import {
  type HexText,
  SIGNED_ACTIONS,
  type SignedContract,
  type TypedDocument,
  typedDataDigest,
} from '@pawfect/domain/certificates'
import fc from 'fast-check'
import { type Abi, encodeDeployData, encodeFunctionData, hashTypedData, keccak256, toHex } from 'viem'
import { decodeFunctionResult } from 'viem/utils'
import { describe, expect, test } from 'vitest'
import { bytesAnswer, receiptAnswer } from './chain-answers.ts'
import { startAnvil } from './start-anvil.ts'

/** The contracts that act on signatures, as they were compiled. */
const COMPILED: Record<SignedContract, { readonly abi: Abi; readonly bytecode: HexText }> = {
  PetDeed: { abi: petDeedAbi, bytecode: petDeedBytecode },
  BreedingAgreement: { abi: breedingAgreementAbi, bytecode: breedingAgreementBytecode },
  AdoptionAgreement: { abi: adoptionAgreementAbi, bytecode: adoptionAgreementBytecode },
  InsuranceEscrow: { abi: insuranceEscrowAbi, bytecode: insuranceEscrowBytecode },
  RevenueSplit: { abi: revenueSplitAbi, bytecode: revenueSplitBytecode },
  Souvenir: { abi: souvenirAbi, bytecode: souvenirBytecode },
  ParkArt: { abi: parkArtAbi, bytecode: parkArtBytecode },
  Market: { abi: marketAbi, bytecode: marketBytecode },
}
const NAMES = Object.keys(COMPILED) as SignedContract[]
const SOMEBODY = `0x${'5a'.repeat(20)}` as const

type Field = { readonly name: string; readonly type: string }

describe.each(NAMES)('what is signed for %s', name => {
  test('has the fields of the structs its contract takes, in their order, and nothing else', () => {
    expect(actionsOf(name)).toEqual(structsOf(COMPILED[name].abi))
  })

  test('is hashed under the very types its contract was compiled with', () => {
    for (const [action, fields] of Object.entries(actionsOf(name))) {
      const words = `${action}(${fields.map(field => `${field.type} ${field.name}`).join(',')})`
      expect(COMPILED[name].bytecode).toContain(keccak256(toHex(words)).slice(2))
    }
  })

  test('comes to the same bytes in other software', () => {
    for (const action of Object.keys(SIGNED_ACTIONS[name]))
      fc.assert(
        fc.property(anyDocument(name, action), document => {
          expect(typedDataDigest(document)).toBe(hashTypedData(forViem(document)))
        }),
        { seed: 1, numRuns: 20 },
      )
  })
})

test('every contract calls itself, its version and its place as the signed documents do', async () => {
  await using chain = await startAnvil({ chainId: 424_242, mining: 'by-hand' })
  await chain.ask('anvil_impersonateAccount', [SOMEBODY])
  await chain.ask('anvil_setBalance', [SOMEBODY, '0xde0b6b3a7640000'])
  for (const name of NAMES) {
    const { abi, bytecode } = COMPILED[name]
    const takesAnchor = name === 'PetDeed' || name === 'Souvenir'
    const data = encodeDeployData({ abi, bytecode, args: takesAnchor ? [SOMEBODY] : [] })
    const hash = await chain.ask('eth_sendTransaction', [{ from: SOMEBODY, data, gas: '0x7a1200' }])
    await chain.ask('evm_mine', [])
    const receipt = receiptAnswer.parse(await chain.ask('eth_getTransactionReceipt', [hash]))
    const to = receipt?.contractAddress as HexText
    const question = { to, data: encodeFunctionData({ abi, functionName: 'eip712Domain' }) }
    const answer = bytesAnswer.parse(await chain.ask('eth_call', [question, 'latest']))
    const domain = decodeFunctionResult({ abi, functionName: 'eip712Domain', data: answer }) as unknown[]
    expect(domain.slice(1, 4)).toEqual([`PawfectMatch ${name}`, '1', 424_242n])
    expect(String(domain[4]).toLowerCase()).toBe(to)
  }
})

function actionsOf(name: SignedContract): Record<string, readonly Field[]> {
  return { ...SIGNED_ACTIONS[name] }
}

/** Every struct a function takes that carries a deadline: those are signed. */
function structsOf(abi: Abi): Record<string, readonly Field[]> {
  const structs: Record<string, readonly Field[]> = {}
  for (const entry of abi) {
    if (entry.type !== 'function') continue
    for (const input of entry.inputs) {
      if (!('components' in input) || input.internalType === undefined) continue
      const fields = input.components.map(({ name = '', type }) => ({ name, type }))
      if (fields.at(-1)?.name !== 'deadline') continue
      structs[input.internalType.replace(/^struct (\w+\.)?/, '')] = fields
    }
  }
  return structs
}

function anyDocument(name: SignedContract, action: string): fc.Arbitrary<TypedDocument> {
  const fields = actionsOf(name)[action] ?? []
  const values = Object.fromEntries(fields.map(field => [field.name, anyValue(field.type)]))
  return fc.record({ message: fc.record(values), contract: anyHex(20) }).map(({ message, contract }) => ({
    domain: { name: `PawfectMatch ${name}`, version: '1', chainId: 7, verifyingContract: contract },
    types: { [action]: fields as TypedDocument['types'][string] },
    primaryType: action,
    message: message as TypedDocument['message'],
  }))
}

function anyValue(type: string): fc.Arbitrary<unknown> {
  if (type === 'bool') return fc.boolean()
  if (type === 'address') return anyHex(20)
  if (type === 'bytes32') return anyHex(32)
  const bits = BigInt(type.slice('uint'.length))
  const whole = fc.bigInt({ min: 0n, max: 2n ** bits - 1n })
  return bits <= 32n ? whole.map(Number) : whole
}

function anyHex(length: number): fc.Arbitrary<HexText> {
  return fc.uint8Array({ minLength: length, maxLength: length }).map(bytes => toHex(bytes))
}

/** The same document; viem's types want to know its fields beforehand. */
function forViem(document: TypedDocument): Parameters<typeof hashTypedData>[0] {
  return document as unknown as Parameters<typeof hashTypedData>[0]
}
