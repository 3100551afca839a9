import { readFile } from 'node:fs/promises'

/** Every contract we put on a chain, in the order of deployment. */
export const CONTRACTS = [
  'CertificateAnchor',
  'PetDeed',
  'BreedingAgreement',
  'AdoptionAgreement',
  'InsuranceEscrow',
  'RevenueSplit',
  'Souvenir',
  'ParkArt',
  'Market',
  'PlayMoney',
] as const

/** The name of one of our contracts. */
export type ContractName = (typeof CONTRACTS)[number]

/** What the compiler made of a contract. */
export type CompiledContract = { readonly abi: readonly unknown[]; readonly bytecode: string }

/**
 * Reads a compiled contract from hardhat's output.
 *
 * @throws {Error} when it was not compiled yet (`hardhat build`).
 */
export async function compiledContract(name: ContractName): Promise<CompiledContract> {
  const file = new URL(`../artifacts/src/${name}.sol/${name}.json`, import.meta.url)
  const artifact = JSON.parse(await readFile(file, 'utf8')) as CompiledContract
  return { abi: artifact.abi, bytecode: artifact.bytecode }
}

/** How a contract is called in `abi/`: `PetDeed` is `petDeed` in `pet-deed.ts`. */
export function namesInAbi(name: ContractName): { readonly camel: string; readonly file: string } {
  return {
    camel: `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    file: `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.ts`,
  }
}
