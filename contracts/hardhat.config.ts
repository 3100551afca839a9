import { fileURLToPath } from 'node:url'
import { defineConfig } from 'hardhat/config'

/** The compiler comes from npm, so that nothing is downloaded while compiling. */
const compilerPath = fileURLToPath(import.meta.resolve('solc/soljson.js'))

export default defineConfig({
  solidity: {
    version: '0.8.37',
    path: compilerPath,
    settings: {
      optimizer: { enabled: true, runs: 10_000 },
      evmVersion: 'cancun',
      // A contract is known by its code: another comment must not make it another contract.
      metadata: { bytecodeHash: 'none' },
    },
  },
  paths: { sources: './src', tests: { solidity: './test' } },
  test: {
    solidity: {
      fsPermissions: {
        readDirectory: ['../packages/domain/vectors'],
        readFile: [
          '../packages/domain/vectors/certificate-merkle.json',
          '../packages/domain/vectors/content-addresses.json',
        ],
      },
      fuzz: { runs: 256 },
      invariant: { runs: 32, depth: 32 },
    },
  },
})
