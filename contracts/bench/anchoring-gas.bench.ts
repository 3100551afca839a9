/**
 * What it costs to put certificates on the chain: our one root for a thousand of them beside a token for each, and
 * beside an attestation service. Gas is exact and the same on every machine. The promise: at most 50 a certificate.
 */
import { readFile } from 'node:fs/promises'
import { concat, encodeAbiParameters, encodeFunctionData, type Hex, keccak256, parseAbi, toHex } from 'viem'
import { certificateAnchorAbi, certificateAnchorBytecode } from '../abi/index.ts'
import { compileRegisters } from './compile-registers.ts'
import { type GasChain, openGasChain } from './gas-chain.ts'

const CERTIFICATES = 1000
const PROMISED_GAS = 50
/** As many as one call of the attestation service takes within an ordinary block. */
const ATTESTED_TOGETHER = 50
const URI = 'ipfs://bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'
const NOTHING = `0x${'00'.repeat(32)}` as const

const registerAbi = parseAbi(['function register(address owner, bytes32 digest, string uri)'])
const attestationAbi = parseAbi([
  'function register(string schema, address resolver, bool revocable) returns (bytes32)',
  'struct Data { address recipient; uint64 expirationTime; bool revocable; bytes32 refUID; bytes data; uint256 value; }',
  'struct One { bytes32 schema; Data data; }',
  'struct Many { bytes32 schema; Data[] data; }',
  'function attest(One request) payable returns (bytes32)',
  'function multiAttest(Many[] requests) payable returns (bytes32[])',
])

const chain = await openGasChain()
const anchored = (await anchorBatch(chain)) / CERTIFICATES
const attested = await attest(chain)
const registers = compileRegisters()
const others = {
  'full ERC-721 token': await registerTokens(chain, registers.full),
  'lean ERC-721 token': await registerTokens(chain, registers.lean),
  'attestation (EAS 1.9.0)': attested.alone,
  [`attestation, ${ATTESTED_TOGETHER} together (EAS 1.9.0)`]: attested.together,
}
const slug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')
for (const [name, gas] of Object.entries(others)) {
  report({
    name: `certificate-gas-beside-${slug(name)}`,
    value: anchored,
    baseline: `${name}, ${gas} gas`,
    ratio: gas / anchored,
  })
}
if (anchored > PROMISED_GAS) {
  console.error(`anchoring costs ${anchored} gas a certificate, more than ${PROMISED_GAS}`)
  process.exitCode = 1
}

async function anchorBatch({ create, send, sender }: GasChain): Promise<number> {
  const admin = encodeAbiParameters([{ type: 'address' }], [sender])
  const anchor = await create(concat([certificateAnchorBytecode, admin]))
  const args = [digestOf(0), CERTIFICATES, digestOf(1)] as const
  const data = encodeFunctionData({ abi: certificateAnchorAbi, functionName: 'anchorBatch', args })
  return (await send(anchor, data)).gas
}

/** The second one: the first also pays for the owner's first balance. */
async function registerTokens({ create, send, sender }: GasChain, code: Hex): Promise<number> {
  const register = await create(code)
  const dataFor = (number: number) =>
    encodeFunctionData({ abi: registerAbi, args: [sender, digestOf(number), URI] })
  await send(register, dataFor(1))
  return (await send(register, dataFor(2))).gas
}

async function attest({ create, send, sender }: GasChain): Promise<{ alone: number; together: number }> {
  const file = await readFile(new URL('eas-1.9.0.json', import.meta.url), 'utf8')
  const published = JSON.parse(file) as { schemaRegistry: Hex; attestationService: Hex }
  const schemas = await create(published.schemaRegistry)
  const service = await create(
    concat([published.attestationService, encodeAbiParameters([{ type: 'address' }], [schemas])]),
  )
  const noted = await send(
    schemas,
    encodeFunctionData({
      abi: attestationAbi,
      functionName: 'register',
      args: ['bytes32 digest', NOTHING.slice(0, 42) as Hex, true],
    }),
  )
  const schema = noted.receipt.logs[0]?.topics[1] ?? NOTHING
  const dataOf = (number: number) => ({
    recipient: sender,
    expirationTime: 0n,
    revocable: true,
    refUID: NOTHING,
    data: digestOf(number),
    value: 0n,
  })
  const one = encodeFunctionData({
    abi: attestationAbi,
    functionName: 'attest',
    args: [{ schema, data: dataOf(0) }],
  })
  const all = Array.from({ length: ATTESTED_TOGETHER }, (_, i) => dataOf(i + 1))
  const many = encodeFunctionData({
    abi: attestationAbi,
    functionName: 'multiAttest',
    args: [[{ schema, data: all }]],
  })
  return {
    alone: (await send(service, one)).gas,
    together: Math.round((await send(service, many)).gas / ATTESTED_TOGETHER),
  }
}

function digestOf(number: number): Hex {
  return keccak256(toHex(number))
}

function report(figure: { name: string; value: number; baseline: string; ratio: number }): void {
  const line = { unit: 'gas', ...figure }
  console.log(
    process.argv.includes('--json')
      ? JSON.stringify(line)
      : `${line.name}: ${line.value.toFixed(1)} gas a certificate; ${line.baseline} (${line.ratio.toFixed(0)} times)`,
  )
}
