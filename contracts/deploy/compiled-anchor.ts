import { readFile } from 'node:fs/promises'

/** What the compiler made of `CertificateAnchor.sol`. */
export type CompiledAnchor = { readonly abi: readonly unknown[]; readonly bytecode: string }

/**
 * Reads the compiled contract from hardhat's output.
 *
 * @throws {Error} when it was not compiled yet (`hardhat build`).
 */
export async function compiledAnchor(): Promise<CompiledAnchor> {
  const file = new URL('../artifacts/src/CertificateAnchor.sol/CertificateAnchor.json', import.meta.url)
  const artifact = JSON.parse(await readFile(file, 'utf8')) as CompiledAnchor
  return { abi: artifact.abi, bytecode: artifact.bytecode }
}
